"""
Stores translated sentences, from the editor and from files, in a number of queries that their number does not change.

What counts is wagtail-localize's `StringTranslation`. Its own `save` and signals ask several queries for each sentence;
what they see to is done here for all together: broken markup is never stored, the guard of
`site_config.pages.translation_guard` is asked, and a page's draft title follows.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.db import transaction
from django.db.models.deletion import Collector
from django.utils import timezone
from wagtail.models import Page
from wagtail_localize.models import StringSegment, StringTranslation
from wagtail_localize.strings import StringValue

from site_config.translators.checking import Finding
from site_config.translators.editor.accepting import Acceptance
from site_config.translators.editor.writing_rights import refuse_writing
from site_config.translators.handover.counting import hold, recount
from site_config.translators.handover.segments import Place
from site_config.translators.models import Job

_WRITTEN = [
    "data",
    "translation_type",
    "tool_name",
    "last_translated_by",
    "updated_at",
    "has_error",
    "field_error",
]


class Fate(StrEnum):
    """What became of a sentence that was to be stored."""

    STORED = "stored"
    UNCHANGED = "unchanged"
    REMOVED = "removed"
    #: It has errors that nobody may set aside.
    REFUSED = "refused"
    #: Somebody else stored another wording meanwhile.
    CONFLICT = "conflict"
    #: The English has no such sentence any more.
    GONE = "gone"


@dataclass(frozen=True)
class Wording:
    """
    A translation to store, as HTML; empty to have none. `seen` is the `version` of the one it was written over, None
    when it does not matter what stands there.
    """

    data: str
    seen: str | None = None


@dataclass(frozen=True)
class Result:
    """What became of one sentence; after a conflict `theirs` is what somebody else wrote meanwhile."""

    fate: Fate
    findings: list[Finding] = field(default_factory=list)
    theirs: StringTranslation | None = None

    @property
    def is_kept_out(self) -> bool:
        """Whether the wording was not stored, so that its writer must not lose it."""
        return self.fate in (Fate.REFUSED, Fate.CONFLICT, Fate.GONE)


@dataclass
class Outcome:
    """What became of each sentence, by its place."""

    results: dict[Place, Result] = field(default_factory=dict)

    def having(self, *fates: Fate) -> list[Place]:
        """Return the places of the sentences that met one of these fates."""
        return [place for place, result in self.results.items() if result.fate in fates]


def version(translation: StringTranslation | None) -> str:
    """Return what tells one wording of a translation from another; empty where there is none."""
    return hashlib.blake2b(translation.data.encode(), digest_size=8).hexdigest() if translation else ""


@transaction.atomic
def store(job: Job, user: Any, wordings: Mapping[Place, Wording], *, tool: str = "") -> Outcome:
    """
    Store translations of sentences, given by place, and count the job anew. `tool` names where they come from when
    the user has not typed them. Sentences that cannot be stored stop no others; the outcome names them.

    Raises PermissionDenied when the user may not write (`writing_rights.py`).
    """
    refuse_writing(job, user)
    source, locale = job.translation.source, job.translation.target_locale_id
    # Who stores at the same time waits here, and then sees what was stored.
    hold(job)
    segments = {
        (segment.context_id, segment.string_id): segment
        for segment in StringSegment.objects.filter(source=source).select_related("string", "context")
    }
    known = {
        (each.context_id, each.translation_of_id): each
        for each in StringTranslation.objects.filter(
            context__object_id=source.object_id, locale_id=locale
        ).select_related("context", "last_translated_by")
    }
    acceptance, outcome = Acceptance(job), Outcome()
    made, changed, removed = [], [], []
    for place, wording in wordings.items():
        there = known.get(place)
        if place not in segments:
            outcome.results[place] = Result(Fate.GONE)
            continue
        result = outcome.results[place] = _fate(wording, there, segments[place], acceptance)
        if result.fate is Fate.REMOVED:
            removed.append(there)
        elif result.fate is Fate.STORED:
            row = there or StringTranslation(context_id=place[0], translation_of_id=place[1], locale_id=locale)
            row.data = StringValue.from_translated_html(wording.data).data
            row.translation_type = StringTranslation.TRANSLATION_TYPE_MANUAL
            row.tool_name, row.last_translated_by, row.updated_at = tool, user, timezone.now()
            row.has_error, row.field_error = False, ""
            (changed if there else made).append(row)
    StringTranslation.objects.bulk_create(made)
    StringTranslation.objects.bulk_update(changed, _WRITTEN)
    _remove(removed)
    _follow_the_title(job, segments, [*made, *changed])
    if made or changed or removed:
        recount(source, [job])
    return outcome


def _fate(wording: Wording, there: StringTranslation | None, segment: StringSegment, acceptance: Acceptance) -> Result:
    now = there.data if there else ""
    if wording.data == now and not (there and there.has_error):
        return Result(Fate.UNCHANGED)
    if wording.seen is not None and wording.seen != version(there):
        return Result(Fate.CONFLICT, theirs=there)
    if not wording.data:
        return Result(Fate.REMOVED)
    findings = acceptance.findings(segment, wording.data)
    is_refused = any(finding.is_error for finding in findings)
    return Result(Fate.REFUSED if is_refused else Fate.STORED, findings)


def _remove(rows: list[StringTranslation]) -> None:
    # One collector for all: a queryset's `delete` would read them again without the contexts that wagtail-localize's
    # signal asks for.
    if rows:
        collector = Collector(using=StringTranslation.objects.db, origin=rows[0])
        collector.collect(rows)
        collector.delete()


def _follow_the_title(job: Job, segments: Mapping[Place, StringSegment], written: list[StringTranslation]) -> None:
    for row in written:
        if segments[row.context_id, row.translation_of_id].context.path == "title":
            pages = Page.objects.filter(
                translation_key=job.translation.source.object_id, locale_id=job.translation.target_locale_id
            )
            pages.update(draft_title=StringValue(row.data).render_text()[:255])
