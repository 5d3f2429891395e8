"""The results as readers see them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from site_config.languages.detection import languages_of
from site_config.languages.partial_dates import PartialDate
from site_config.pages.addresses import address_in
from site_config.search.engines import Engine
from site_config.search.models import Entry
from site_config.search.query.expression import words_of
from site_config.search.query.in_files import Place, places
from site_config.search.query.matching import IN_FILE, Hit
from site_config.search.query.parsing import Query
from site_config.search.query.snippets import Piece, beginning, marked, snippet

#: The kinds of pages by which results are filtered, and what one page of each is called.
KIND_NAMES: dict[str, str | Promise] = {"news": _("News"), "research": _("Publications"), "page": _("Pages")}
ONE_OF_KIND: dict[str, str | Promise] = {"news": _("News"), "research": _("Publication"), "page": _("Page")}


@dataclass(frozen=True)
class FileHit:
    """The place in a file where the words stand."""

    url: str
    number: int
    others: int


@dataclass(frozen=True)
class Result:
    """
    A page that was found, or listed; `is_fallback` says that its title is not in the reader's language. The language of
    a file is told by its text, and may be unknown ("").
    """

    url: str
    kind: str | Promise
    date: PartialDate | None
    language: str
    is_fallback: bool
    title: list[Piece]
    text: list[Piece]
    text_language: str
    file: FileHit | None = None


def results(engine: Engine, query: Query, hits: Iterable[Hit], reader: str) -> list[Result]:
    """Return the results of some hits, in their order; three queries at most, whatever their number."""
    hits = list(hits)
    entries = entries_of([hit.page for hit in hits])
    in_file = [entries[hit.page].translation_key for hit in hits if hit.page in entries and hit.place == IN_FILE]
    found_in = places(engine, query.asked, in_file)
    keys = {key for word in words_of(query.asked) for key in word.keys}
    in_readers = translated(entries.values(), reader)
    return [
        _result(entries[hit.page], keys, reader, in_readers, found_in)
        for hit in hits
        # An editor may have taken a page back since it was found.
        if hit.page in entries
    ]


def listed(pages: list[int], reader: str) -> list[Result]:
    """Return pages that were not searched for by words, in the order given; one query."""
    entries = entries_of(pages)
    return [_result(entries[page], set(), reader, set(), {}) for page in pages if page in entries]


def entries_of(pages: list[int]) -> dict[int, Any]:
    """Return what the index keeps of these pages, with the pages; one query."""
    return Entry.objects.select_related("page").in_bulk(pages)


def translated(entries: Iterable[Entry], reader: str) -> set[Any]:
    """Return the translation keys of those entries in other languages whose pages the reader's language has too."""
    keys = [entry.translation_key for entry in entries if entry.language != reader]
    if not keys:
        return set()
    pages = Page.objects.filter(live=True, locale__language_code=reader, translation_key__in=keys)
    return set(pages.values_list("translation_key", flat=True))


def address_of(entry: Entry, reader: str, in_readers: set[Any]) -> str:
    """
    Return the address at which a reader finds the text that was found.

    Where the reader's language has the page too, its address there would show another text.
    """
    return address_in(entry.page, entry.language if entry.translation_key in in_readers else reader)


def _result(entry: Entry, keys: set[str], reader: str, in_readers: set[Any], found_in: dict[Any, Place]) -> Result:
    url = address_of(entry, reader, in_readers)
    place = found_in.get(entry.translation_key)
    text = snippet(place.text, keys) if place else snippet(entry.summary, keys) or snippet(entry.body, keys)
    return Result(
        url=url,
        kind=ONE_OF_KIND.get(entry.kind, ONE_OF_KIND["page"]),
        date=entry.published_on,
        language=entry.language,
        is_fallback=entry.language != reader,
        title=marked(entry.title, keys),
        text=text or beginning(entry.summary),
        text_language=_language_of(place.text) if place else entry.language,
        file=FileHit(f"{url}{place.name}#page={place.number}", place.number, place.others) if place else None,
    )


def _language_of(text: str) -> str:
    """Return the one language that a text is in; "" where there are several, or it cannot be told."""
    languages = languages_of(text)
    return languages[0] if len(languages) == 1 else ""
