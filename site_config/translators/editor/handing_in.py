"""What people do with a whole job: take it, hand it in, give it back, publish it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin.utils import get_user_display_name
from wagtail_localize.models import StringTranslation

from site_config.translators.editor.editing import Row, State, rows_of
from site_config.translators.editor.notifying import tell_of_hand_in, tell_of_return
from site_config.translators.editor.writing_rights import refuse_deciding, refuse_writing, rights_on
from site_config.translators.handover.counting import hold, recount
from site_config.translators.models import Job
from site_config.translators.models.jobs import Status
from site_config.translators.publishing import NotPublishable, publish
from site_config.translators.rights import may_hand_over
from site_config.translators.subjects import english_of, is_page

LONGEST_NOTE = 2000


class NotReady(Exception):
    """Why a job cannot be handed in, given back or published now, in words for who tried."""


@transaction.atomic
def claim(job: Job, user: Any) -> None:
    """Note that a user works on a job; raises PermissionDenied, and NotReady where another does already."""
    refuse_writing(job, user)
    job.refresh_from_db(fields=["claimed_by"], from_queryset=Job.objects.select_for_update())
    if job.claimed_by_id not in (None, user.pk):
        raise NotReady(_("%(name)s has taken it already.") % {"name": get_user_display_name(job.claimed_by)})
    job.claimed_by, job.claimed_at = user, timezone.now()
    job.save(update_fields=["claimed_by", "claimed_at"])


def release(job: Job, user: Any) -> None:
    """Note that nobody works on a job; raises PermissionDenied where another claimed it, unless the user reviews."""
    if job.claimed_by_id != user.pk and not rights_on(job, user).reviews:
        raise PermissionDenied
    job.claimed_by = job.claimed_at = None
    job.save(update_fields=["claimed_by", "claimed_at"])


def may_set_due(job: Job, user: Any, english: Any) -> bool:
    """
    Return whether a user may say when a job is due: reviewers, and those who may hand over its English page. One that
    is complete is due at no time.
    """
    if job.status == Status.COMPLETE:
        return False
    return rights_on(job, user).reviews or (is_page(job) and english is not None and may_hand_over(user, english))


def set_due(job: Job, user: Any, due_on: date | None) -> None:
    """Say when a job is due, None for no date; raises PermissionDenied."""
    if not may_set_due(job, user, english_of(job)):
        raise PermissionDenied
    job.due_on = due_on
    job.save(update_fields=["due_on"])


@transaction.atomic
def hand_in(job: Job, user: Any) -> None:
    """Give a finished job to the reviewers, who are told by mail. Raises NotReady and PermissionDenied."""
    refuse_writing(job, user)
    # Asked twice at once, the second waits here, and its reviewers are told once.
    hold(job)
    if job.status == Status.IN_REVIEW:
        raise NotReady(_("This translation waits for its reviewers already."))
    _refuse_unfinished(rows_of(job))
    if job.status == Status.COMPLETE:
        raise NotReady(_("This translation is public already, and nothing has changed since."))
    if job.status == Status.APPROVED:
        raise NotReady(_("This translation is approved already, and comes out together with its English page."))
    if job.stuck_because:
        # What was approved could not be published: the reviewer decides anew.
        job.approved_by, job.approved_at, job.stuck_because = None, None, {}
    job.handed_in_by, job.handed_in_at, job.returned_note = user, timezone.now(), ""
    job.save(update_fields=["returned_note"])
    recount(job.translation.source, [job])
    transaction.on_commit(lambda: tell_of_hand_in(job, user))


@transaction.atomic
def give_back(job: Job, user: Any, note: str) -> None:
    """
    Give a job that was handed in back to who did it, with what is to be done (`note`), and tell them by mail.

    Raises NotReady and PermissionDenied.
    """
    refuse_deciding(job, user)
    hold(job)
    if not (job.handed_in_at or job.approved_at or job.stuck_because):
        raise NotReady(_("Nobody has handed this translation in."))
    if not note.strip():
        raise NotReady(_("Write what is to be done."))
    author = job.handed_in_by
    job.returned_note = note.strip()[:LONGEST_NOTE]
    if author and not job.claimed_by:
        job.claimed_by, job.claimed_at = author, timezone.now()
    job.handed_in_by = job.handed_in_at = job.approved_by = job.approved_at = None
    job.save(update_fields=["returned_note", "claimed_by", "claimed_at"])
    recount(job.translation.source, [job])
    transaction.on_commit(lambda: tell_of_return(job, author, user))


@transaction.atomic
def approve(job: Job, user: Any, seen_at: datetime | None = None) -> bool:
    """
    Publish a finished job in its language and return True; return False where it waits for its English page. With that
    nobody works on it any more, and it is due no longer: the next change of the English begins anew.

    Raises PermissionDenied, and NotReady, also where somebody else has written since the reviewer saw it (`seen_at`).
    """
    refuse_deciding(job, user)
    hold(job)
    if seen_at and _is_rewritten(job, user, seen_at):
        raise NotReady(_("Somebody has changed sentences since you opened this page. Look at them before you publish."))
    if english_of(job) is None:
        raise NotReady(_("The English text was deleted."))
    _refuse_unfinished(rows_of(job))
    try:
        is_public = publish(job, user)
    except NotPublishable as reason:
        raise NotReady(str(reason)) from reason
    job.claimed_by = job.claimed_at = job.due_on = None
    job.save(update_fields=["claimed_by", "claimed_at", "due_on"])
    return is_public


def _is_rewritten(job: Job, user: Any, since: datetime) -> bool:
    """Return whether anybody but the user has written sentences of the job since then."""
    written = StringTranslation.objects.filter(
        context__object_id=job.translation.source.object_id, locale_id=job.translation.target_locale_id
    )
    return written.filter(updated_at__gt=since).exclude(last_translated_by=user).exists()


def _refuse_unfinished(rows: Sequence[Row]) -> None:
    waiting = [row for row in rows if row.state in (State.MISSING, State.CHANGED)]
    if waiting:
        words = ngettext(
            "%(count)d sentence has no translation yet.", "%(count)d sentences have no translation yet.", len(waiting)
        )
        raise NotReady(words % {"count": len(waiting)})
    faulty = [row for row in rows if row.state is State.ERROR]
    if faulty:
        words = ngettext(
            "There is an error in sentence %(numbers)s.", "There are errors in sentences %(numbers)s.", len(faulty)
        )
        raise NotReady(words % {"numbers": _numbers(faulty)})
    doubtful = [row for row in rows if row.state is State.WARNING]
    if doubtful:
        words = ngettext(
            "There is a warning about sentence %(numbers)s: correct it, or say that it is right nevertheless.",
            "There are warnings about sentences %(numbers)s: correct them, or say that they are right nevertheless.",
            len(doubtful),
        )
        raise NotReady(words % {"numbers": _numbers(doubtful)})


def _numbers(rows: Sequence[Row]) -> str:
    shown = ", ".join(str(row.number) for row in rows[:10])
    return f"{shown} …" if len(rows) > 10 else shown
