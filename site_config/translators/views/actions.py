"""The buttons of a whole job: take it, release it, date it, fill it from memory, give it back."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.generic import View
from wagtail.admin import messages

from site_config.translators.editor import handing_in
from site_config.translators.editor.editing import rows_of
from site_config.translators.editor.handing_in import NotReady
from site_config.translators.editor.proposals import MEMORY, same_elsewhere
from site_config.translators.editor.storing import Fate, Wording, store
from site_config.translators.views.jobs import JobAccess


class JobAction(JobAccess, View):
    """Does something with a job and leads back to the editor."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        try:
            self.act()
        except NotReady as reason:
            messages.error(request, str(reason))
        return self.back()

    def act(self) -> None:
        """Do it; raises NotReady and PermissionDenied."""
        raise NotImplementedError


class ClaimView(JobAction):
    """Notes that the user works on the job."""

    def act(self) -> None:
        handing_in.claim(self.job, self.request.user)


class ReleaseView(JobAction):
    """Notes that nobody works on the job."""

    def act(self) -> None:
        handing_in.release(self.job, self.request.user)


class DueView(JobAction):
    """Says when the job is due."""

    def act(self) -> None:
        field = forms.DateField(required=False)
        try:
            due_on: Any = field.clean(self.request.POST.get("due_on", ""))
        except forms.ValidationError as error:
            raise NotReady(" ".join(error.messages)) from error
        handing_in.set_due(self.job, self.request.user, due_on)
        messages.success(self.request, _("The date was saved.") if due_on else _("The date was removed."))


class ReturnView(JobAction):
    """Gives the job back to who handed it in."""

    def act(self) -> None:
        handing_in.give_back(self.job, self.request.user, self.request.POST.get("note", ""))
        messages.success(self.request, _("The translation was given back."))


class MemoryView(JobAction):
    """Takes for every sentence that is missing the translation that the very same sentence has elsewhere."""

    def act(self) -> None:
        found = same_elsewhere(self.job, rows_of(self.job))
        # Where somebody has written meanwhile, that stays.
        wordings = {place: Wording(data, seen="") for place, data in found.items()}
        outcome = store(self.job, self.request.user, wordings, tool=MEMORY)
        taken = len(outcome.having(Fate.STORED))
        words = ngettext(
            "%(count)d sentence was taken from the memory.", "%(count)d sentences were taken from the memory.", taken
        )
        messages.success(self.request, words % {"count": taken})
        if outcome.having(Fate.REFUSED):
            messages.warning(self.request, _("Some do not fit here; they are still offered below."))
