from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.fields import RichTextField
from wagtail.search import index
from wagtail_localize.fields import TranslatableField

from research.models.publication import PublicationPage
from site_config.pages.blocks.body import RICH_TEXT_FEATURES
from site_config.pages.models import SitePage
from site_config.pages.sections import page_of
from site_config.topics.models import attach_topics

PUBLICATIONS_PER_PAGE = 50


class ResearchIndexPage(SitePage):
    """The list of all publications, each in the best language for the reader."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["research.PublicationPage"]
    max_count_per_parent = 1
    is_list = True
    own_slug = "research"

    introduction = RichTextField(_("introduction"), blank=True, features=RICH_TEXT_FEATURES)

    content_panels = [*SitePage.content_panels, "introduction"]
    search_fields = [*SitePage.search_fields, index.SearchField("introduction")]
    translatable_fields = [*SitePage.translatable_fields, TranslatableField("introduction")]

    class Meta:
        verbose_name = _("research list")
        verbose_name_plural = _("research lists")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add `publications`, the page of the list that `?page=` asks for."""
        context = super().get_context(request, *args, **kwargs)
        language = context["reading"].reader_language
        publications = PublicationPage.objects.readable_in(language).newest_first().for_cards()
        context["publications"] = page_of(request, publications, PUBLICATIONS_PER_PAGE)
        attach_topics(context["publications"], language)
        return context
