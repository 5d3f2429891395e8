"""The list of translations: what can be asked for in its address, and in which order it comes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django import forms
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce, Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from site_config.languages.codes import NAMES
from site_config.translators.desk.board import TO_WRITE
from site_config.translators.desk.english import IS_GONE, IS_HIDDEN, with_subjects
from site_config.translators.models import Job
from site_config.translators.models.jobs import Section, Status

#: Several states that the board counts together.
TO_DO, DUE_SOON, OVERDUE = "to_do", "due_soon", "overdue"
#: What is due within so many days is due soon.
SOON = timedelta(days=7)
STATUSES = [
    (TO_DO, _("To translate")),
    *Status.choices,
    (DUE_SOON, _("Due within a week")),
    (OVERDUE, _("Overdue")),
]
CLAIMS = [("me", _("By me")), ("others", _("By others")), ("nobody", _("By nobody"))]
#: Wagtail says "Public" of a page without a password, and "Deleted" of what somebody did.
ENGLISH = [
    ("public", pgettext_lazy("state of the English page", "Public")),
    ("hidden", pgettext_lazy("state of the English page", "Not public")),
    ("gone", pgettext_lazy("state of the English page", "Deleted")),
]
#: Name in the address → heading of the column and what it orders by.
ORDERS: dict[str, tuple[Any, Any]] = {
    "title": (_("Title"), Lower("title")),
    "since": (_("Since"), F("waits_since")),
    "words": (_("Words left"), F("words_missing")),
    "due": (_("Due"), F("due_on")),
}
DEFAULT_ORDER = "-since"


class JobFilters(forms.Form):
    """What the list is asked for; what it does not understand is as if it had not been asked."""

    q = forms.CharField(label=_("Title"), required=False, max_length=255)
    language = forms.ChoiceField(label=_("Language"), required=False)
    section = forms.ChoiceField(label=_("Section"), required=False, choices=[("", _("All")), *Section.choices])
    status = forms.ChoiceField(label=_("State"), required=False, choices=[("", _("All")), *STATUSES])
    claimed = forms.ChoiceField(label=_("Taken"), required=False, choices=[("", _("All")), *CLAIMS])
    english = forms.ChoiceField(label=_("English page"), required=False, choices=[("", _("All")), *ENGLISH])
    ordering = forms.ChoiceField(
        required=False,
        choices=[(sign + name, label) for name, (label, _order) in ORDERS.items() for sign in ("", "-")],
        widget=forms.HiddenInput,
    )

    def __init__(self, *args: Any, languages: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, auto_id="filter-%s", **kwargs)
        self.languages = languages
        if len(languages) == 1:
            del self.fields["language"]
        else:
            field: Any = self.fields["language"]
            field.choices = [("", _("All")), *((code, NAMES[code]) for code in languages)]

    @property
    def asked(self) -> dict[str, str]:
        """What was asked for and is understood, by name."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

    def jobs(self, user: Any) -> QuerySet:
        """Return what was asked for, in its order."""
        asked = self.asked
        wanted = Q(language__in=[asked["language"]] if "language" in asked else self.languages)
        for name in ("section", "q"):
            if name in asked:
                wanted &= Q(**{"title__icontains" if name == "q" else name: asked[name]})
        wanted &= _in_state(asked.get("status", ""))
        wanted &= _claimed(asked.get("claimed", ""), user)
        jobs = with_subjects(_by_english(Job.objects.filter(wanted), asked.get("english", "")))
        return _in_order(jobs, asked.get("ordering", DEFAULT_ORDER)).select_related("claimed_by")


def _in_state(status: str) -> Q:
    if status == TO_DO:
        return Q(status__in=TO_WRITE)
    if status == OVERDUE:
        return Q(status__in=TO_WRITE, due_on__lt=timezone.localdate())
    if status == DUE_SOON:
        return is_due_soon()
    return Q(status=status) if status else Q()


def is_due_soon() -> Q:
    """Return what has to be translated within a week, or should have been."""
    return Q(status__in=TO_WRITE, due_on__lte=timezone.localdate() + SOON)


def _claimed(by: str, user: Any) -> Q:
    if by == "me":
        return Q(claimed_by=user)
    if by == "others":
        return Q(claimed_by__isnull=False) & ~Q(claimed_by=user)
    return Q(claimed_by=None) if by else Q()


def _by_english(jobs: QuerySet, state: str) -> QuerySet:
    if state == "gone":
        return jobs.filter(IS_GONE)
    jobs = jobs.exclude(IS_GONE)
    if state == "hidden":
        return jobs.filter(IS_HIDDEN)
    return jobs.exclude(IS_HIDDEN) if state else jobs


def _in_order(jobs: QuerySet, ordering: str) -> QuerySet:
    """Order the list; what has no date comes last both ways."""
    name = ordering.removeprefix("-")
    _label, by = ORDERS[name]
    order = by.desc(nulls_last=True) if ordering.startswith("-") else by.asc(nulls_last=True)
    waits_since = Coalesce("handed_in_at", "out_of_date_since", "source_changed_at")
    return jobs.annotate(waits_since=waits_since).order_by(order, "language", "pk")
