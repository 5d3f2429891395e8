"""Everything that one page of the search shows."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import groupby
from typing import Any

from django.core.paginator import Page as PaginatorPage
from django.core.paginator import Paginator
from django.db import DatabaseError, transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from site_config.languages.codes import NAMES
from site_config.pages.facets import Choice, Facet
from site_config.pages.querysets import SitePageQuerySet
from site_config.search.engines import Engine, SearchTimeout, engine
from site_config.search.models import Entry, MissedSearch, SynonymSet
from site_config.search.promotions import Promotion, promoted, without_promoted
from site_config.search.query.guesses import Guess
from site_config.search.query.matching import Counts, Wanted
from site_config.search.query.parsing import parse
from site_config.search.query.searching import NOTHING, Clock, hits, search
from site_config.search.query.synonyms import compiled
from site_config.search.results import KIND_NAMES, Result, listed, results
from site_config.search.state import FILTERS, KINDS, State
from site_config.topics.models import Topic, pages_about, topics_for

logger = logging.getLogger(__name__)

RESULTS_PER_PAGE = 20
#: Shown where nothing was found.
NEWEST_SHOWN = 3
#: Seconds that a reader waits for the counting of what was not found.
COUNTED_WITHIN = 0.5

FOUND_IN = {"en": _("Found in English"), "ru": _("Found in Russian"), "tg": _("Found in Tajik")}
FACET_NAMES = {"language": _("Language"), "type": _("Type"), "year": _("Year")}


@dataclass(frozen=True)
class Group:
    """Results in one language under a heading; without one where they need none. `start` is the first one's number."""

    heading: str | Promise
    start: int
    results: list[Result]


@dataclass(frozen=True)
class Finding:
    """What was found for a state, for a reader of a language."""

    state: State
    reader: str
    path: str
    counts: Counts = NOTHING
    guess: Guess | None = None
    promoted: list[Promotion] = field(default_factory=list)
    results: list[Result] = field(default_factory=list)
    page: PaginatorPage | None = None
    topic: Topic | None = None
    topics: list[Topic] = field(default_factory=list)
    newest: list[Result] = field(default_factory=list)

    @property
    def has_asked(self) -> bool:
        """Whether anything was asked for."""
        return bool(self.state.query or self.topic)

    @property
    def literal_url(self) -> str:
        """The way to the very words, where a guess was searched instead."""
        return self.state.having(literal=True).address(self.path)

    @property
    def facets(self) -> list[Facet]:
        """The filters that have more than one choice to offer, or are in use."""
        counts = {"language": self.counts.languages, "type": self.counts.kinds, "year": self.counts.years}
        found = [
            Facet(name, FACET_NAMES[name], self._choices(name, counts[name]), is_long=name == "year")
            for name in FILTERS
        ]
        return [each for each in found if len(each.choices) > 1 or any(choice.is_chosen for choice in each.choices)]

    @property
    def groups(self) -> list[Group]:
        """The results of this page, parted where they go over to another language."""
        start = self.page.start_index() if self.page else 1
        if len(self.counts.languages) < 2 or self.state.language:
            return [Group("", start, self.results)] if self.results else []
        groups = []
        for language, members in groupby(self.results, key=lambda result: result.language):
            found = list(members)
            groups.append(Group("" if language == self.reader else FOUND_IN[language], start, found))
            start += len(found)
        return groups

    @property
    def elsewhere(self) -> list[Choice]:
        """The other languages in which something was found, while all are shown."""
        if self.state.language:
            return []
        return [
            self._choice("language", code, count)
            for code, count in self.counts.languages.items()
            if code != self.reader
        ]

    @property
    def is_only_elsewhere(self) -> bool:
        """Whether nothing stands in the reader's own language, but something in others."""
        return bool(self.elsewhere) and not self.counts.languages.get(self.reader)

    @property
    def chips(self) -> list[Choice]:
        """The filters in use, each with the way to the results without it."""
        return [self._choice(name, value, 0) for name, value in self.state.filters.items()]

    @property
    def without_filters_url(self) -> str:
        """The way to the results without any filter."""
        return self.state.having(**dict.fromkeys(FILTERS, "")).address(self.path)

    @property
    def previous_url(self) -> str:
        """The page before this one; empty on the first."""
        return self._page_url(self.page.number - 1) if self.page and self.page.has_previous() else ""

    @property
    def next_url(self) -> str:
        """The page after this one; empty on the last."""
        return self._page_url(self.page.number + 1) if self.page and self.page.has_next() else ""

    def _page_url(self, number: int) -> str:
        return self.state.address(self.path, page=number)

    def _choices(self, name: str, counts: dict[str, int]) -> list[Choice]:
        values = [value for value in KINDS if value in counts] if name == "type" else list(counts)
        return [self._choice(name, value, counts[value]) for value in values if value]

    def _choice(self, name: str, value: str, count: int) -> Choice:
        is_chosen = getattr(self.state, name) == value
        labels: dict[str, Any] = {"language": NAMES, "type": KIND_NAMES}.get(name, {})
        state = self.state.having(**{name: "" if is_chosen else value})
        return Choice(labels.get(value, value), state.address(self.path), count, is_chosen)


def find(state: State, reader: str, path: str, number: int) -> Finding:
    """
    Return page `number` of what a state asks for.

    Raises SearchTimeout, or a DatabaseError when the index does not answer.
    """
    if not state.query:
        with Clock(engine()).limited():
            return _about_topic(state, reader, path, number)
    with Clock(engine()).limited():
        sets = SynonymSet.all_terms()
    read = partial(parse, synonyms=compiled(sets))
    wanted = Wanted(read(state.query), reader, state.type, state.year, state.language)
    answer, clock = search(wanted, read, literally=state.literal)
    # Nothing but counted: the pages themselves are asked for below.
    page = Paginator(range(answer.counts.total), RESULTS_PER_PAGE).get_page(number)
    found = hits(answer, clock, page.start_index() - 1, RESULTS_PER_PAGE)
    with clock.limited():
        shown = results(clock.engine, answer.query, found, reader) if found else []
    finding = Finding(state, reader, path, answer.counts, answer.guess, results=shown, page=page)
    with clock.limited():
        if page.number == 1 and not state.filters:
            # Words that were only begun are not words yet: then the text is the same, and what was typed counts.
            queries = {query.text: query for query in (answer.query, wanted.query)}
            first = promoted(queries.values(), sets, reader)
            finding = replace(finding, promoted=first, results=without_promoted(shown, first))
        if not shown:
            finding = _helped(finding)
    # Not where a filter is the reason, and not signs without a word.
    if wanted.query.node and not (shown or finding.counts.unfiltered or finding.promoted):
        _note_missed(clock.engine, state.query, reader)
    return finding


def _helped(finding: Finding) -> Finding:
    """Return a finding of nothing with what may help instead."""
    readable = SitePageQuerySet(Page).readable_in(finding.reader)
    newest = Entry.objects.filter(page__in=readable.values("pk"), kind="news").order_by("-published_on", "-pk")
    pages = list(newest.values_list("pk", flat=True)[:NEWEST_SHOWN])
    return replace(finding, newest=listed(pages, finding.reader), topics=topics_for(finding.reader))


def _note_missed(engine: Engine, query: str, reader: str) -> None:
    """Count a search in vain, unless that is what would make the reader wait, or fail."""
    try:
        with engine.limited(COUNTED_WITHIN), transaction.atomic():
            MissedSearch.note(query, reader)
    except (SearchTimeout, DatabaseError):
        logger.warning("A search without result was not counted", exc_info=True)


def _about_topic(state: State, reader: str, path: str, number: int) -> Finding:
    """Return the pages on a topic, the newest first; all topics for one that does not exist."""
    topics = topics_for(reader)
    topic = next((topic for topic in topics if topic.slug == state.topic), None)
    if topic is None:
        return Finding(state, reader, path, topics=topics)
    readable = SitePageQuerySet(Page).readable_in(reader).filter(pages_about(state.topic))
    pages = Paginator(readable.order_by("-first_published_at", "pk").values_list("pk", flat=True), RESULTS_PER_PAGE)
    page = pages.get_page(number)
    counts = replace(NOTHING, total=pages.count, unfiltered=pages.count)
    return Finding(state, reader, path, counts, results=listed(list(page), reader), page=page, topic=topic)
