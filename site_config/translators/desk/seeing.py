"""What a user sees of the desk: own languages first, and the others where the English side is one's own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from site_config.languages.codes import CODES, SOURCE
from site_config.pages.synchronising import HOME_DEPTH
from site_config.translators.models import Job
from site_config.translators.models.jobs import Status
from site_config.translators.rights import languages_of

TARGETS = tuple(code for code in CODES if code != SOURCE)


@dataclass(frozen=True)
class Desk:
    """The languages into which a user translates and that the user reviews, and the rights on the English side."""

    translates: frozenset[str]
    reviews: frozenset[str]
    writes_english: bool
    publishes_english: bool

    @property
    def own(self) -> tuple[str, ...]:
        """The languages in which the user has something to do."""
        return tuple(code for code in TARGETS if code in self.translates | self.reviews)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that the user sees, own ones first; who writes English sees how far all of them are."""
        others = TARGETS if self.writes_english else ()
        return (*self.own, *(code for code in others if code not in self.own))

    @property
    def dates(self) -> tuple[str, ...]:
        """The languages in which the user says until when something is due."""
        return TARGETS if self.writes_english else tuple(code for code in TARGETS if code in self.reviews)


def desk_of(user: Any) -> Desk:
    """Return what a user sees of the desk; at most four queries."""
    rights = languages_of(user)
    home = Page.objects.filter(depth=HOME_DEPTH, locale__language_code=SOURCE).order_by("path").first()

    def may(action: str) -> bool:
        return home is not None and page_permission_policy.user_has_permission_for_instance(user, action, home)

    return Desk(rights.translates, rights.reviews, may("change"), may("publish"))


def has_a_desk(user: Any) -> bool:
    """Return whether there may be anything for a user, from what Wagtail knows already: for menus, without a query."""
    return page_permission_policy.user_has_any_permission(user, {"change", "publish"})


def set_due(jobs: Iterable[int], desk: Desk, due_on: date | None) -> int:
    """
    Say until when the jobs with these keys are due, None for no date; return how many there are. Those in languages in
    which that is not the user's to say are left alone, and those that are complete: their date would wait unseen, and
    have long passed when their English changes.
    """
    chosen = Job.objects.filter(pk__in=jobs, language__in=desk.dates)
    return chosen.exclude(status=Status.COMPLETE).update(due_on=due_on)
