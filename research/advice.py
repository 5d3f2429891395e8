"""What an editor should know about the files of a publication just published; none of it stops the publishing."""

from __future__ import annotations

from collections.abc import Iterator

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from research.models import Edition, PublicationPage

#: Google Scholar's own limit for what it reads (its guidelines for webmasters, "File size").
SCHOLAR_BYTES = 5 * 1024 * 1024


def advice(page: PublicationPage) -> list[str]:
    """Return sentences about the page's files, most serious first."""
    return [sentence for edition in page.all_editions for sentence in _about(edition)]


def _about(edition: Edition) -> Iterator[str]:
    document = edition.document
    if document is None:
        return
    names = {"file": document.title, "size": filesizeformat(document.file_size or 0)}
    if document.is_parked:
        yield _("“%(file)s” cannot be read, so readers are not offered it. Replace the file.") % names
        return
    if (document.file_size or 0) > SCHOLAR_BYTES:
        yield _("“%(file)s” has %(size)s. Google Scholar reads no file above 5 MB; save it in a smaller size.") % names
    if document.has_text is False:
        yield _("“%(file)s” is a scan without text: it cannot be searched or read aloud.") % names
