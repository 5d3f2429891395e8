"""How many publications each choice would leave in the list."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count

from research.filters import FACETS, Filters
from research.models.listing import ListEntryQuerySet
from site_config.languages.codes import CODES

#: Counts by value, in no order: only those that find something.
Counts = dict[str, int]


@dataclass(frozen=True)
class Facets:
    """What the list would hold with each choice made and the other filters as they are."""

    topic: Counts
    type: Counts
    year: Counts
    language: Counts


def count_facets(entries: ListEntryQuerySet, filters: Filters) -> Facets:
    """
    Return the counts of all choices that would find something; one query for each facet.

    A facet's own filter stands aside: the numbers beside the types say what choosing another type would give.
    """
    counters = {"topic": _topics, "type": _kinds, "year": _years, "language": _languages}
    return Facets(**{name: counters[name](entries.matching(filters, aside=name)) for name in FACETS})


def count_without(entries: ListEntryQuerySet, filters: Filters) -> Counts:
    """Return, for each filter in use, how many publications dropping it would find; one query for each."""
    return {name: entries.matching(filters, aside=name).count() for name in filters.active}


def _topics(entries: ListEntryQuerySet) -> Counts:
    """Count by the sets of topics, of which there are far fewer than publications, and add up for each topic."""
    found: Counts = {}
    for topics, count in entries.order_by().values_list("topics").annotate(Count("pk")):
        for slug in topics.split():
            found[slug] = found.get(slug, 0) + count
    return found


def _kinds(entries: ListEntryQuerySet) -> Counts:
    return dict(entries.order_by().values_list("kind").annotate(Count("pk")))


def _years(entries: ListEntryQuerySet) -> Counts:
    return dict(entries.order_by().values_list("year").annotate(Count("pk")))


def _languages(entries: ListEntryQuerySet) -> Counts:
    """Count by the sets of languages, of which there are few, and add up for each language."""
    sets = list(entries.order_by().values_list("languages").annotate(Count("pk")))
    found = {code: sum(count for languages, count in sets if code in languages) for code in CODES}
    return {code: count for code, count in found.items() if count}
