from __future__ import annotations

from typing import Any

from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.search import index
from wagtail.url_routing import RouteResult
from wagtail_localize.fields import TranslatableField

from newsroom.archive import stories_of, year_of, years_of
from newsroom.describing import list_nodes
from newsroom.models.article import ArticlePage
from site_config.pages.models import SUMMARY_BOOST, SitePage, reader_language
from site_config.pages.reading import Reading, list_page
from site_config.pages.sections import page_of
from site_config.topics.models import attach_topics

STORIES_PER_PAGE = 12


class NewsIndexPage(SitePage):
    """The list of all stories, the newest first, each in the best language for the reader."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["newsroom.ArticlePage"]
    max_count_per_parent = 1
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

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Answer the address of a year too; slugs of four digits are refused, so no story stands there."""
        if len(path_components) == 1 and (year := year_of(path_components[0])):
            page = super().route(request, []).page
            return RouteResult(page, kwargs={"year": year})
        return super().route(request, path_components)

    def serve(self, request: HttpRequest, year: str = "") -> HttpResponse:
        """Show the list of all stories, or the stories of one year."""
        return self._serve_year(request, year) if year else super().serve(request)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add `stories`, the page of the list that `?page=` asks for, and the `years` of all stories."""
        context = super().get_context(request, *args, **kwargs)
        language = context["reading"].reader_language
        stories = ArticlePage.objects.readable_in(language)
        context["stories"] = page_of(request, stories.newest_first().for_cards(), STORIES_PER_PAGE)
        context["years"] = years_of(stories)
        attach_topics(context["stories"], language)
        context["reading"] = context["reading"].on_page(list_page(request), context["stories"].number)
        context["nodes"] = list_nodes(self, context["reading"], context["stories"])
        return context

    def _serve_year(self, request: HttpRequest, year: str) -> HttpResponse:
        """Show the stories of a year; raise Http404 where there is none."""
        language = reader_language()
        stories = ArticlePage.objects.readable_in(language)
        found = page_of(request, stories_of(stories, year).for_cards(), STORIES_PER_PAGE)
        if not found:
            raise Http404
        attach_topics(found, language)
        reading = Reading.of_view(request, language, request.path).on_page(list_page(request), found.number)
        context = {
            "page": self,
            "self": self,
            "request": request,
            "reading": reading,
            "stories": found,
            "year": year,
            "years": years_of(stories),
            "nodes": list_nodes(self, reading, found, gettext("News of %(year)s") % {"year": year}),
        }
        return render(request, "newsroom/year_archive.html", context)
