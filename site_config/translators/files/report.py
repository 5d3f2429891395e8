"""
What of a paper the site takes. Every entry of the file is in the report, and only what is to be stored counts as taken.

Pure: nothing is stored here. `current` is the paper that the site would write now.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from site_config.translators.files import markup
from site_config.translators.files.matching import Sentences
from site_config.translators.files.papers import Paper, State, Unit, bearable, path_of, with_ends_of


class Outcome(TextChoices):
    """What happens to one entry of a file."""

    TAKEN = "taken", _("Accepted")
    SUGGESTED = "suggested", _("Became a suggestion")
    UNCHANGED = "unchanged", _("Unchanged")
    REFUSED = "refused", _("Not accepted")


class Reason(TextChoices):
    """Why an entry is not simply taken."""

    FUZZY = "fuzzy", _("It is marked in the file as not final.")
    EMPTY = "empty", _("It has no translation.")
    OBSOLETE = "obsolete", _("The file marks it as obsolete.")
    UNKNOWN = "unknown", _("This sentence is not on the page.")
    CHANGED = "changed", _("The English sentence was changed since the file was made.")
    CONFLICT = "conflict", _("The site has another translation, which may be newer than the file.")
    FAULT = "fault", _("It has a mistake that must be corrected first.")
    REPEATED = "repeated", _("The same sentence stands here once more with another translation.")
    OTHER_PAGE = "other_page", _("The file is for another page.")
    OTHER_LANGUAGE = "other_language", _("The file is for another language.")


@dataclass(frozen=True)
class Entry:
    """
    What happened to one entry of the file.

    `key` is that of the site's sentence where there is one, else the file's. `target` is what the file says and
    `on_site` the translation that the site has now, never a proposal or the wording of a sentence before it changed;
    `english_now` is the sentence that replaced `source`, where it was changed.
    """

    key: str
    source: str
    target: str
    outcome: Outcome
    reason: Reason | None = None
    detail: str = ""
    on_site: str = ""
    english_now: str = ""


@dataclass(frozen=True)
class Report:
    """All entries of a file in its order, obsolete ones last."""

    entries: tuple[Entry, ...]

    @property
    def to_store(self) -> list[tuple[str, str]]:
        """Key and translation of every sentence that is taken, once for each sentence."""
        return self._pairs(Outcome.TAKEN)

    @property
    def suggestions(self) -> list[tuple[str, str]]:
        """Key and translation of every sentence that becomes a suggestion, once for each sentence."""
        return self._pairs(Outcome.SUGGESTED)

    def count(self, outcome: Outcome) -> int:
        """Return how many entries had this outcome."""
        return sum(entry.outcome is outcome for entry in self.entries)

    def _pairs(self, outcome: Outcome) -> list[tuple[str, str]]:
        pairs: dict[tuple[str, str], tuple[str, str]] = {}
        for entry in self.entries:
            if entry.outcome is outcome:
                pairs.setdefault(_place(entry), (entry.key, entry.target))
        return list(pairs.values())


def compare(paper: Paper, current: Paper, fault_of: Callable[[str, str], str] | None = None) -> Report:
    """
    Return what the site takes of a file.

    `fault_of` is given an English sentence and its translation and returns what else than tags forbids it, or "".
    """
    if paper.translation and paper.translation != current.translation:
        return _refused_whole(paper, Reason.OTHER_PAGE)
    if paper.language != current.language:
        return _refused_whole(paper, Reason.OTHER_LANGUAGE)
    sentences = Sentences(current.units)
    # All are found before any is judged: what replaced a sentence is what no entry is about.
    found = [(unit, sentences.find(unit)) for unit in paper.units]
    entries = [
        _judged(unit, here, paper.made_at, fault_of) if here else _lost(unit, sentences.replacing(unit.key))
        for unit, here in found
    ]
    obsolete = [_refused(unit, Reason.OBSOLETE) for unit in paper.obsolete]
    return Report((*_with_one_wording_each(entries), *obsolete))


def _refused_whole(paper: Paper, reason: Reason) -> Report:
    return Report(tuple(_refused(unit, reason) for unit in (*paper.units, *paper.obsolete)))


def _refused(unit: Unit, reason: Reason) -> Entry:
    return Entry(unit.key, unit.source, unit.target, Outcome.REFUSED, reason)


def _lost(unit: Unit, now: Unit | None) -> Entry:
    if now is None:
        return _refused(unit, Reason.UNKNOWN)
    return replace(_refused(unit, Reason.CHANGED), english_now=now.source, on_site=_counting(now))


def _counting(here: Unit) -> str:
    """Return the translation that counts: what is fuzzy was made for other words, or by nobody."""
    return here.target if here.state is State.DONE else ""


def _judged(unit: Unit, here: Unit, made_at: datetime | None, fault_of: Callable[[str, str], str] | None) -> Entry:
    target = bearable(unit.target)
    entry = Entry(here.key, here.source, target, Outcome.REFUSED, on_site=_counting(here))
    if not markup.plain(target).strip():
        return replace(entry, reason=Reason.EMPTY)
    fault = markup.fault(here.source, target) or (fault_of(here.source, target) if fault_of else "")
    if fault:
        return replace(entry, reason=Reason.FAULT, detail=fault)
    entry = replace(entry, target=with_ends_of(here.source, markup.normal(target)))
    is_same = entry.target == with_ends_of(here.source, bearable(here.target))
    if unit.state is State.FUZZY:
        if is_same:
            return replace(entry, outcome=Outcome.UNCHANGED)
        return replace(entry, outcome=Outcome.SUGGESTED, reason=Reason.FUZZY)
    if here.state is State.DONE and is_same:
        return replace(entry, outcome=Outcome.UNCHANGED)
    if here.state is State.DONE and not _is_older(here, made_at):
        return replace(entry, reason=Reason.CONFLICT)
    return replace(entry, outcome=Outcome.TAKEN)


def _is_older(here: Unit, made_at: datetime | None) -> bool:
    """Return whether the file was made with the site's translation in it; where that is unknown it counts as not."""
    return here.translated_at is not None and made_at is not None and here.translated_at <= made_at


def _with_one_wording_each(entries: list[Entry]) -> list[Entry]:
    """
    Refuse what differs from the first taken translation of the same sentence at the same path.

    The site keeps one translation for both, so the other would be said to be taken, or to stand, and would not.
    """
    first: dict[tuple[Outcome, str, str], str] = {}
    for entry in entries:
        first.setdefault((entry.outcome, *_place(entry)), entry.target)

    def checked(entry: Entry) -> Entry:
        taken = first.get((Outcome.TAKEN, *_place(entry)), entry.target)
        suggested = first.get((Outcome.SUGGESTED, *_place(entry)), entry.target)
        is_other = {
            Outcome.TAKEN: entry.target != taken,
            Outcome.UNCHANGED: entry.target != taken,
            Outcome.SUGGESTED: entry.target != suggested,
        }.get(entry.outcome, False)
        return replace(entry, outcome=Outcome.REFUSED, reason=Reason.REPEATED) if is_other else entry

    return [checked(entry) for entry in entries]


def _place(entry: Entry) -> tuple[str, str]:
    return path_of(entry.key), bearable(entry.source)
