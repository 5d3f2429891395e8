"""
One publication in one language of its editions, as plain values: what every citation, export and harvester is told.

A *publication* is a work with one permanent number; an *edition* is its text in one or more languages. There is one
record for each publication and language, so a file in two languages stands in two records. Nothing here asks the
database: `research/describing.py` makes records, the packages `citations`, `exports` and `oai` read them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from site_config.languages.partial_dates import PartialDate


@dataclass(frozen=True)
class Person:
    """A person under the name that the edition prints; `orcid` is the bare number with hyphens, or empty."""

    family: str
    given: str = ""
    orcid: str = ""

    def __str__(self) -> str:
        return " ".join(filter(None, [self.given, self.family]))

    @property
    def inverted(self) -> str:
        """The name as libraries sort it: "Family, Given"."""
        return ", ".join(filter(None, [self.family, self.given]))


@dataclass(frozen=True)
class Organisation:
    """An organisation under its name in the record's language; never to be split into names of a person."""

    name: str

    def __str__(self) -> str:
        return self.name

    @property
    def inverted(self) -> str:
        """The name as libraries sort it: as it is."""
        return self.name


Contributor = Person | Organisation


@dataclass(frozen=True)
class RecordFile:
    """A file that holds the record's text. Addresses are absolute, sizes in bytes; None or "" where not measured."""

    url: str
    media_type: str
    languages: tuple[str, ...]
    size: int | None = None
    pages: int | None = None
    sha256: str = ""


@dataclass(frozen=True)
class Reference:
    """Another record: of the same publication in another language, or of a publication it replaces or belongs to."""

    permalink: str
    page_url: str
    title: str
    language: str


@dataclass(frozen=True)
class Record:
    """
    A publication in one language.

    Languages are the site's codes (en, ru, tg). A title, an abstract or keywords may stand in another language than
    the record, since not every page is translated; `title_language` and the others say so. `kind` is a value of
    PublicationKind. Addresses are absolute, `licence` is the address of a licence. Empty text, None and () mean that
    the fact is not known.
    """

    number: int
    language: str
    original_language: str
    title: str
    title_language: str
    permalink: str
    page_url: str
    list_url: str
    publisher: str
    #: Whom catalogues are told as creator where the publication names no author; the publisher where empty.
    corporate_author: str = ""
    subtitle: str = ""
    authors: tuple[Contributor, ...] = ()
    editors: tuple[Contributor, ...] = ()
    funders: tuple[str, ...] = ()
    date: PartialDate | None = None
    #: Of an undated record the day on which it came to this site; harvesters want a date of some kind.
    available: PartialDate | None = None
    kind: str = "report"
    abstract: str = ""
    abstract_language: str = ""
    keywords: tuple[str, ...] = ()
    keywords_language: str = ""
    #: The slugs of the topics, the same in all languages; they name the sets of a harvester.
    topics: tuple[str, ...] = ()
    series: str = ""
    report_number: str = ""
    isbn: str = ""
    issn: str = ""
    #: The bare DOI, "10.1234/abc".
    doi: str = ""
    place: str = ""
    #: The region of the country that the publication is about, by its name in the record's language.
    region: str = ""
    licence: str = ""
    disclaimer: str = ""
    printed_pages: int | None = None
    files: tuple[RecordFile, ...] = ()
    #: The same publication in its other languages, in the site's order of languages.
    versions: tuple[Reference, ...] = ()
    replaces: tuple[Reference, ...] = ()
    replaced_by: Reference | None = None

    @cached_property
    def full_title(self) -> str:
        """Title and subtitle in one line."""
        return f"{self.title}: {self.subtitle}" if self.subtitle else self.title

    @cached_property
    def creators(self) -> tuple[Contributor, ...]:
        """The authors; where the publication names none, the organisation behind it, since catalogues require one."""
        return self.authors or (Organisation(self.corporate_author or self.publisher),)

    @property
    def is_original(self) -> bool:
        """Whether the record is in the language in which the publication was written."""
        return self.language == self.original_language

    @property
    def original(self) -> Reference | None:
        """The version in the original language, for a translation; None on the original itself, or when unknown."""
        if self.is_original:
            return None
        return next((version for version in self.versions if version.language == self.original_language), None)

    @property
    def has_files(self) -> bool:
        """Whether the record's text can be downloaded."""
        return bool(self.files)

    @property
    def doi_url(self) -> str:
        """The address that resolves the DOI; empty without one."""
        return f"https://doi.org/{self.doi}" if self.doi else ""
