"""The report of what readers searched for and did not find: words and numbers, nothing about people."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import ButtonsColumnMixin, Column, NumberColumn
from wagtail.admin.views.reports import ReportView
from wagtail.admin.viewsets.base import ViewSet
from wagtail.admin.widgets.button import Button

from site_config.languages.codes import NAMES
from site_config.search.models import MissedSearch

#: With one of these a table calculates what a reader typed.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")

Row = dict[str, Any]


class MissedSearchFilters(WagtailFilterSet):
    class Meta:
        model = MissedSearch
        fields = ["language"]


class MissedWordsColumn(ButtonsColumnMixin, Column):
    """
    The words, and for those who may keep synonyms a button that opens a new set with the words filled in.

    Both are in one cell, so that the button is at hand on a narrow screen too.
    """

    cell_template_name = "site_search/admin/missed_words.html"

    def get_buttons(self, instance: Row, parent_context: Any) -> list[Button]:
        """Return the button."""
        if not parent_context["request"].user.has_perm("site_search.add_synonymset"):
            return []
        address = f"{reverse('synonyms:add')}?{urlencode({'terms': instance['text']})}"
        label = _("Add a synonym for “%(words)s”") % {"words": instance["text"]}
        return [
            Button(_("Add a synonym"), address, classname="button button-small button-secondary",
                   attrs={"aria-label": label})
        ]  # fmt: skip


def language_name(row: Row) -> str:
    """Return the language in which was asked, by its own name."""
    return NAMES[row["language"]]


def as_text(text: str) -> str:
    """Return the words as a spreadsheet shows them and never calculates them."""
    return f"'{text}" if text.startswith(_FORMULA) else text


class MissedSearchReport(ReportView):
    """Read only: rows come from readers and go after 12 months."""

    page_title = _("Searches without result")
    header_icon = "search"
    index_url_name = "missed_searches:index"
    index_results_url_name = "missed_searches:results"
    model = MissedSearch
    filterset_class = MissedSearchFilters
    any_permission_required = ["view"]
    default_ordering = ("-times", "text", "language")
    no_results_message = _("Nothing was searched for in vain three times or more.")
    columns = [
        MissedWordsColumn("text", label=_("Searched for"), sort_key="text"),
        NumberColumn("times", label=_("12 months"), sort_key="times"),
        NumberColumn("this_month", label=_("This month"), sort_key="this_month"),
        Column("language", label=_("Language"), accessor=language_name),
    ]
    list_export = ["text", "times", "this_month", "language"]
    export_headings = {
        "text": _("Searched for"),
        "times": _("12 months"),
        "this_month": _("This month"),
        "language": _("Language"),
    }
    export_filename = "searches-without-result"
    custom_field_preprocess = {
        "text": {ReportView.FORMAT_CSV: as_text},
        "language": dict.fromkeys(ReportView.FORMATS, lambda code: str(NAMES[code])),
    }

    def get_base_queryset(self) -> QuerySet:
        """Return what was asked for often enough to say something, and to be nobody's."""
        return MissedSearch.often()


class MissedSearchMenuItem(MenuItem):
    """Shown to those who may see it."""

    def is_shown(self, request: Any) -> bool:
        return request.user.has_perm("site_search.view_missedsearch")


class MissedSearchViewSet(ViewSet):
    """Where the report stands below /admin/ and in the menu of reports."""

    name = "missed_searches"
    url_prefix = "reports/searches-without-result"
    menu_hook = "register_reports_menu_item"
    menu_item_class = MissedSearchMenuItem
    menu_label = _("Searches without result")
    menu_name = "missed-searches"
    menu_icon = "search"
    menu_order = 1300

    def get_urlpatterns(self) -> list[URLPattern]:
        """Return the addresses, that of the menu first."""
        return [
            path("", MissedSearchReport.as_view(), name="index"),
            path("results/", MissedSearchReport.as_view(results_only=True), name="results"),
        ]
