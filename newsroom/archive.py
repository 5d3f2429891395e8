"""The news by year, in addresses that never come to mean something else."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db.models import CharField, Count, Max
from django.db.models.functions import Cast, Substr

if TYPE_CHECKING:
    from newsroom.querysets import ArticleQuerySet

_YEAR = re.compile(r"(?:19|20)[0-9]{2}")


@dataclass(frozen=True)
class Year:
    """A year in which stories were published, and how many the reader finds in it."""

    year: str
    count: int


def year_of(part: str) -> str:
    """Return the part of an address if it is a year of news; '' otherwise."""
    return part if _YEAR.fullmatch(part) else ""


def years_of(stories: ArticleQuerySet) -> list[Year]:
    """Return the years of the stories, the last first. One query."""
    years = _with_years(stories).values_list("year")
    return [Year(year, count) for year, count in years.annotate(count=Count("pk")).order_by("-year")]


def changes_of_years(stories: ArticleQuerySet) -> dict[str, datetime | None]:
    """Return when each year's stories were last changed for their readers, None where nobody knows; asks one query."""
    return dict(_with_years(stories).values_list("year").annotate(Max("last_published_at")))


def _with_years(stories: ArticleQuerySet) -> ArticleQuerySet:
    """Return the stories that have a date, in no order, with its `year`."""
    dated = stories.exclude(published_on=None).order_by()
    return dated.annotate(year=Substr(Cast("published_on", CharField()), 1, 4))


def stories_of(stories: ArticleQuerySet, year: str) -> ArticleQuerySet:
    """
    Return the stories of a year, the oldest first: what is added comes at the end, so that a page of the list that was
    full keeps its stories, and a link to it never drifts.
    """
    return stories.filter(published_on__startswith=year).oldest_first()
