"""The queue: what is next, and taking it in hand."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView, View
from wagtail.admin import messages
from wagtail.admin.auth import permission_denied
from wagtail.admin.utils import get_user_display_name

from site_config.languages.codes import NAMES
from site_config.translators.desk.board import TO_WRITE
from site_config.translators.desk.english import english_of, with_subjects
from site_config.translators.desk.queue import Turn, next_job, queue
from site_config.translators.editor.handing_in import claim, release
from site_config.translators.models import Job
from site_config.translators.subjects import jobs_with_subjects
from site_config.translators.views.desk import DeskAccess, DeskPage

PER_PAGE = 30


class QueueView(DeskPage, TemplateView):
    """Shows what waits for the user, first things first."""

    template_name = "translators/board/queue.html"
    page_title = gettext_lazy("What is next")
    header_icon = "list-ol"

    def may_enter(self) -> bool:
        return bool(self.desk.own)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        language = _language_asked(self.request, self.desk.own)
        waiting = queue(self.request.user, self.desk, language)
        counts = dict(waiting.order_by().values_list("turn").annotate(Count("pk")))
        page = Paginator(with_subjects(waiting).select_related("claimed_by"), PER_PAGE).get_page(
            self.request.GET.get("p")
        )
        english = english_of(page)
        groups = [
            (Turn(turn), counts.get(turn, 0), [(job, english[job.pk]) for job in jobs])
            for turn, jobs in groupby(page, key=lambda job: job.turn)
        ]
        context = super().get_context_data(**kwargs)
        return context | {
            "groups": groups,
            "page_obj": page,
            "elided_page_range": page.paginator.get_elided_page_range(page.number),
            "language": language,
            "languages": [(code, NAMES[code]) for code in self.desk.own],
            "desk": self.desk,
            "today": timezone.localdate(),
            "to_write": TO_WRITE,
            "has_next": any(count for turn, count in counts.items() if turn != Turn.TAKEN),
        }


class NextView(DeskAccess, View):
    """Leads to what is next."""

    def may_enter(self) -> bool:
        return bool(self.desk.own)

    def get(self, request: Any) -> HttpResponse:
        job = next_job(request.user, _language_asked(request, self.desk.own))
        if job is None:
            messages.success(request, _("Nothing waits for you."))
            return redirect("translators_queue")
        return redirect("translators_edit", job.pk)


class TakeView(DeskAccess, View):
    """Takes a translation in hand, unless another has done so a moment before, and opens it."""

    http_method_names = ["post"]

    def post(self, request: Any, pk: int) -> HttpResponse:
        try:
            with transaction.atomic():
                get_object_or_404(Job.objects.select_for_update(), pk=pk)
                job = jobs_with_subjects().get(pk=pk)
                if job.claimed_by not in (None, request.user):
                    name = get_user_display_name(job.claimed_by)
                    messages.warning(request, _("%(name)s has taken it already.") % {"name": name})
                    return redirect("translators_queue")
                claim(job, request.user)
        except PermissionDenied as reason:
            return _refused(request, reason)
        return redirect("translators_edit", pk)


class PutBackView(DeskAccess, View):
    """Gives a translation back to everybody: one's own, or as a reviewer another's."""

    http_method_names = ["post"]

    def post(self, request: Any, pk: int) -> HttpResponse:
        job = get_object_or_404(jobs_with_subjects(), pk=pk)
        try:
            release(job, request.user)
        except PermissionDenied as reason:
            return _refused(request, reason)
        messages.success(request, _("“%(title)s” is free for others again.") % {"title": job.title})
        return redirect("translators_queue")


def _refused(request: Any, reason: PermissionDenied) -> HttpResponse:
    if not str(reason):
        return permission_denied(request)
    messages.error(request, str(reason))
    return redirect("translators_queue")


def _language_asked(request: Any, languages: tuple[str, ...]) -> str:
    """Return the language that the address names; empty for all that the user has."""
    asked = request.GET.get("language", "")
    return asked if asked in languages else ""
