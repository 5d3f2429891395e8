"""The report of addresses that were not found, and the way from there to a redirect."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.auth import permission_required
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, NumberColumn
from wagtail.admin.views.reports import ReportView
from wagtail.admin.viewsets.base import ViewSet
from wagtail.log_actions import log
from wagtail.models import Page

from site_config.languages.middleware import language_from_path
from site_config.old_addresses.forms import RedirectForm
from site_config.old_addresses.likeness import Likeness
from site_config.old_addresses.models import MissingAddress
from site_config.old_addresses.own_pages import falls_back_to
from site_config.pages.querysets import SitePageQuerySet

MAY_VIEW = "old_addresses.view_missingaddress"
MAY_REDIRECT = "wagtailredirects.add_redirect"


class AddressColumn(Column):
    """
    The address, the page that was probably meant, and the buttons.

    All are in one cell, so that the buttons are at hand on a narrow screen too.
    """

    cell_template_name = "old_addresses/address_cell.html"

    def get_cell_context_data(self, instance: MissingAddress, parent_context: Any) -> dict[str, Any]:
        """Add what is known of the address, and the form's token."""
        request = parent_context["request"]
        elsewhere = f"{reverse('wagtailredirects:add')}?{urlencode({'old_path': instance.path})}"
        return super().get_cell_context_data(instance, parent_context) | {
            "known": getattr(instance, "known", None),
            "may_redirect": request.user.has_perm(MAY_REDIRECT),
            "elsewhere_url": elsewhere,
            "csrf_token": get_token(request),
        }


class LinkedFromColumn(Column):
    """The page of ours that still has the address in its text."""

    cell_template_name = "old_addresses/linked_from_cell.html"


def last_day(address: MissingAddress) -> str:
    """Return the day, which is all that is kept; Wagtail's column of dates would count hours."""
    return date_format(address.last_asked_on)


class MissingAddressReport(ReportView):
    """Rows come from readers; one goes when a redirect answers its address."""

    page_title = gettext_lazy("Addresses not found")
    header_icon = "redirect"
    index_url_name = "missing_addresses:index"
    index_results_url_name = "missing_addresses:results"
    model = MissingAddress
    any_permission_required = ["view"]
    default_ordering = ("-times", "-last_asked_on", "path")
    no_results_message = gettext_lazy("Every address that readers asked for was found.")
    columns = [
        AddressColumn("path", label=gettext_lazy("Address"), sort_key="path"),
        NumberColumn("times", label=gettext_lazy("Times"), sort_key="times"),
        Column("last_asked_on", label=gettext_lazy("Last asked on"), accessor=last_day, sort_key="last_asked_on"),
        LinkedFromColumn("linked_from", label=gettext_lazy("Linked from")),
    ]
    list_export = ["path", "times", "last_asked_on", "linked_from"]
    export_headings = {
        "path": gettext_lazy("Address"),
        "times": gettext_lazy("Times"),
        "last_asked_on": gettext_lazy("Last asked on"),
        "linked_from": gettext_lazy("Linked from"),
    }
    export_filename = "addresses-not-found"

    def decorate_paginated_queryset(self, object_list: Sequence[MissingAddress]) -> Sequence[MissingAddress]:
        """Add what is known of each address that is shown, and drop a referrer that is no page."""
        if self.is_export:
            return object_list
        shown = list(object_list)
        pages = Likeness()
        known = pages.of(address.path for address in shown)
        for address in shown:
            address.known = known[address.path]
            if not pages.is_answered(address.linked_from):
                address.linked_from = ""
        return shown


@require_POST
@permission_required(MAY_REDIRECT)
@permission_required(MAY_VIEW)
def make_redirect(request: HttpRequest, pk: int) -> HttpResponse:
    """Make the redirect that the report has suggested; the row goes with it."""
    report = redirect("missing_addresses:index")
    address = MissingAddress.objects.filter(pk=pk).first()
    chosen = request.POST.get("page", "")
    page = get_object_or_404(SitePageQuerySet(Page).published(), pk=chosen if chosen.isdecimal() else 0)
    if address is None:
        messages.warning(request, _("Somebody has settled this address already."))
        return report
    facts = {"old_path": redirect_from(address.path, page), "redirect_page": page.pk, "is_permanent": True}
    form = RedirectForm(facts)
    if not form.is_valid():
        messages.error(request, " ".join(reason for reasons in form.errors.values() for reason in reasons))
        return report
    made = form.save()
    log(instance=made, action="wagtail.create")
    address.delete()
    button = messages.button(reverse("wagtailredirects:edit", args=[made.pk]), _("Edit"))
    words = {"address": made.old_path, "title": page.title}
    messages.success(request, _("“%(address)s” now leads to “%(title)s”.") % words, buttons=[button])
    return report


def redirect_from(path: str, page: Page) -> str:
    """
    Return the address from which a redirect to the page is made.

    That is the missing one. Where its language has no translation of the page, it is the one in the page's language:
    readers of the others are then led on within their own (redirecting.address_by_fallback).
    """
    language, written_in = language_from_path(path), page.locale.language_code
    if language and falls_back_to(language, written_in):
        return f"/{written_in}{path[len(language) + 1 :]}"
    return path


class MissingAddressMenuItem(MenuItem):
    """Shown to those who may see it."""

    def is_shown(self, request: Any) -> bool:
        return request.user.has_perm(MAY_VIEW)


class MissingAddressViewSet(ViewSet):
    """Where the report stands below /admin/ and in the menu of reports."""

    name = "missing_addresses"
    url_prefix = "reports/addresses-not-found"
    menu_hook = "register_reports_menu_item"
    menu_item_class = MissingAddressMenuItem
    menu_label = gettext_lazy("Addresses not found")
    menu_name = "addresses-not-found"
    menu_icon = "redirect"
    menu_order = 1310

    def get_urlpatterns(self) -> list[URLPattern]:
        """Return the addresses, that of the menu first."""
        return [
            path("", MissingAddressReport.as_view(), name="index"),
            path("results/", MissingAddressReport.as_view(results_only=True), name="results"),
            path("<int:pk>/redirect/", make_redirect, name="redirect"),
        ]
