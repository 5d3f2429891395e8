"""What a table would change in the glossary, and changing it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from site_config.translators.glossary.tables import OF_FORMS, OF_YES_AND_NO, Row, cell_of
from site_config.translators.models.glossary import GlossaryTerm

#: Yes and no in the languages of the site; an empty cell leaves the field as it is.
_YES = frozenset(("yes", "y", "true", "1", "да", "ҳа", "ха"))
_NO = frozenset(("no", "n", "false", "0", "нет", "не"))


class State(StrEnum):
    """What becomes of a row."""

    ADDED = "added"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass(frozen=True)
class Change:
    """A cell that would be another; `name` is the field's, in the reader's language."""

    name: str
    old: str
    new: str


@dataclass
class Line:
    """A row of the table and what would become of it."""

    row: Row
    term: GlossaryTerm
    state: State = State.UNCHANGED
    changes: list[Change] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def refuse(self, *problems: str) -> None:
        """Keep the row out, and say why."""
        self.state = State.REFUSED
        self.problems += problems


@dataclass(frozen=True)
class Plan:
    """All rows of a table in their order."""

    lines: tuple[Line, ...]

    def count(self, state: State) -> int:
        """Return how many rows are in a state."""
        return sum(line.state is state for line in self.lines)

    @property
    def writes(self) -> int:
        """How many terms would be written."""
        return self.count(State.ADDED) + self.count(State.CHANGED)

    @property
    def mark(self) -> str:
        """A mark of what would be done: another one when the glossary was changed meanwhile."""
        said = repr([(line.row.line, line.state.value, line.term.pk, line.changes) for line in self.lines])
        return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()


def plan(rows: list[Row], *, may_add: bool) -> Plan:
    """Return what the rows would do; terms that no row names stay as they are. One query."""
    known = {term.english.casefold(): term for term in GlossaryTerm.everything()}
    first: dict[str, int] = {}
    lines = []
    for row in rows:
        english = " ".join(row.cells["english"].split())
        line = Line(row, known.get(english.casefold()) or GlossaryTerm(english=english))
        lines.append(line)
        if english.casefold() in first and english:
            at = first[english.casefold()]
            line.refuse(_("The same term stands in line %(line)s.") % {"line": at})
            # The earlier row has its term; this one must not write into it.
            line.term = GlossaryTerm(english=english)
            continue
        first[english.casefold()] = row.line
        _plan_line(line, may_add=may_add)
    return Plan(tuple(lines))


def _plan_line(line: Line, *, may_add: bool) -> None:
    term, is_new = line.term, line.term.pk is None
    before = {column: "" if is_new else cell_of(term, column) for column in line.row.cells}
    for column, cell in line.row.cells.items():
        if column not in OF_YES_AND_NO:
            setattr(term, column, cell.replace(";", "\n") if column in OF_FORMS else cell)
        elif cell and cell.casefold() not in _YES | _NO:
            line.refuse(_("%(column)s: “%(cell)s” is neither yes nor no.") % {"column": column, "cell": cell[:40]})
        elif cell:
            setattr(term, column, cell.casefold() in _YES)
    try:
        # Which term it is was found out above, for all rows in one query.
        term.full_clean(validate_unique=False, validate_constraints=False)
    except ValidationError as error:
        fields = error.message_dict.items()
        line.refuse(*(f"{name}: {message}" for name, messages in fields for message in messages))
    if line.state is State.REFUSED:
        return
    line.changes = [
        Change(GlossaryTerm.label_of(column), _said(column, old), _said(column, new))
        for column, old in before.items()
        if (new := cell_of(term, column)) != old
    ]
    if is_new and not may_add:
        line.refuse(_("You may not add terms."))
    elif is_new:
        line.state = State.ADDED
    elif line.changes:
        line.state = State.CHANGED


def _said(column: str, cell: str) -> str:
    """Return a cell as the reader's language says it."""
    return {"yes": _("Yes"), "no": _("No")}.get(cell, cell) if column in OF_YES_AND_NO else cell


@transaction.atomic
def carry_out(planned: Plan, user: Any) -> None:
    """Write what is added and changed, all or nothing, with an entry in the history of each term."""
    for line in planned.lines:
        if line.state in (State.ADDED, State.CHANGED):
            line.term.save()
            action = "wagtail.create" if line.state is State.ADDED else "wagtail.edit"
            log(line.term, action, user=user, content_changed=True)
