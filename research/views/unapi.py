"""
unAPI (version 1, Chudnov and others 2006): how Zotero finds whole records behind a page.

It is the one way in which Zotero keeps the name of an organisation in one piece.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from xml.etree import ElementTree

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from research.describing import Describer, published_pages, source_of
from research.exports.bibtex import bibtex
from research.exports.dublin_core import dublin_core_xml
from research.exports.ris import ris
from research.exports.zotero_rdf import zotero_rdf
from research.models import PermanentNumber, PublicationPage
from research.record import Record


@dataclass(frozen=True)
class Format:
    """A format that a record can be had in, and the media type of the answer."""

    media_type: str
    write: Callable[[Record], str | bytes]


#: The one that clients should take comes first.
FORMATS = {
    "rdf_zotero": Format("application/rdf+xml", zotero_rdf),
    "oai_dc": Format("application/xml", dublin_core_xml),
    "bibtex": Format("application/x-bibtex", bibtex),
    "ris": Format("application/x-research-info-systems", ris),
}

_ID = re.compile(r"publication:([1-9][0-9]{0,8}):([a-z]{2})")


def unapi_id(number: int, language: str) -> str:
    """Return a record's identifier, which may stand in an address as it is."""
    return f"publication:{number}:{language}"


@csrf_exempt
@require_safe
def unapi(request: HttpRequest) -> HttpResponse:
    """
    Answer the protocol's three questions: which formats there are, which for a record, and the record itself.

    By its section 3: 300 with the formats of a record, 404 for a record that is not there, 406 for an unknown format.
    """
    identifier, name = request.GET.get("id", ""), request.GET.get("format", "")
    if not identifier:
        return _formats()
    record = _record(identifier)
    if record is None:
        return HttpResponse("There is no such publication.\n", status=404, content_type="text/plain; charset=utf-8")
    if not name:
        return _formats(identifier, status=300)
    known = FORMATS.get(name)
    if known is None:
        return HttpResponse("There is no such format.\n", status=406, content_type="text/plain; charset=utf-8")
    response = HttpResponse(known.write(record), content_type=f"{known.media_type}; charset=utf-8")
    response["Content-Language"] = record.language
    return response


def _record(identifier: str) -> Record | None:
    """Return the record under an identifier; None where it is malformed, and where nothing public stands under it."""
    match = _ID.fullmatch(identifier)
    if match is None:
        return None
    number, language = int(match[1]), match[2]
    keys = list(PermanentNumber.objects.filter(number=number).values_list("translation_key", flat=True))
    pages = next(iter(published_pages(PublicationPage.objects, keys).values()), None)
    if not pages or language not in source_of(pages).languages:
        return None
    return Describer(PublicationPage.objects, keys).record(pages, language)


def _formats(identifier: str = "", status: int = 200) -> HttpResponse:
    root = ElementTree.Element("formats", {"id": identifier} if identifier else {})
    for name, known in FORMATS.items():
        ElementTree.SubElement(root, "format", {"name": name, "type": known.media_type})
    content = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return HttpResponse(content, status=status, content_type="application/xml; charset=utf-8")
