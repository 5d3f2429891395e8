"""The queue: what a user does next, and after that."""

from __future__ import annotations

from typing import Any

from django.db.models import Case, DateField, F, IntegerChoices, IntegerField, Q, QuerySet, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from site_config.translators.desk.board import TO_WRITE
from site_config.translators.desk.english import IS_GONE, IS_WITHDRAWN
from site_config.translators.desk.seeing import Desk, desk_of
from site_config.translators.models import Job
from site_config.translators.models.jobs import Status


class Turn(IntegerChoices):
    """Why something is where it is in the queue, in this order."""

    REVIEW = 1, _("Waiting for your review")
    STUCK = 2, _("Could not be published")
    RETURNED = 3, _("Given back to you")
    MINE = 4, _("Taken by you")
    DUE = 5, _("With a due date")
    OUT_OF_DATE = 6, _("Out of date")
    STARTED = 7, _("Begun")
    MISSING = 8, _("Not translated yet")
    WITHDRAWN = 9, _("Not public in English any more")
    TAKEN = 10, _("Taken by others")


def queue(user: Any, desk: Desk | None = None, language: str = "") -> QuerySet:
    """
    Return what waits for a user, first things first, each with its `turn`; of one language, or of all the user's.

    Of equal turns the due date counts, then how long it has waited.
    """
    desk = desk or desk_of(user)
    to_review = Q(status=Status.IN_REVIEW, language__in=desk.reviews)
    to_write = Q(status__in=TO_WRITE, language__in=desk.translates)
    # Its reviewer may publish it, its translator mend it and hand it in again.
    stuck = Q(status=Status.STUCK, language__in=desk.reviews | desk.translates)
    # When it was given back it was no longer handed in by anybody, and who had it has it still.
    to_correct = ~Q(returned_note="") & (Q(claimed_by=None) | Q(claimed_by=user))
    turn = Case(
        When(to_review, then=Turn.REVIEW),
        When(IS_WITHDRAWN, then=Turn.WITHDRAWN),
        When(to_correct, then=Turn.RETURNED),
        When(stuck & (Q(language__in=desk.reviews) | Q(claimed_by=None) | Q(claimed_by=user)), then=Turn.STUCK),
        When(claimed_by=user, then=Turn.MINE),
        When(claimed_by__isnull=False, then=Turn.TAKEN),
        When(due_on__isnull=False, then=Turn.DUE),
        When(status=Status.OUT_OF_DATE, then=Turn.OUT_OF_DATE),
        When(status=Status.IN_PROGRESS, then=Turn.STARTED),
        default=Turn.MISSING,
        output_field=IntegerField(),
    )
    # Reviews go by their age alone: a due date is the translators'.
    due = Case(When(to_review, then=None), default=F("due_on"), output_field=DateField())
    jobs = Job.objects.filter(to_review | stuck | to_write).exclude(IS_GONE)
    return (
        jobs.filter(**{"language": language} if language else {})
        .annotate(turn=turn, due=due, waits_since=Coalesce("handed_in_at", "out_of_date_since", "source_changed_at"))
        .order_by("turn", F("due").asc(nulls_last=True), "waits_since", "pk")
    )


def next_job(user: Any, language: str = "") -> Job | None:
    """Return what the user does next, passing over what others have taken; None where nothing waits."""
    return queue(user, language=language).exclude(turn=Turn.TAKEN).first()


def neighbours(job: Any, user: Any) -> tuple[Job | None, Job | None]:
    """
    Return what stands before and after a job in the user's queue of its language, passing over what others have taken.

    After a job that has left the queue comes the first one. Two queries beside those for the user's rights.
    """
    keys = list(queue(user, language=job.language).exclude(turn=Turn.TAKEN).values_list("pk", flat=True))
    # The first one comes after place -1.
    place = keys.index(job.pk) if job.pk in keys else -1
    before, after = keys[place - 1] if place > 0 else None, next(iter(keys[place + 1 :]), None)
    found = Job.objects.in_bulk([key for key in (before, after) if key is not None])
    return found.get(before), found.get(after)
