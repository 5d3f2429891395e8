"""What chance decides about pages of either kind; the same seed always gives the same."""

from __future__ import annotations

import datetime
import random

from site_config.languages.partial_dates import PartialDate

#: The last moment at which a generated page may have come to the site.
LATEST = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
MINUTES_OF_TEN_YEARS = 5_259_600
YEARS = range(2001, 2026)
#: One in so many has no date.
UNDATED = 11


def chance_of(*seed: str | int) -> random.Random:
    """Return a source of chance that begins anew for each seed."""
    return random.Random(" ".join(map(str, seed)))  # noqa: S311 (repeatable is what it must be)


def date_of(number: int, chance: random.Random) -> PartialDate | None:
    """Return a year, a month or a day, in turn, or nothing."""
    year, month, day = chance.choice(YEARS), chance.randrange(1, 13), chance.randrange(1, 29)
    dates = (PartialDate(year), PartialDate(year, month), PartialDate(year, month, day))
    return dates[number % len(dates)] if number % UNDATED else None


def shown_at(chance: random.Random) -> dict[str, datetime.datetime]:
    """Return when a page was first and last published: some time in the ten years before LATEST."""
    moment = LATEST - datetime.timedelta(minutes=chance.randrange(MINUTES_OF_TEN_YEARS))
    return {"first_published_at": moment, "last_published_at": moment}
