"""The board, and the list that stands behind each of its numbers."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.core.paginator import Paginator
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.generic import TemplateView, View
from wagtail.admin import messages
from wagtail.admin.widgets import AdminDateInput

from site_config.translators.desk.board import TO_WRITE, Row, board
from site_config.translators.desk.english import english_of
from site_config.translators.desk.listing import DEFAULT_ORDER, ORDERS, OVERDUE, TO_DO, JobFilters
from site_config.translators.desk.seeing import set_due
from site_config.translators.models.jobs import Status
from site_config.translators.views.desk import DeskAccess, DeskPage

PER_PAGE = 50


def list_address(**asked: str) -> str:
    """Return the address of the list that shows what is asked for."""
    return f"{reverse('translators_list')}?{urlencode({name: value for name, value in asked.items() if value})}"


class BoardView(DeskPage, TemplateView):
    """Shows how far each section is in each language; every number leads to its list."""

    template_name = "translators/board/board.html"
    page_title = _("Translations")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        languages = [
            {
                "board": each,
                "rows": [(row, _links(each.language, row)) for row in [*each.rows, each.total]],
                "gone": list_address(language=each.language, english="gone"),
                "is_own": each.language in self.desk.own,
            }
            for each in board(self.desk.languages)
        ]
        context = super().get_context_data(**kwargs)
        return context | {"languages": languages, "statuses": list(Status), "desk": self.desk}


def _links(language: str, row: Row) -> dict[str, Any]:
    def link(**asked: str) -> str:
        return list_address(language=language, section=row.section, **asked)

    return {
        "all": link(),
        "to_do": link(status=TO_DO),
        "overdue": link(status=OVERDUE),
        "hidden": link(english="hidden"),
        "cells": [(cell, link(status=cell.status)) for cell in row.cells],
    }


class DueForm(forms.Form):
    """Until when the chosen translations are due; empty for no date."""

    due_on = forms.DateField(label=_("Due on"), required=False, widget=AdminDateInput)


class ListView(DeskPage, TemplateView):
    """Shows translations by language, section, state, who has them and title."""

    template_name = "translators/board/list.html"
    page_title = _("List of translations")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        filters = JobFilters(self.request.GET, languages=self.desk.languages)
        page = Paginator(filters.jobs(self.request.user), PER_PAGE).get_page(self.request.GET.get("p"))
        english = english_of(page)
        context = super().get_context_data(**kwargs)
        return context | {
            "filters": filters,
            "asked": {name: value for name, value in filters.asked.items() if name != "ordering"},
            "jobs": [(job, english[job.pk]) for job in page],
            "page_obj": page,
            "elided_page_range": page.paginator.get_elided_page_range(page.number),
            "orders": _orders(filters.asked.get("ordering", DEFAULT_ORDER)),
            "desk": self.desk,
            "due_form": DueForm(),
            "today": timezone.localdate(),
            "to_write": TO_WRITE,
        }


def _orders(ordering: str) -> list[tuple[Any, str, str]]:
    """Return what the list can be ordered by: label, value of the address that does it, and how it is ordered now."""
    now = {ordering.removeprefix("-"): "descending" if ordering.startswith("-") else "ascending"}
    return [
        (label, f"-{name}" if now.get(name) == "ascending" else name, now.get(name, ""))
        for name, (label, _order) in ORDERS.items()
    ]


class DueManyView(DeskAccess, View):
    """Says until when many translations are due."""

    http_method_names = ["post"]

    def may_enter(self) -> bool:
        return bool(self.desk.dates)

    def post(self, request: Any) -> HttpResponse:
        form = DueForm(request.POST)
        keys = [int(key) for key in request.POST.getlist("job") if key.isdecimal()]
        if not form.is_valid():
            messages.error(request, form.errors["due_on"][0])
        elif not keys and not request.POST.get("all"):
            messages.warning(request, _("Choose the translations first."))
        else:
            if request.POST.get("all"):
                asked = QueryDict(_back(request).partition("?")[2])
                filters = JobFilters(asked, languages=self.desk.languages)
                keys = list(filters.jobs(request.user).values_list("pk", flat=True))
            count = set_due(keys, self.desk, form.cleaned_data["due_on"])
            words = ngettext(
                "The date is set for %(count)d translation.", "The date is set for %(count)d translations.", count
            )
            messages.success(request, words % {"count": count})
        return redirect(_back(request))


def _back(request: Any) -> str:
    """Return the address of the list from which the form came."""
    address = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(address, allowed_hosts=None) and address.startswith(
        reverse("translators_list")
    )
    return address if is_ours else reverse("translators_list")
