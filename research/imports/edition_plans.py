"""Works out which editions a publication would have: those that a row names are added or given a file; none is lost."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from research.imports.files import Files, FoundFile
from research.imports.values import Facts, WantedEdition
from research.models import Edition


@dataclass(frozen=True)
class PlannedEdition:
    """An edition as it would be: `kept` is the one of the page that it comes from, `file` a new file for it."""

    languages: tuple[str, ...]
    kept: Edition | None = None
    file: FoundFile | None = None
    digest: str = ""

    def __str__(self) -> str:
        """The edition as its column has it."""
        document: Any = self.kept.document if self.kept else None
        name = self.file.name if self.file else document.filename if document else ""
        codes = " ".join(self.languages)
        return f"{codes}: {name}" if name else codes


@dataclass
class EditionPlan:
    """All editions of a publication as they would be, and what is wrong with the files named."""

    editions: list[PlannedEdition]
    is_changed: bool = False
    problems: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        """The editions as their column has them."""
        return listed(self.editions)


def listed(editions: Iterable[PlannedEdition]) -> str:
    """Return editions as their column has them."""
    return "; ".join(map(str, editions))


def as_they_are(editions: Sequence[Any]) -> list[PlannedEdition]:
    """Return the editions that a page has."""
    return [PlannedEdition(tuple(edition.languages), edition) for edition in editions]


def plan_editions(facts: Facts, editions: Sequence[Any], files: Files) -> EditionPlan:
    """Return what the row would make of the editions that there are."""
    plan = EditionPlan(as_they_are(editions))
    for wanted in facts.values.get("editions", ()):
        if facts.row.is_reference and not wanted.file and _has_language(plan, wanted):
            continue
        file, digest = _file(wanted, facts, files, plan)
        place = _place(plan, wanted, bool(file))
        kept = plan.editions[place].kept if place is not None else None
        if kept and file and kept.document is not None and _holds(kept, file, digest):
            file, digest = None, ""
        planned = PlannedEdition(wanted.languages, kept, file, digest)
        if place is None:
            plan.editions.append(planned)
            plan.is_changed = True
        elif file or planned.languages != plan.editions[place].languages:
            plan.editions[place] = planned
            plan.is_changed = True
    return plan


def _file(wanted: WantedEdition, facts: Facts, files: Files, plan: EditionPlan) -> tuple[FoundFile | None, str]:
    """Return the file that an edition names, and its hash; note what is wrong with it."""
    if not wanted.file:
        return None, ""
    try:
        file = files.find(wanted.file)
        if file is None:
            words = _("editions: There is no file “%(name)s”. The edition is kept without it.")
            plan.warnings.append(words % {"name": wanted.file})
            return None, ""
        if files.use(file, facts.row.order):
            plan.warnings.append(_("editions: Another row has the file “%(name)s” too.") % {"name": file.name})
        return file, files.digest(file)
    except ValidationError as error:
        plan.problems += [f"editions: {wanted.file}: {message}" for message in error.messages]
        return None, ""


def _place(plan: EditionPlan, wanted: WantedEdition, has_file: bool) -> int | None:
    """
    Return which of the editions is meant: the one in the same languages.

    A file in more languages takes the place of an edition that was known to exist, in some of them, without a file.
    """
    for place, edition in enumerate(plan.editions):
        if edition.languages == wanted.languages:
            return place
    for place, edition in enumerate(plan.editions):
        is_without_file = edition.kept is not None and edition.kept.document_id is None
        if has_file and is_without_file and set(edition.languages) < set(wanted.languages):
            return place
    return None


def _has_language(plan: EditionPlan, wanted: WantedEdition) -> bool:
    return any(set(wanted.languages) <= set(edition.languages) for edition in plan.editions)


def _holds(edition: Any, file: FoundFile, digest: str) -> bool:
    """Return whether an edition has just this file already."""
    document = edition.document
    return document is not None and document.file_size == file.size and document.file_hash == digest
