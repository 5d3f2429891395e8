from __future__ import annotations

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import InlinePanel, PageChooserPanel
from wagtail.models import Orderable
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from home import shelves
from home.describing import home_nodes
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
        InlinePanel(
            "pinned_stories",
            label=_("Story"),
            heading=_("Stories to show first"),
            help_text=_("In this order; the newest stories fill the places that are left."),
            max_num=shelves.STORIES,
        ),
        InlinePanel(
            "pinned_publications",
            label=_("Publication"),
            heading=_("Publications to show first"),
            help_text=_("In this order; the newest publications fill the places that are left."),
            max_num=shelves.PUBLICATIONS,
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
        pinned_stories = [pin.page.translation_key for pin in self.pinned_stories.select_related("page")]
        pinned_publications = [pin.page.translation_key for pin in self.pinned_publications.select_related("page")]
        context["stories"] = shelves.stories(pinned_stories, language)
        context["publications"] = shelves.publications(pinned_publications, language)
        context["topics"] = topics_for(language)
        context["nodes"] = home_nodes(language)
        return context


class PinnedStory(Orderable):
    """A story that editors show first; the front pages of all languages share the choice."""

    home = ParentalKey(HomePage, on_delete=models.CASCADE, related_name="pinned_stories")
    page = models.ForeignKey(
        "newsroom.ArticlePage", on_delete=models.CASCADE, related_name="+", verbose_name=_("story")
    )

    panels = [PageChooserPanel("page")]

    class Meta(Orderable.Meta):
        verbose_name = _("pinned story")
        verbose_name_plural = _("pinned stories")

    def __str__(self) -> str:
        return str(self.page)


class PinnedPublication(Orderable):
    """A publication that editors show first; the front pages of all languages share the choice."""

    home = ParentalKey(HomePage, on_delete=models.CASCADE, related_name="pinned_publications")
    page = models.ForeignKey(
        "research.PublicationPage", on_delete=models.CASCADE, related_name="+", verbose_name=_("publication")
    )

    panels = [PageChooserPanel("page")]

    class Meta(Orderable.Meta):
        verbose_name = _("pinned publication")
        verbose_name_plural = _("pinned publications")

    def __str__(self) -> str:
        return str(self.page)
