from __future__ import annotations

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.search import index
from wagtail_localize.fields import TranslatableField

from newsroom.models.article import ArticlePage
from site_config.pages.models import SUMMARY_BOOST, SitePage
from site_config.pages.sections import page_of
from site_config.topics.models import attach_topics

STORIES_PER_PAGE = 12


class NewsIndexPage(SitePage):
    """The list of all stories, the newest first, each in the best language for the reader."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["newsroom.ArticlePage"]
    max_count_per_parent = 1
    is_list = True
    own_slug = "news"

    introduction = models.TextField(_("introduction"), blank=True, max_length=500)

    content_panels = [*SitePage.content_panels, "introduction"]
    search_fields = [*SitePage.search_fields, index.SearchField("introduction", boost=SUMMARY_BOOST)]
    translatable_fields = [*SitePage.translatable_fields, TranslatableField("introduction")]

    class Meta:
        verbose_name = _("news list")
        verbose_name_plural = _("news lists")

    @property
    def description(self) -> str:
        """The text for search engines, else the introduction."""
        return self.search_description or self.introduction

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add `stories`, the page of the list that `?page=` asks for."""
        context = super().get_context(request, *args, **kwargs)
        language = context["reading"].reader_language
        stories = ArticlePage.objects.readable_in(language).newest_first().for_cards()
        context["stories"] = page_of(request, stories, STORIES_PER_PAGE)
        attach_topics(context["stories"], language)
        return context
