"""Takes what translators outside wrote in files: what fits is stored, and every entry that is not is told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail_localize.models import StringSegment

from site_config.translators.editor.storing import Fate, Wording, store
from site_config.translators.files.exporting import paper_of
from site_config.translators.files.papers import Paper, key_of
from site_config.translators.files.report import Entry, Outcome, Reason, Report, compare
from site_config.translators.handover.counting import hold
from site_config.translators.handover.segments import Place
from site_config.translators.models import Job, Suggestion
from site_config.translators.subjects import jobs_with_subjects

#: How wagtail-localize's records name a file as the origin of a translation.
FILE = "file"


@dataclass(frozen=True)
class Taken:
    """What became of one paper. `problem` says why nothing of it could be looked at; then there is no report."""

    title: str
    language: str
    job: Job | None = None
    report: Report | None = None
    problem: str = ""

    @property
    def counts(self) -> list[tuple[str, int]]:
        """How many entries met each outcome, in words; none that did not happen."""
        report = self.report
        return [(str(each.label), report.count(each)) for each in Outcome if report and report.count(each)]

    @property
    def not_taken(self) -> list[Entry]:
        """Every entry that is not in the translation now, for its reason to be read."""
        entries = self.report.entries if self.report else ()
        return [entry for entry in entries if entry.outcome in (Outcome.REFUSED, Outcome.SUGGESTED)]


def take_all(papers: Iterable[Paper], user: Any, job: Job | None = None) -> list[Taken]:
    """
    Take the papers of a file, each in a transaction of its own. A paper that lost its mark on the way is taken for
    `job`, where there is one and its language fits.
    """
    papers = list(papers)
    marks = {paper.translation for paper in papers if paper.translation}
    known = {each.translation.uuid: each for each in jobs_with_subjects().filter(translation__uuid__in=marks)}
    found = []
    for paper in papers:
        own = known.get(paper.translation) if paper.translation else job
        if own is None:
            problem = _("The site has no translation that this file belongs to.")
            found.append(Taken(paper.title, paper.language, problem=problem))
            continue
        try:
            found.append(Taken(own.title, own.language, own, take(own, user, paper)))
        except PermissionDenied as reason:
            problem = str(reason) or _("You have no right to change this translation.")
            found.append(Taken(own.title, own.language, own, problem=problem))
    return found


@transaction.atomic
def take(job: Job, user: Any, paper: Paper) -> Report:
    """Store what fits of a paper, and return what became of each entry. Raises PermissionDenied."""
    # What is compared must be what is overwritten.
    hold(job)
    report = compare(paper, paper_of(job))
    segments = StringSegment.objects.filter(source=job.translation.source_id).select_related("context")
    places: dict[str, Place] = {
        key_of(segment.context.path, segment.order): (segment.context_id, segment.string_id) for segment in segments
    }
    wordings = {places[key]: Wording(data) for key, data in report.to_store}
    outcome = store(job, user, wordings, tool=FILE)
    proposed = {
        places[key]: Suggestion(
            context_id=places[key][0],
            string_id=places[key][1],
            locale_id=job.translation.target_locale_id,
            data=data,
            origin=Suggestion.Origin.FILE,
        )
        for key, data in report.suggestions
    }
    Suggestion.objects.bulk_create(
        proposed.values(),
        update_conflicts=True,
        unique_fields=["string", "context", "locale", "origin"],
        update_fields=["data"],
    )
    refused = {place: outcome.results[place].findings for place in outcome.having(Fate.REFUSED)}
    return Report(tuple(_told(entry, refused, places) for entry in report.entries))


def _told(entry: Entry, refused: dict[Place, list[Any]], places: dict[str, Place]) -> Entry:
    """Return the entry as it went in the end: the desk's own checks may have refused what the file's did not."""
    findings = refused.get(places.get(entry.key, (0, 0)))
    if entry.outcome is not Outcome.TAKEN or findings is None:
        return entry
    detail = " ".join(str(finding.message) for finding in findings if finding.is_error)
    return replace(entry, outcome=Outcome.REFUSED, reason=Reason.FAULT, detail=detail)
