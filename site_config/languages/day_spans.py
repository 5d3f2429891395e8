"""Days on which something takes place, in one line as people write them: "18–19 December 2026"."""

from __future__ import annotations

import datetime

from django.utils import translation
from django.utils.formats import date_format, time_format
from django.utils.translation import gettext

from site_config.languages.codes import SOURCE


def day_words(first: datetime.date, last: datetime.date | None = None) -> tuple[str, str, str]:
    """
    Return the words of the first day in the active language, the dash, and the words of the last day; the latter two
    are '' where it is one day. What both days share, such as the year, is said once, with the last.
    """
    if last is None or last == first:
        return date_format(first), "", ""
    if (first.year, first.month) == (last.year, last.month):
        return str(first.day), "–", date_format(last)
    # The dash never begins a line.
    dash = "\xa0– "
    if first.year == last.year:
        return date_format(first, "MONTH_DAY_FORMAT"), dash, date_format(last)
    return date_format(first), dash, date_format(last)


def hour_words(begins: datetime.time, *, takes_days: bool) -> str:
    """Return what is said of the hour in the active language; what takes several days only begins then."""
    hour = time_format(begins)
    # Translators: after the days of an event, as in "18–19 December 2026, from 09:30".
    return gettext("from %(hour)s") % {"hour": hour} if takes_days else hour


def format_days(
    first: datetime.date,
    last: datetime.date | None = None,
    begins: datetime.time | None = None,
    language: str | None = None,
) -> str:
    """Return the days, and the hour at which the first begins, in words; `language` is the active one unless given."""
    with translation.override(language or translation.get_language() or SOURCE):
        words = day_words(first, last)
        hour = [hour_words(begins, takes_days=bool(words[2]))] if begins else []
        return ", ".join(["".join(words), *hour])
