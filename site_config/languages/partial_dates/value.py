from __future__ import annotations

import datetime
import functools
import re
from dataclasses import dataclass
from typing import Any, Literal

from django.utils.translation import gettext_lazy as _

FIRST_YEAR = 1900
LAST_YEAR = 2100

Precision = Literal["year", "month", "day"]

_ISO = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?", re.ASCII)


class InvalidPartialDateError(ValueError):
    """No such date. `str()` of it is a sentence in the active language; `part` is the input to blame."""

    def __init__(self, message: Any, part: Precision = "year") -> None:
        super().__init__(message)
        self.message = message
        self.part = part

    def __str__(self) -> str:
        return str(self.message)


@functools.total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """
    A year, a month of a year, or a day; nothing ever fills in what is not known.

    Sorts as its ISO text does: "2010" before "2010-07" before "2010-07-01". Raises InvalidPartialDateError, a
    ValueError, for days that no calendar has and for years outside 1900–2100.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if not FIRST_YEAR <= self.year <= LAST_YEAR:
            problem = _("The year must be between %(first)s and %(last)s.")
            raise InvalidPartialDateError(problem % {"first": FIRST_YEAR, "last": LAST_YEAR})
        if self.month is None:
            if self.day is not None:
                raise InvalidPartialDateError(_("A day needs a month: choose the month or clear the day."), "month")
            return
        if not 1 <= self.month <= 12:
            raise InvalidPartialDateError(_("There is no such month: it must be between 1 and 12."), "month")
        if self.day is not None:
            try:
                datetime.date(self.year, self.month, self.day)
            except ValueError as error:
                raise InvalidPartialDateError(_("This month has no such day."), "day") from error

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read "2012", "2012-05" or "2012-05-31"; raise InvalidPartialDateError (a ValueError) on anything else."""
        match = _ISO.fullmatch(text.strip())
        if match is None:
            raise InvalidPartialDateError(_("Write the date as 2012, 2012-05 or 2012-05-31."))
        year, month, day = match.groups()
        return cls(int(year), int(month) if month else None, int(day) if day else None)

    @property
    def precision(self) -> Precision:
        """How much is known: "year", "month" or "day"."""
        if self.month is None:
            return "year"
        return "month" if self.day is None else "day"

    def isoformat(self) -> str:
        """Return "2012", "2012-05" or "2012-05-31": the stored form, and right for `<time datetime>`."""
        return "-".join([f"{self.year:04d}", *(f"{part:02d}" for part in (self.month, self.day) if part is not None)])

    def __str__(self) -> str:
        return self.isoformat()

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, PartialDate):
            return NotImplemented
        return (self.year, self.month or 0, self.day or 0) < (other.year, other.month or 0, other.day or 0)
