"""The results as readers see them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from site_config.languages.codes import reading_order
from site_config.languages.detection import languages_of
from site_config.languages.partial_dates import PartialDate
from site_config.pages.addresses import address_in
from site_config.pages.querysets import SitePageQuerySet
from site_config.search.engines import Engine
from site_config.search.models import Entry
from site_config.search.query.in_files import Place, places
from site_config.search.query.matching import IN_FILE, Hit
from site_config.search.query.parsing import Query
from site_config.search.query.snippets import Marks, Piece, beginning, marked, snippet

#: The kinds of pages by which results are filtered, and what one page of each is called.
KIND_NAMES: dict[str, str | Promise] = {"news": _("News"), "research": _("Publications"), "page": _("Pages")}
ONE_OF_KIND: dict[str, str | Promise] = {"news": _("News"), "research": _("Publication"), "page": _("Page")}

NO_MARKS = Marks(())


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
    """Return the results of some hits, in their order; as many queries whatever their number."""
    hits = list(hits)
    entries = entries_of([hit.page for hit in hits])
    in_file = [entries[hit.page].translation_key for hit in hits if hit.page in entries and hit.place == IN_FILE]
    found_in = places(engine, query.asked, in_file)
    marks = Marks.of(query.asked)
    shown = shown_at_readers(entries.values(), reader)
    return [
        _result(entries[hit.page], marks, reader, shown, found_in)
        for hit in hits
        # An editor may have taken a page back since it was found.
        if hit.page in entries
    ]


def listed(pages: list[int], reader: str) -> list[Result]:
    """Return pages that were not searched for by words, in the order given."""
    entries = entries_of(pages)
    return [_result(entries[page], NO_MARKS, reader, {}, {}) for page in pages if page in entries]


def entries_of(pages: list[int]) -> dict[int, Any]:
    """
    Return what the index keeps of those of these pages that are public, with the pages; one query and the view
    restrictions. The index may be a moment behind the pages, and must not tell what they tell no more.
    """
    public = SitePageQuerySet(Page).published()
    return Entry.objects.select_related("page").filter(page__in=public.values("pk")).in_bulk(pages)


def shown_at_readers(entries: Iterable[Entry], reader: str) -> dict[Any, str]:
    """
    Return the language that each of these pages has at the reader's own address, by translation key: the best one in
    which it exists, "" where it is not shown there at all. Pages in the reader's language are left out.
    """
    keys = [entry.translation_key for entry in entries if entry.language != reader]
    if not keys:
        return {}
    languages: dict[Any, set[str]] = {key: set() for key in keys}
    pages = Page.objects.filter(live=True, translation_key__in=keys)
    for key, language in pages.values_list("translation_key", "locale__language_code"):
        languages[key].add(language)
    order = reading_order(reader)
    return {key: next((code for code in order if code in found), "") for key, found in languages.items()}


def address_of(entry: Entry, reader: str, shown: dict[Any, str]) -> str:
    """
    Return the address at which a reader finds the text that was found.

    That is the reader's own, but where it shows the text in another language, or nothing.
    """
    is_there = shown.get(entry.translation_key, entry.language) == entry.language
    return address_in(entry.page, reader if is_there else entry.language)


def _result(entry: Entry, marks: Marks, reader: str, shown: dict[Any, str], found_in: dict[Any, Place]) -> Result:
    url = address_of(entry, reader, shown)
    place = found_in.get(entry.translation_key)
    text = snippet(place.text, *marks) if place else snippet(entry.summary, *marks) or snippet(entry.body, *marks)
    return Result(
        url=url,
        kind=ONE_OF_KIND.get(entry.kind, ONE_OF_KIND["page"]),
        date=entry.published_on,
        language=entry.language,
        is_fallback=entry.language != reader,
        title=marked(entry.title, *marks),
        text=text or beginning(entry.summary),
        text_language=_language_of(place.text) if place else entry.language,
        file=FileHit(f"{url}{place.name}#page={place.number}", place.number, place.others) if place else None,
    )


def _language_of(text: str) -> str:
    """Return the one language that a text is in; "" where there are several, or it cannot be told."""
    languages = languages_of(text)
    return languages[0] if len(languages) == 1 else ""
