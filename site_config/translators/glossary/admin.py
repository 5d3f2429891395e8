"""Where translators and editors keep the mission's terms."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import Button

from site_config.translators.glossary.views import NAME, ExportView, ImportView
from site_config.translators.models import GlossaryTerm
from site_config.translators.models.glossary import LANGUAGES

_PREFERRED = _("Preferred form")


def forms_shown(term: GlossaryTerm) -> SafeString:
    """Return how a term is said, in one cell: more columns would not fit a telephone."""
    forms = [(language, form) for language in LANGUAGES if (form := getattr(term, language))]
    shown = format_html_join(mark_safe("<br>"), '<span lang="{}">{}</span>', forms)
    return shown if term.is_active else format_html("{}<br>({})", shown, _("not in use"))


class GlossaryIndexView(generic.IndexView):
    """The terms, searched in any letters: a database alone knows no capitals of ours, and no ҳ for х."""

    def search_queryset(self, queryset: QuerySet) -> QuerySet:
        """Return the terms in which the words stand."""
        if not self.is_searching:
            return queryset
        return queryset.filter(pk__in=[each.pk for each in GlossaryTerm.containing(self.search_query)])

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        """The tables out and in, for those who may."""
        buttons = [*super().header_more_buttons, Button(_("Download as CSV"), reverse(f"{NAME}:export"), "download")]
        if self.request.user.has_perm("translators.change_glossaryterm"):
            buttons.append(Button(_("Import terms"), reverse(f"{NAME}:import"), icon_name="upload"))
        return buttons


class GlossaryViewSet(ModelViewSet):
    """The glossary, in the main menu."""

    model = GlossaryTerm
    name = NAME
    url_prefix = "translators/glossary"
    menu_label = _("Glossary")
    icon = "openquote"
    menu_order = 310
    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    list_display = ["english", Column("forms", label=_("In Russian and Tajik"), accessor=forms_shown)]
    list_filter = ["is_active", "needs_confirmation", "match_case"]
    list_per_page = 50
    search_fields = ["english", "ru", "tg"]
    panels = [
        # The fields are named by their languages, which is what the groups are called here.
        MultiFieldPanel([FieldPanel("english", heading=_("Term")), "match_case"], heading=_("English")),
        MultiFieldPanel([FieldPanel("ru", heading=_PREFERRED), "ru_allowed", "ru_forbidden"], heading=_("Russian")),
        MultiFieldPanel([FieldPanel("tg", heading=_PREFERRED), "tg_allowed", "tg_forbidden"], heading=_("Tajik")),
        FieldPanel("note"),
        FieldPanel("source"),
        FieldPanel("is_active"),
        FieldPanel("needs_confirmation"),
    ]
    index_view_class = GlossaryIndexView

    def get_urlpatterns(self) -> list[Any]:
        """Add the tables out and in."""
        own: list[URLPattern] = [
            path("export/", ExportView.as_view(), name="export"),
            path("import/", ImportView.as_view(), name="import"),
        ]
        return [*own, *super().get_urlpatterns()]
