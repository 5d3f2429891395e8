from __future__ import annotations

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase

from research.describing import file_of
from research.exports import signposting
from research.models import Edition
from research.views.finding import Found, below_publication
from site_config.media.views import document_file


@below_publication
def publication_file(request: HttpRequest, found: Found, name: str) -> HttpResponseBase:
    """
    Answer with the file of an edition, below its publication's page, where Google Scholar looks for it.

    The address names the edition and not the stored file, so it survives a replacement. Raises Http404 for a name
    that no edition has, and for a file that could not be read when it was measured.
    """
    edition = next((each for each in found.page.all_editions if each.address_name == name), None)
    if edition is None or edition.file is None:
        raise Http404
    response = document_file(request, edition.file)
    response["Content-Language"] = ", ".join(edition.languages)
    response["Content-Disposition"] = f'{"inline" if name.endswith(".pdf") else "attachment"}; filename="{name}"'
    response["Link"] = _links(found, edition)
    # Anyone may keep it, but asks each time whether it was replaced or made private.
    response["Cache-Control"] = "public, no-cache"
    return response


def _links(found: Found, edition: Edition) -> str:
    """Return the Link header: the page, its links, and the one address of the file that search engines should keep."""
    language = edition.languages[0]
    record = found.record_in(language)
    file = file_of(edition, found.page, language)
    return signposting.link_header(signposting.file_links(record, file)) if file else ""
