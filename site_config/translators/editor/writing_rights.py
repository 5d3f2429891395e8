"""Who may do what with one job: the rights of its language, and the locks of its page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied

from site_config.translators.models import Job
from site_config.translators.rights import may_review, may_translate, why_locked
from site_config.translators.subjects import is_page, target_of


@dataclass(frozen=True)
class JobRights:
    """What a user may do with a job; `lock` says in words why nobody but the locker may write, empty while all may."""

    translates: bool
    reviews: bool
    lock: str = ""

    @property
    def writes(self) -> bool:
        """Whether the user may change sentences now."""
        return self.translates and not self.lock

    @property
    def decides(self) -> bool:
        """Whether the user may publish the translation or give it back now."""
        return self.reviews and not self.lock


def rights_on(job: Job, user: Any) -> JobRights:
    """Return what a user may do with a job; a few queries."""
    target = target_of(job)
    page = target if is_page(job) else None
    return JobRights(
        may_translate(user, job.language, page), may_review(user, job.language, page), why_locked(user, target) or ""
    )


def refuse_writing(job: Job, user: Any) -> None:
    """Raise PermissionDenied, in words where there are some, unless the user may change sentences of the job now."""
    rights = rights_on(job, user)
    if not rights.writes:
        raise PermissionDenied(rights.lock)


def refuse_deciding(job: Job, user: Any) -> None:
    """Raise PermissionDenied, in words where there are some, unless the user may publish or give back the job now."""
    rights = rights_on(job, user)
    if not rights.decides:
        raise PermissionDenied(rights.lock)
