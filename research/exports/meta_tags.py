"""
A record as `<meta>` tags: Highwire's, from which Google Scholar and Zotero cite, and Dublin Core's.

They describe the document in the record's language; `og:` and the page's description are about the page.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.utils.encoding import iri_to_uri

from research.exports.signposting import Link, links
from research.record import Record
from site_config.languages.partial_dates import PartialDate
from site_config.pages.structured_data import Node

PDF = "application/pdf"

#: The links that say which vocabulary a prefix of the names stands for.
SCHEMES = (
    Link("schema.DC", "http://purl.org/dc/elements/1.1/"),
    Link("schema.DCTERMS", "http://purl.org/dc/terms/"),
)


@dataclass(frozen=True)
class MetaTag:
    """A tag of the head; `language` is that of the content, where it has one."""

    name: str
    content: str
    language: str = ""


@dataclass(frozen=True)
class Head:
    """What `research/head.html` prints, beside what `base.html` prints of every page."""

    tags: tuple[MetaTag, ...]
    links: tuple[Link, ...]
    nodes: tuple[Node, ...]


def head(record: Record, page_permalink: str, nodes: tuple[Node, ...] = ()) -> Head:
    """Return all that the head of a record's landing page says of it; `nodes` is its structured data, main first."""
    return Head(tuple(meta_tags(record)), (*SCHEMES, *links(record, page_permalink)), nodes)


def meta_tags(record: Record) -> list[MetaTag]:
    """Return the tags with something to say, Highwire's first."""
    tags = [*_highwire(record), *_dublin_core(record)]
    return [tag for tag in tags if tag.content]


def scholar_date(date: PartialDate | None) -> str:
    """Return a date as Google Scholar takes it: year, month and day, or a year alone."""
    if date is None:
        return ""
    return date.isoformat().replace("-", "/") if date.day else str(date.year)


def pdf_url(record: Record) -> str:
    """
    Return the address of the PDF below the landing page's own address; empty for any other.

    Google Scholar takes no file from elsewhere, and a wrong address costs the whole record.
    """
    for file in record.files:
        url = iri_to_uri(file.url)
        is_below = url.startswith(iri_to_uri(record.page_url))
        if file.media_type == PDF and is_below and urlsplit(url).path.lower().endswith(".pdf"):
            return url
    return ""


def _highwire(record: Record) -> Iterator[MetaTag]:
    # Title, first author and year: without one of them Google Scholar passes over all the others.
    yield MetaTag("citation_title", record.full_title, record.title_language)
    for creator in record.creators:
        yield MetaTag("citation_author", creator.inverted)
    yield MetaTag("citation_publication_date", scholar_date(record.date))
    # Zotero lets this one override the other, so the month that Scholar cannot take is kept.
    yield MetaTag("citation_date", record.date.isoformat() if record.date else "")
    yield MetaTag("citation_technical_report_institution", record.publisher)
    yield MetaTag("citation_technical_report_number", record.report_number)
    yield MetaTag("citation_publisher", record.publisher)
    yield MetaTag("citation_isbn", record.isbn)
    yield MetaTag("citation_doi", record.doi)
    yield MetaTag("citation_language", record.language)
    yield MetaTag("citation_abstract_html_url", iri_to_uri(record.page_url))
    yield MetaTag("citation_pdf_url", pdf_url(record))
    yield MetaTag("citation_abstract", record.abstract, record.abstract_language)
    yield MetaTag("citation_keywords", "; ".join(record.keywords), record.keywords_language)


def _dublin_core(record: Record) -> Iterator[MetaTag]:
    date = record.date.isoformat() if record.date else ""
    yield MetaTag("DC.title", record.full_title, record.title_language)
    for creator in record.creators:
        yield MetaTag("DC.creator", creator.inverted)
    for editor in record.editors:
        yield MetaTag("DC.contributor", editor.inverted)
    yield MetaTag("DC.date", date)
    yield MetaTag("DCTERMS.issued", date)
    yield MetaTag("DC.language", record.language)
    yield MetaTag("DC.type", "Report")
    for media_type in dict.fromkeys(file.media_type for file in record.files):
        yield MetaTag("DC.format", media_type)
    yield MetaTag("DC.identifier", record.permalink)
    yield MetaTag("DC.publisher", record.publisher)
    yield MetaTag("DC.description", record.abstract, record.abstract_language)
    yield MetaTag("DCTERMS.abstract", record.abstract, record.abstract_language)
    for keyword in record.keywords:
        yield MetaTag("DC.subject", keyword, record.keywords_language)
    yield MetaTag("DC.coverage", record.region)
    yield MetaTag("DC.rights", record.licence)
    yield from _relations(record)


def _relations(record: Record) -> Iterator[MetaTag]:
    if record.is_original:
        for version in record.versions:
            yield MetaTag("DCTERMS.hasVersion", version.permalink)
    elif record.original:
        yield MetaTag("DCTERMS.isVersionOf", record.original.permalink)
    for older in record.replaces:
        yield MetaTag("DCTERMS.replaces", older.permalink)
    if record.replaced_by:
        yield MetaTag("DCTERMS.isReplacedBy", record.replaced_by.permalink)
    yield MetaTag("DCTERMS.isPartOf", record.list_url)
    yield MetaTag("DCTERMS.isPartOf", record.series)
