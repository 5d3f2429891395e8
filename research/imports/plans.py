"""What an import would do with a record, in words that can be shown and kept."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def printable(text: str) -> str:
    """Return a text out of a file as terminals, pages and databases may have it."""
    return _UNPRINTABLE.sub("\ufffd", text)


class State(TextChoices):
    """What happens to a record."""

    CREATED = "created", _("created")
    UPDATED = "updated", _("updated")
    UNCHANGED = "unchanged", _("unchanged")
    REFUSED = "refused", _("refused")


#: In a plan nothing has happened yet.
INTENTIONS = {
    State.CREATED: _("would be created"),
    State.UPDATED: _("would be updated"),
    State.UNCHANGED: _("would stay as it is"),
    State.REFUSED: _("refused"),
}


@dataclass(frozen=True)
class Change:
    """A column whose value changes; texts as the columns have them, empty for none."""

    column: str
    old: str
    new: str


@dataclass
class Outcome:
    """
    What would happen, or has happened, to the record of one row.

    `page` and `number` are those of the publication, None while it is only planned.
    """

    order: int
    place: str
    title: str
    state: State
    changes: list[Change] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    page: int | None = None
    number: int | None = None

    @property
    def will_write(self) -> bool:
        """Whether something is to be written to the site."""
        return self.state in (State.CREATED, State.UPDATED)

    def make_printable(self) -> None:
        """Take out what no page can show of what the file has."""
        self.place, self.title = printable(self.place), printable(self.title)
        self.problems = list(map(printable, self.problems))
        self.warnings = list(map(printable, self.warnings))
        self.changes = [Change(each.column, each.old, printable(each.new)) for each in self.changes]

    def refuse(self, *problems: str) -> None:
        """Turn into a refusal."""
        self.state = State.REFUSED
        self.changes = []
        self.problems += problems


@dataclass
class Summary:
    """How many records came to what, and what concerns no single record."""

    counts: Counter[State] = field(default_factory=Counter)
    unused_files: list[str] = field(default_factory=list)

    def add(self, outcome: Outcome) -> None:
        """Count an outcome."""
        self.counts[outcome.state] += 1

    @property
    def total(self) -> int:
        """The number of records."""
        return self.counts.total()
