"""When a story came out, as machines want it: as a moment, where one is known."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from django.utils import timezone

if TYPE_CHECKING:
    from newsroom.models import ArticlePage


def day_of(page: ArticlePage) -> datetime.date | None:
    """Return the day of the story; None where no more than a month or a year is known."""
    date = page.published_on
    return datetime.date(date.year, date.month, date.day) if date and date.day else None


def moment_of(page: ArticlePage) -> datetime.datetime | None:
    """
    Return when the story came out, by the clock of Dushanbe; None where its day is not known.

    Of a story that this site brought out on its day the minute is known; of any other, the day begins at midnight.
    """
    day = day_of(page)
    if day is None:
        return None
    arrival = arrival_of(page)
    if arrival and arrival.date() == day:
        return arrival
    return datetime.datetime.combine(day, datetime.time(), timezone.get_default_timezone())


def arrival_of(page: ArticlePage) -> datetime.datetime | None:
    """
    Return when the story came to this site, to the minute; None before it is public.

    Stories that came together, as the mission's first ones did, have no order among them by this.
    """
    first = page.first_published_at
    return in_dushanbe(first).replace(second=0, microsecond=0) if first else None


def change_of(page: ArticlePage) -> datetime.datetime | None:
    """Return when what readers see was last changed; None before it is public, and for a day that is still to come."""
    changed, appeared = page.last_published_at, moment_of(page)
    if changed is None or (appeared and appeared > changed):
        return None
    return in_dushanbe(changed).replace(microsecond=0)


def in_dushanbe(moment: datetime.datetime) -> datetime.datetime:
    """Return a moment by the clock of Dushanbe, in whichever zone an editor's browser is."""
    return timezone.localtime(moment, timezone.get_default_timezone())
