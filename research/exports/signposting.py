"""
Typed links that lead machines from a landing page to the file, the descriptions and back (signposting.org/FAIR).

They stand in the Link header and the head of the page, in the headers of its files and exports, and all together in
the link set (RFC 9264). All addresses are absolute and ASCII.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.encoding import iri_to_uri

from research.exports.table import EXPORTS, LINKSET, Export
from research.record import Person, Record, RecordFile

TYPES = ("https://schema.org/Report", "https://schema.org/AboutPage")

#: Servers and clients take 8 KB, often for all headers together, so this one stays below half of it.
HEADER_BYTES = 4_000

#: The order of a header. The last two kinds have no upper number, so they give way when it would be too long: first
#: the authors from the last, then the files from the last. The link set has them all.
_ALWAYS = ("cite-as", "linkset", "describes", "collection", "canonical", "type", "describedby", "license", "related")
_GIVES_WAY = ("item", "author")


@dataclass(frozen=True)
class Link:
    """A typed link (RFC 8288). `href` is made ASCII; `languages` are those of the target."""

    rel: str
    href: str
    media_type: str = ""
    profile: str = ""
    languages: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "href", iri_to_uri(self.href))

    @property
    def header(self) -> str:
        """The link as a value of the Link header."""
        attributes = {"rel": self.rel, "type": self.media_type, "profile": self.profile}
        return "; ".join([f"<{self.href}>", *(f'{name}="{value}"' for name, value in attributes.items() if value)])

    @property
    def target(self) -> dict[str, Any]:
        """The link as a target object of a link set."""
        # RFC 9264 would have the profile in a list, as an attribute of nobody's own; the clients there are split text.
        target = {
            "href": self.href,
            "type": self.media_type,
            "profile": self.profile,
            "hreflang": list(self.languages),
        }
        return {name: value for name, value in target.items() if value}


def links(record: Record, page_permalink: str, exports: Sequence[Export] = EXPORTS) -> list[Link]:
    """
    Return the links of a record's landing page.

    `page_permalink` is the permalink that leads back to this very page: the one in the page's language, which may be
    another than the record's. A DOI leads to the publication's page elsewhere, so it is related and not to be cited.
    """
    return [
        Link("cite-as", page_permalink),
        *(Link("type", address) for address in TYPES),
        *(
            Link("describedby", export.address_below(record.page_url), export.media_type, export.profile)
            for export in exports
        ),
        *(Link("item", file.url, file.media_type, languages=file.languages) for file in record.files),
        *([Link("license", record.licence)] if record.licence else []),
        *([Link("related", record.doi_url)] if record.doi else []),
        *(
            Link("author", f"https://orcid.org/{author.orcid}")
            for author in record.authors
            if isinstance(author, Person) and author.orcid
        ),
        _linkset_link(record),
    ]


def file_links(record: Record, file: RecordFile, canonical: str = "") -> list[Link]:
    """
    Return the links of a file's own response.

    `canonical` is the edition's own address of the file, where pages in several languages offer it; never the page.
    """
    return [
        Link("collection", record.page_url, "text/html"),
        Link("canonical", canonical or file.url),
        *([Link("license", record.licence)] if record.licence else []),
        _linkset_link(record),
    ]


def export_links(record: Record) -> list[Link]:
    """Return the links of an export's own response: to the page that it describes and to the link set."""
    return [Link("describes", record.page_url, "text/html"), _linkset_link(record)]


def link_header(links: Iterable[Link], limit: int = HEADER_BYTES) -> str:
    """
    Return a Link header of at most `limit` bytes: files and authors that do not fit stand in the link set alone.

    Raises ValueError for a relation that is none of this module's.
    """
    order = (*_ALWAYS, *_GIVES_WAY)
    kept: list[Link] = []
    length = 0
    for link in sorted(links, key=lambda link: order.index(link.rel)):
        length += len(link.header) + len(", ")
        if length > limit and link.rel in _GIVES_WAY:
            break
        kept.append(link)
    return ", ".join(link.header for link in kept)


def linkset(record: Record, page_permalink: str, exports: Sequence[Export] = EXPORTS) -> dict[str, Any]:
    """
    Return the link set as JSON has it: the page's links, and those from its files and descriptions back to it.

    Each anchor stands once, as RFC 9264 asks.
    """
    page = [link for link in links(record, page_permalink, exports) if link.rel != "linkset"]
    back = Link("collection", record.page_url, "text/html")
    described = Link("describes", record.page_url, "text/html")
    return {
        "linkset": [
            _context(record.page_url, page),
            *(_context(file.url, [back]) for file in record.files),
            *(_context(export.address_below(record.page_url), [described]) for export in exports),
        ]
    }


def _context(anchor: str, links: Iterable[Link]) -> dict[str, Any]:
    context: dict[str, Any] = {"anchor": iri_to_uri(anchor)}
    for link in links:
        context.setdefault(link.rel, []).append(link.target)
    return context


def _linkset_link(record: Record) -> Link:
    return Link("linkset", LINKSET.address_below(record.page_url), LINKSET.media_type)
