"""The report of broken links: where each stands, where it leads and why it fails, with the way to mend it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import FieldDoesNotExist, PermissionDenied
from django.db.models import QuerySet, prefetch_related_objects
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView
from wagtail.admin.viewsets.base import ViewSet

from site_config.broken_links.models import BrokenLink, Kind, mends_links
from site_config.languages.codes import SOURCE


class BrokenLinkFilters(WagtailFilterSet):
    """By language and by reason."""

    class Meta:
        model = BrokenLink
        fields = ["language", "reason"]


class SourceColumn(Column):
    """The page or snippet, its language and field, and the button that leads there: at hand on a narrow screen too."""

    cell_template_name = "broken_links/source_cell.html"

    def get_cell_context_data(self, instance: BrokenLink, parent_context: Any) -> dict[str, Any]:
        """Add where it is mended."""
        return super().get_cell_context_data(instance, parent_context) | {
            "field": field_of(instance),
            "edit_url": edit_address(instance),
            "names_language": instance.language != SOURCE,
        }


class LinkColumn(Column):
    """What readers see of the link, in the language of the page, and where it leads; in one cell for narrow screens."""

    cell_template_name = "broken_links/link_cell.html"

    def get_cell_context_data(self, instance: BrokenLink, parent_context: Any) -> dict[str, Any]:
        """Add where it leads."""
        return super().get_cell_context_data(instance, parent_context) | {"target": leads_to(instance)}


def field_of(link: Any) -> str:
    """Return the name of the field in which a link stands; empty for one that is no longer there."""
    model = link.page.specific_class if link.page else link.snippet_type and link.snippet_type.model_class()
    name = link.place.partition(".")[0]
    try:
        field = model._meta.get_field(name)
    except (AttributeError, FieldDoesNotExist):
        return ""
    words = getattr(field, "verbose_name", None) or field.related_model._meta.verbose_name
    return str(capfirst(words))


def edit_address(link: BrokenLink) -> str:
    """Return where a link is mended, at its place in the form; empty where its snippet was deleted since."""
    address = AdminURLFinder().get_edit_url(link.source) if link.source else None
    return f"{address}#:w:contentpath={link.place}" if address else ""


def leads_to(link: Any) -> str:
    """Return what a link leads to: its title, else its address or number."""
    if link.target_title or link.kind == Kind.ADDRESS:
        return link.target_title or link.target
    return f"{link.get_kind_display()} {link.target}"


def since(link: BrokenLink) -> str:
    """Return the day; Wagtail's column of dates would count hours."""
    return date_format(link.first_seen_on)


class BrokenLinkReport(ReportView):
    """What was found by the daily look and not mended since, of what the user may change."""

    page_title = gettext_lazy("Broken links")
    header_icon = "link"
    index_url_name = "broken_links:index"
    index_results_url_name = "broken_links:results"
    model = BrokenLink
    filterset_class = BrokenLinkFilters
    default_ordering = ("-first_seen_on", "page_id", "pk")
    no_results_message = gettext_lazy("No broken links were found on public pages.")
    columns = [
        SourceColumn("source", label=gettext_lazy("Page")),
        LinkColumn("words", label=gettext_lazy("Link")),
        Column("reason", label=gettext_lazy("Why"), accessor="get_reason_display"),
        Column("first_seen_on", label=gettext_lazy("Since"), accessor=since, sort_key="first_seen_on"),
    ]
    list_export = ["source", "get_language_display", "words", "target", "get_reason_display", "first_seen_on"]
    export_headings = {
        "source": gettext_lazy("Page"),
        "get_language_display": gettext_lazy("Language"),
        "words": gettext_lazy("Link"),
        "target": gettext_lazy("Leads to"),
        "get_reason_display": gettext_lazy("Why"),
        "first_seen_on": gettext_lazy("Since"),
    }
    export_filename = "broken-links"

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer those who may change any page or snippet."""
        if not mends_links(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_base_queryset(self) -> QuerySet:
        """Return what the user may mend."""
        return BrokenLink.objects.mendable_by(self.request.user).select_related("page__locale")

    def decorate_paginated_queryset(self, object_list: Sequence[BrokenLink]) -> Sequence[BrokenLink]:
        """Fetch the pages and snippets of what is shown together."""
        shown = list(object_list)
        prefetch_related_objects(shown, "snippet")
        return shown


class BrokenLinkMenuItem(MenuItem):
    """Shown to those who may change anything."""

    def is_shown(self, request: Any) -> bool:
        return mends_links(request.user)


class BrokenLinkViewSet(ViewSet):
    """Where the report stands below /admin/ and in the menu of reports."""

    name = "broken_links"
    url_prefix = "reports/broken-links"
    menu_hook = "register_reports_menu_item"
    menu_item_class = BrokenLinkMenuItem
    menu_label = gettext_lazy("Broken links")
    menu_name = "broken-links"
    menu_icon = "link"
    menu_order = 1305

    def get_urlpatterns(self) -> list[URLPattern]:
        """Return the addresses, that of the menu first."""
        return [
            path("", BrokenLinkReport.as_view(), name="index"),
            path("results/", BrokenLinkReport.as_view(results_only=True), name="results"),
        ]
