from __future__ import annotations

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from home import shelves
from home.describing import home_nodes
from home.forms import PinsPanel
from home.models.pins import pinned_now
from site_config.languages.codes import CODES
from site_config.pages.models import SUMMARY_BOOST, SitePage
from site_config.topics.models import topics_for


class HomePage(SitePage):
    """The mission's front page: who we are, the news, the newest publications, the topics, how to reach us."""

    parent_page_types = ["wagtailcore.Page"]
    # One a language: a second tree would double menus, lists and sitemap.
    max_count = len(CODES)
    subpage_types = ["newsroom.NewsIndexPage", "research.ResearchIndexPage", "home.StandardPage"]

    introduction = models.TextField(
        _("introduction"), max_length=400, help_text=_("One or two sentences below the mission's name.")
    )

    content_panels = [
        *SitePage.content_panels,
        "introduction",
        PinsPanel(
            "pinned_stories",
            label=_("Story"),
            heading=_("Stories to show first"),
            help_text=_(
                "In this order; the newest stories fill the places that are left. A story with times has its place from"
                " the one to the other only."
            ),
            # Those whose time is still to come wait beside those that are shown.
            max_num=2 * shelves.STORIES,
        ),
        PinsPanel(
            "pinned_publications",
            label=_("Publication"),
            heading=_("Publications to show first"),
            help_text=_(
                "In this order; the newest publications fill the places that are left. A publication with times has its"
                " place from the one to the other only."
            ),
            max_num=2 * shelves.PUBLICATIONS,
        ),
    ]
    search_fields = [*SitePage.search_fields, index.SearchField("introduction", boost=SUMMARY_BOOST)]
    translatable_fields = [
        *SitePage.translatable_fields,
        TranslatableField("introduction"),
        SynchronizedField("pinned_stories", overridable=False),
        SynchronizedField("pinned_publications", overridable=False),
    ]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    @property
    def description(self) -> str:
        """The text for search engines, else the introduction."""
        return self.search_description or self.introduction

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add `stories`, `publications` and `topics`, never empty while there is anything to show."""
        context = super().get_context(request, *args, **kwargs)
        language = context["reading"].reader_language
        context["stories"] = shelves.stories(pinned_now(self.pinned_stories), language)
        context["publications"] = shelves.publications(pinned_now(self.pinned_publications), language)
        context["topics"] = topics_for(language)
        context["nodes"] = home_nodes(language)
        return context
