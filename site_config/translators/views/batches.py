"""Handing English pages over by hand: whole sections, or a page that is not public yet."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView, View
from wagtail.admin import messages
from wagtail.admin.auth import permission_denied
from wagtail.models import Page

from site_config.pages.models import SitePage
from site_config.translators.handover.early import hand_over_early, may_hand_over_early
from site_config.translators.models import Batch
from site_config.translators.models.jobs import Section
from site_config.translators.tasks import hand_over_batch
from site_config.translators.views.desk import DeskAccess, DeskPage

#: Seconds after which a page that waits for the background process asks again.
REFRESH = 3
SHOWN = 20


class SectionForm(forms.Form):
    """What is handed over."""

    section = forms.ChoiceField(
        label=gettext_lazy("Section"),
        required=False,
        choices=[("", gettext_lazy("Everything")), *Section.choices],
    )


class ForPublishers:
    """Lets in those who may publish English pages."""

    desk: Any

    def may_enter(self) -> bool:
        return self.desk.publishes_english


class BatchesView(ForPublishers, DeskPage, FormView):
    """Starts a batch, and shows the last ones."""

    template_name = "translators/board/batches.html"
    form_class = SectionForm
    page_title = gettext_lazy("Hand over")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"batches": Batch.objects.select_related("user")[:SHOWN]}

    def form_valid(self, form: SectionForm) -> HttpResponse:
        if (running := Batch.under_way()) is not None:
            messages.warning(self.request, _("Pages are being handed over already."))
            return redirect("translators_batch", running.pk)
        batch = Batch.objects.create(user=self.request.user, section=form.cleaned_data["section"])
        hand_over_batch.enqueue(batch.pk)
        return redirect("translators_batch", batch.pk)


class BatchView(ForPublishers, DeskPage, TemplateView):
    """Shows how far a batch is, and what could not be handed over."""

    template_name = "translators/board/batch.html"
    page_title = gettext_lazy("Hand over")

    def get(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        self.batch = get_object_or_404(Batch.objects.select_related("user"), pk=kwargs["pk"])
        response = super().get(request, *args, **kwargs)
        if self.batch.is_active and not self.batch.is_silent:
            response["Refresh"] = str(REFRESH)
        return response

    def get_page_subtitle(self) -> str:
        return str(self.batch)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        *items, this = super().get_breadcrumbs_items()
        return [*items, this | {"url": reverse("translators_batches")}, {"url": "", "label": self.get_page_subtitle()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"batch": self.batch}


class AgainView(ForPublishers, DeskAccess, View):
    """Starts again what the background process has left lying."""

    http_method_names = ["post"]

    def post(self, request: Any, pk: int) -> HttpResponse:
        batch = get_object_or_404(Batch, pk=pk)
        if batch.is_silent:
            batch.note_progress(state=Batch.State.WAITING)
            hand_over_batch.enqueue(batch.pk)
        return redirect("translators_batch", pk)


class EarlyView(DeskPage, TemplateView):
    """Asks whether an English page that is not public yet shall go to the translators, and does it."""

    template_name = "translators/board/early.html"
    page_title = gettext_lazy("Send to translators")

    def may_enter(self) -> bool:
        # Asked of the page, below: rights may be on a part of the English tree only.
        return True

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        self.page = get_object_or_404(Page.objects.select_related("locale"), pk=kwargs["pk"]).specific
        if not isinstance(self.page, SitePage):
            raise Http404
        if not may_hand_over_early(request.user, self.page):
            return permission_denied(request)
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        return self.page.get_admin_display_title()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"page": self.page}

    def post(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        hand_over_early(self.page)
        title = self.page.get_admin_display_title()
        messages.success(request, _("“%(title)s” is with the translators now.") % {"title": title})
        return redirect("wagtailadmin_pages:edit", self.page.pk)
