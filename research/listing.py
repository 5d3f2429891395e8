"""The research list in one of its states: what stands on the page, and where each choice leads."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.core.paginator import Page as PaginatorPage
from django.core.paginator import Paginator
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from research.facets import Counts, Facets, count_facets, count_without
from research.filters import FACETS, NEWEST, OLDEST, TITLE, UNDATED, Filters, Ignored, Query, read_filters
from research.models.listing import ORDERS, ListEntry, ListEntryQuerySet
from research.models.publication import PublicationPage
from research.vocabularies import PublicationKind
from site_config.languages.codes import CODES, NAMES
from site_config.pages.facets import Choice, Facet
from site_config.topics.models import Topic, attach_topics, topics_for

#: Twenty cards are about 60 kB of HTML, some 7 kB as sent: a second on a slow phone.
PUBLICATIONS_PER_PAGE = 20
#: Shown where nothing was found.
NEWEST_SHOWN = 3

FACET_NAMES = {"topic": _("Topic"), "type": _("Type"), "year": _("Year"), "language": _("Language")}
SORT_NAMES = {NEWEST: _("Newest"), OLDEST: _("Oldest"), TITLE: _("By title")}


@dataclass(frozen=True)
class Listing:
    """One state of the list; every address in it is `path` with a query in the one form of `Filters`."""

    path: str
    language: str
    filters: Filters
    ignored: tuple[Ignored, ...]
    results: PaginatorPage
    publications: list[PublicationPage]
    counts: Facets
    topics: list[Topic]
    entries: ListEntryQuerySet = field(repr=False)

    @property
    def query(self) -> str:
        """The query by which this state is known."""
        return self.filters.query_string()

    @property
    def is_indexed(self) -> bool:
        """
        Whether search engines should keep this state under its own address.

        A filtered list is a page worth finding ("reports on labour migration, 2014"), and there are no more of them
        than publications have such marks, since choices that find nothing are not offered. Left out are an empty
        list, an address with nonsense in it, which anybody can make any number of, and the same list turned round.
        """
        return bool(self.publications) and not self.ignored and self.filters.sort == NEWEST

    @property
    def is_grouped(self) -> bool:
        """Whether the publications stand in years."""
        return self.filters.sort != TITLE

    @cached_property
    def facets(self) -> list[Facet]:
        """The filters that have a choice to offer."""
        facets = [Facet(name, FACET_NAMES[name], self._choices(name), is_long=name == "year") for name in FACETS]
        return [facet for facet in facets if facet.choices]

    @cached_property
    def chips(self) -> list[Choice]:
        """The filters in use, each with the way to the list without it."""
        return [
            Choice(
                self._label(name, getattr(self.filters, name)),
                self._url(self.filters.without(name)),
                language=self._label_language(name, getattr(self.filters, name)),
            )
            for name in self.filters.active
        ]

    @property
    def clear_url(self) -> str:
        """The way to the list without any filter, in the same order."""
        return self._url(self.filters.without(*FACETS))

    @property
    def sorts(self) -> list[Choice]:
        """The orders of the list."""
        return [
            Choice(label, self._url(self.filters.having(sort=sort)), is_chosen=sort == self.filters.sort)
            for sort, label in SORT_NAMES.items()
        ]

    @property
    def previous_url(self) -> str:
        """The page before this one; empty on the first."""
        return self._page_url(self.results.has_previous, self.results.previous_page_number)

    @property
    def next_url(self) -> str:
        """The page after this one; empty on the last."""
        return self._page_url(self.results.has_next, self.results.next_page_number)

    @cached_property
    def ways_out(self) -> list[Choice]:
        """For a list that holds nothing: the filters whose removal would find something, the most first."""
        found = count_without(self.entries, self.filters)
        ways = [
            Choice(chip.label, chip.url, found[name], language=chip.language)
            for name, chip in zip(self.filters.active, self.chips, strict=True)
            if found[name]
        ]
        return sorted(ways, key=lambda way: -(way.count or 0))

    @cached_property
    def newest(self) -> list[PublicationPage]:
        """For a list that holds nothing: what there is instead."""
        return _pages(self.entries.order_by(*ORDERS[NEWEST])[:NEWEST_SHOWN], self.language)

    @property
    def topic_links(self) -> list[Choice]:
        """For a list that holds nothing: every topic there is, from the plain list."""
        plain = Filters()
        return [
            Choice(topic.name, self._url(plain.having(topic=topic.slug)), language=self._foreign(topic))
            for topic in self.topics
        ]

    def _choices(self, name: str) -> list[Choice]:
        chosen: str = getattr(self.filters, name)
        counts: Counts = getattr(self.counts, name)
        values = [value for value in self._in_order(name, {*counts, chosen}) if value in counts or value == chosen]
        return [
            Choice(
                self._label(name, value),
                self._url(self.filters.without(name) if value == chosen else self.filters.having(**{name: value})),
                counts.get(value, 0),
                value == chosen,
                self._label_language(name, value),
            )
            for value in values
        ]

    def _in_order(self, name: str, years: set[str]) -> Iterable[str]:
        """Return all values of a filter as readers expect them; for the years, those given."""
        if name == "topic":
            return [topic.slug for topic in self.topics]
        if name == "year":
            return sorted(filter(None, years), key=lambda year: (year != UNDATED, year), reverse=True)
        return CODES if name == "language" else PublicationKind.values

    def _label(self, name: str, value: str) -> str | Promise:
        if name == "topic":
            return self._topics_by_slug[value].name
        if name == "year":
            return gettext("Undated") if value == UNDATED else value
        return NAMES[value] if name == "language" else PublicationKind(value).label

    def _label_language(self, name: str, value: str) -> str:
        return self._foreign(self._topics_by_slug[value]) if name == "topic" else ""

    def _foreign(self, topic: Topic) -> str:
        return "" if topic.language == self.language else topic.language

    @cached_property
    def _topics_by_slug(self) -> dict[str, Topic]:
        return {topic.slug: topic for topic in self.topics}

    def _page_url(self, exists: Callable[[], bool], number: Callable[[], int]) -> str:
        return self._url(self.filters.having(page=number())) if exists() else ""

    def _url(self, filters: Filters) -> str:
        return self.path + filters.query_string()


def listing_for(query: Query, language: str, path: str) -> Listing:
    """
    Return the state of the list at `path` that a query asks for, for a reader of `language`.

    Queries: topics (twice), view restrictions, one for each facet, the total, the page's entries, their pages and what
    cards show of them; none depends on how many publications there are.
    """
    topics = topics_for(language)
    filters, ignored = read_filters(query, {topic.slug for topic in topics})
    entries = ListEntry.objects.for_readers(language)
    paginator = Paginator(entries.matching(filters).order_by(*ORDERS[filters.sort]), PUBLICATIONS_PER_PAGE)
    if filters.page > paginator.num_pages:
        ignored = (*ignored, Ignored("page", str(filters.page)))
        filters = filters.having(page=paginator.num_pages)
    results = paginator.page(filters.page)
    return Listing(
        path=path,
        language=language,
        filters=filters,
        ignored=ignored,
        results=results,
        publications=_pages(results.object_list, language),
        counts=count_facets(entries, filters),
        topics=topics,
        entries=entries,
    )


def _pages(entries: Iterable[Any], language: str) -> list[PublicationPage]:
    """Return the entries' pages in the same order, ready for cards."""
    # Two queries: a joined one would read the long texts of every publication before the ones on this page.
    order = [entry.page_id for entry in entries]
    found = PublicationPage.objects.for_cards().in_bulk(order)
    pages = [found[pk] for pk in order if pk in found]
    attach_topics(pages, language)
    for page in pages:
        # What unAPI knows the publication by, in the language a reader would cite it in.
        page.unapi_id = f"publication:{page.number}:{page.language_for(language)}"
    return pages
