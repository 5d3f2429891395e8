from __future__ import annotations

import json
from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from research.exports import signposting, table
from research.exports.bibtex import bibtex
from research.exports.csl import csl_json
from research.exports.dublin_core import dublin_core_xml
from research.exports.ris import ris
from research.exports.schema_org import schema_jsonld
from research.record import Record
from research.views.finding import Found, below_publication
from site_config.pages.identity import mission_node


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)


#: What writes each export. All of them are made of the same record, so they agree.
WRITERS: dict[table.Export, Callable[[Record], str | bytes]] = {
    table.BIBTEX: bibtex,
    table.RIS: ris,
    table.CSL_JSON: lambda record: _json(csl_json(record)),
    table.DUBLIN_CORE: dublin_core_xml,
    table.SCHEMA_ORG: lambda record: schema_jsonld(record, mission_node(record.language)),
}
BY_NAME = {export.name: export for export in (*WRITERS, table.LINKSET)}


@below_publication
def publication_export(request: HttpRequest, found: Found, name: str) -> HttpResponseBase:
    """
    Answer with the record of the edition that the page is about, in the form that `name` asks for.

    Raises Http404 for a form that there is not, such as `cite.xyz`.
    """
    export = BY_NAME.get(name)
    if export is None:
        raise Http404
    if export is table.LINKSET:
        # The links of this very page, which may be in another language than the edition.
        record = found.record_seen_here()
        content: str | bytes = _json(signposting.linkset(record, found.permanent_link))
    else:
        record = found.record()
        content = WRITERS[export](record)
    response = HttpResponse(content, content_type=f"{export.media_type}; charset=utf-8")
    stem, _dot, ending = export.name.rpartition(".")
    response["Content-Disposition"] = (
        f"{'attachment' if export.is_download else 'inline'}; "
        f'filename="publication-{record.number}-{record.language}-{stem}.{ending}"'
    )
    response["Content-Language"] = record.language
    response["Link"] = signposting.link_header(signposting.export_links(record))
    response["Cache-Control"] = "public, no-cache"
    return response
