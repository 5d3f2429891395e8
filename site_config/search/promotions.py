"""What editors recommend to those who ask for certain words; it stands before what was found."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from wagtail.contrib.search_promotions.models import SearchPromotion
from wagtail.models import Page

from site_config.pages.addresses import address_in
from site_config.pages.querysets import SitePageQuerySet
from site_config.search.models import Entry
from site_config.search.query import expression
from site_config.search.query.expression import All, Node, Phrase, Word, words_of
from site_config.search.query.parsing import Query, parse
from site_config.search.query.synonyms import compiled
from site_config.search.results import Result
from site_config.search.words import counterpart, is_minor

#: More than these would hide what was found.
MOST_SHOWN = 3

#: The terms of all sets of synonyms.
Sets = tuple[tuple[str, ...], ...]

_Keys = Callable[[Word], Collection[str]]


@dataclass(frozen=True)
class Promotion:
    """A recommended page, or a link to another site, whose language is not known."""

    url: str
    title: str
    text: str
    language: str = ""
    is_fallback: bool = False

    @property
    def host(self) -> str:
        """The name of the other site."""
        return "" if self.language else urlsplit(self.url).netloc


def promoted(queries: Iterable[Query], sets: Sets, reader: str) -> list[Promotion]:
    """
    Return what is recommended to a reader of a language who asks for one of these queries, in the editors' order.

    A page is given in the reader's language, else in its fallback, as everywhere; never a draft or a private page.
    One query, and two more where a page is recommended.
    """
    rows = list(SearchPromotion.objects.select_related("query", "page__locale").order_by("query", "sort_order", "pk"))
    if not rows:
        return []
    asked = [query.node for query in queries if query.node is not None]
    meant = _nodes(tuple(row.query.query_string for row in rows), sets)
    chosen = [
        row
        for row, node in zip(rows, meant, strict=True)
        if node is not None and any(means_the_same(each, node) for each in asked)
    ]
    keys = [row.page.translation_key for row in chosen if row.page]
    entries = _readable(keys, reader) if keys else {}
    shown: dict[str, Promotion] = {}
    for row in chosen:
        promotion = _of_page(row, entries.get(row.page.translation_key), reader) if row.page else _of_link(row)
        if promotion is not None:
            shown.setdefault(promotion.url, promotion)
    return list(shown.values())[:MOST_SHOWN]


def without_promoted(results: Iterable[Result], promotions: Iterable[Promotion]) -> list[Result]:
    """Return the results that do not stand among the promotions already; one in a file tells more, and stays."""
    urls = {promotion.url for promotion in promotions}
    return [result for result in results if result.file or result.url not in urls]


def means_the_same(asked: Node, promoted: Node) -> bool:
    """Return whether both ask for the same things, in any order: each by one of its words, synonyms or spellings."""
    left = [_ways(part, _asked_keys) for part in _parts(asked)]
    right = [_ways(part, _own_keys) for part in _parts(promoted)]
    return (
        len(left) == len(right)
        and all(any(one & other for other in right) for one in left)
        and all(any(one & other for other in left) for one in right)
    )


def _parts(node: Node) -> list[Node]:
    """Return what a query asks for one by one; quotation marks make no difference here."""
    parts = node.parts if isinstance(node, All) else (node,)
    return [word for part in parts for word in (part.words if isinstance(part, Phrase) else (part,))]


def _ways(node: Node, keys: _Keys) -> set[tuple[str, ...]]:
    """Return all ways in which one part can be said."""
    if isinstance(node, Word):
        return {(key,) for key in keys(node)}
    if isinstance(node, Phrase):
        return {tuple(reading) for reading in node.readings}
    if isinstance(node, expression.Any):
        return {way for part in node.parts for way in _ways(part, keys)}
    return {tuple(word.main for word in words_of(node))}


def _asked_keys(word: Word) -> Collection[str]:
    return word.keys


def _own_keys(word: Word) -> Collection[str]:
    """Return the keys by which the word is found: that for the other script is its own, where a query has the other."""
    return (word.main, word.tajik, *map(counterpart, word.others))


@lru_cache(maxsize=4)
def _nodes(texts: tuple[str, ...], sets: Sets) -> tuple[Node | None, ...]:
    """Return what the terms of promotions ask for; the same ones are read once."""
    synonyms = compiled(sets)
    return tuple(parse(_with_capitals(text), synonyms).node for text in texts)


def _with_capitals(text: str) -> str:
    """Return the terms with the capitals that Wagtail took away, where they tell a name: nobody promotes «who»."""
    return text.upper() if is_minor(text) and not is_minor(text.upper()) else text


def _readable(keys: Collection[object], reader: str) -> dict[object, Any]:
    """Return the pages as the reader may read them, by translation key."""
    pages = SitePageQuerySet(Page).readable_in(reader).filter(translation_key__in=keys)
    entries = Entry.objects.filter(page__in=pages.values("pk")).select_related("page")
    return {entry.translation_key: entry for entry in entries}


def _of_page(row: Any, entry: Any | None, reader: str) -> Promotion | None:
    """Return the promotion of a page; the editor's description is in the language of the page that was chosen."""
    if entry is None:
        return None
    is_described = row.description and row.page.locale.language_code == entry.language
    text = row.description if is_described else entry.summary
    return Promotion(address_in(entry.page, reader), entry.title, text, entry.language, entry.language != reader)


def _of_link(row: Any) -> Promotion:
    return Promotion(row.external_link_url, row.external_link_text or row.external_link_url, row.description)
