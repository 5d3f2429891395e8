"""The board: how far each section is in each language, in pages and words. Two queries at any size."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Min, Q, Sum
from django.utils import timezone

from site_config.languages.codes import NAMES
from site_config.translators.desk.english import IS_GONE, IS_HIDDEN
from site_config.translators.models import Job
from site_config.translators.models.jobs import Section, Status

#: What somebody still has to write.
TO_WRITE = (Status.MISSING, Status.IN_PROGRESS, Status.OUT_OF_DATE)


@dataclass(frozen=True)
class Cell:
    """What is in one state: pages, the words left to translate in them, and the oldest date since when it is so."""

    status: Status
    pages: int = 0
    words: int = 0
    since: datetime | None = None


@dataclass(frozen=True)
class Row:
    """One section, or all of them when `section` is empty; `hidden` pages are not public in English."""

    section: str
    label: Any
    cells: tuple[Cell, ...]
    words_in_all: int
    hidden: int
    overdue: int

    @property
    def pages(self) -> int:
        """The number of pages and pieces of shared words, whatever their state."""
        return sum(cell.pages for cell in self.cells)

    @property
    def words_left(self) -> int:
        """The number of words that wait for a translator."""
        return sum(cell.words for cell in self.cells)

    @property
    def percent(self) -> int:
        """How much is translated, in words, 0 to 100: 100 only when nothing is left."""
        return 100 * (self.words_in_all - self.words_left) // self.words_in_all if self.words_in_all else 100


@dataclass(frozen=True)
class LanguageBoard:
    """How far everything is in one language; `gone` translations are of English pages that were deleted."""

    language: str
    name: Any
    rows: list[Row]
    total: Row
    gone: int


def board(languages: Sequence[str]) -> list[LanguageBoard]:
    """Return how far the languages are, in this order."""
    jobs = Job.objects.filter(language__in=languages)
    found = list(
        jobs.exclude(IS_GONE)
        .order_by()
        .values("language", "section", "status")
        .annotate(
            pages=Count("pk"),
            words_in_all=Sum("words"),
            words_left=Sum("words_missing"),
            since=Min("out_of_date_since"),
            hidden=Count("pk", filter=IS_HIDDEN),
            overdue=Count("pk", filter=Q(due_on__lt=timezone.localdate(), status__in=TO_WRITE)),
        )
    )
    gone = dict(jobs.filter(IS_GONE).order_by().values_list("language").annotate(Count("pk")))
    return [_language(code, [row for row in found if row["language"] == code], gone.get(code, 0)) for code in languages]


def _language(code: str, found: list[dict[str, Any]], gone: int) -> LanguageBoard:
    rows = [
        _row(section, section.label, [each for each in found if each["section"] == section])
        for section in Section
        if any(each["section"] == section for each in found)
    ]
    return LanguageBoard(code, NAMES[code], rows, _row("", "", found), gone)


def _row(section: str, label: Any, found: Iterable[dict[str, Any]]) -> Row:
    found = list(found)
    return Row(
        section,
        label,
        tuple(_cell(status, [each for each in found if each["status"] == status]) for status in Status),
        words_in_all=sum(each["words_in_all"] for each in found),
        hidden=sum(each["hidden"] for each in found),
        overdue=sum(each["overdue"] for each in found),
    )


def _cell(status: Status, found: list[dict[str, Any]]) -> Cell:
    return Cell(
        status,
        pages=sum(each["pages"] for each in found),
        words=sum(each["words_left"] for each in found),
        since=min((each["since"] for each in found if each["since"]), default=None),
    )
