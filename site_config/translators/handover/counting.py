"""Counts how far translations are, from wagtail-localize's records."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from wagtail_localize.models import StringSegment, StringTranslation, TranslationSource

from site_config.translators.handover.carrying import KEPT, MOVED
from site_config.translators.models import Job
from site_config.translators.models.jobs import Status

_TAG = re.compile(r"<[^>]*>")
_WORD = re.compile(r"\w+(?:[-'’.]\w+)*")

COUNTED = [
    "title",
    "section",
    "status",
    "sentences",
    "sentences_missing",
    "words",
    "words_missing",
    "out_of_date_since",
    "source_changed_at",
    "choices_changed_at",
    "published_at",
    "handed_in_at",
    "handed_in_by",
    "approved_at",
    "approved_by",
    "stuck_because",
]


def count_words(sentence: str) -> int:
    """Return the number of words that a translator reads in a sentence; a hyphen or apostrophe joins, tags are none."""
    return len(_WORD.findall(_TAG.sub(" ", sentence)))


def hold(job: Job) -> None:
    """
    Hold back, until the transaction ends, all others who would change a job, and bring it up to what they have made of
    it; `recount` stores all that it counts, so it would undo theirs.
    """
    job.refresh_from_db(fields=[*COUNTED, "returned_note"], from_queryset=Job.objects.select_for_update())


def recount(source: TranslationSource, jobs: Sequence[Job]) -> dict[str, datetime]:
    """
    Count the sentences and words of jobs on one text, and store how far they are; three queries. Return when somebody
    last wrote a sentence, or chose another link, picture or file, by language; nothing for what nobody has touched.

    The jobs were read under a lock (`hold`) where somebody else may be at work on them.
    """
    segments = list(StringSegment.objects.filter(source=source).values_list("context_id", "string_id", "string__data"))
    words = {(context, string): count_words(text) for context, string, text in segments}
    translated: dict[str, dict[tuple[int, int], datetime | None]] = defaultdict(dict)
    rows = StringTranslation.objects.filter(
        context__object_id=source.object_id,
        has_error=False,
        locale__language_code__in={job.language for job in jobs},
    )
    for language, context, string, changed, tool in rows.values_list(
        "locale__language_code", "context_id", "translation_of_id", "updated_at", "tool_name"
    ):
        # What was carried over was written before.
        translated[language][context, string] = None if tool in (KEPT, MOVED) else changed
    written: dict[str, datetime] = {}
    for job in jobs:
        done = {place: changed for place, changed in translated[job.language].items() if place in words}
        job.sentences = len(words)
        job.sentences_missing = len(words) - len(done)
        job.words = sum(words.values())
        job.words_missing = sum(count for place, count in words.items() if place not in done)
        moments = [moment for moment in (*done.values(), job.choices_changed_at) if moment]
        if moments:
            written[job.language] = max(moments)
        _set_status(job, written.get(job.language))
    Job.objects.bulk_update(jobs, COUNTED)
    return written


def _set_status(job: Job, written_at: datetime | None) -> None:
    """Say how far a job is, now that its sentences are counted; `written_at` is when somebody last wrote in it."""
    if job.sentences_missing:
        # What was handed in or approved, or could not be published, was another text.
        job.handed_in_at = job.handed_in_by = job.approved_at = job.approved_by = None
        job.stuck_because = {}
        if job.published_at:
            job.status = Status.OUT_OF_DATE
            job.out_of_date_since = job.out_of_date_since or job.source_changed_at
        else:
            job.status = Status.MISSING if job.sentences_missing == job.sentences else Status.IN_PROGRESS
        return
    job.out_of_date_since = None
    changes = [moment for moment in (written_at, job.source_changed_at) if moment]
    if job.published_at and not any(moment > job.published_at for moment in changes):
        job.status = Status.COMPLETE
        job.handed_in_at = job.handed_in_by = job.approved_at = job.approved_by = None
        job.stuck_because = {}
    elif job.approved_at and not (written_at and written_at > job.approved_at):
        # The site tries again when the English page is published the next time.
        job.status = Status.STUCK if job.stuck_because else Status.APPROVED
    else:
        # What is changed after it was approved is for the reviewer to see again.
        job.approved_at = job.approved_by = None
        if job.stuck_because:
            job.status = Status.STUCK
        else:
            job.status = Status.IN_REVIEW if job.handed_in_at else Status.IN_PROGRESS
