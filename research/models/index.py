from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.fields import RichTextField
from wagtail.search import index
from wagtail.url_routing import RouteResult
from wagtail_localize.fields import TranslatableField

from research.listing import Listing, listing_for
from research.models.removed import RemovedPublication
from research.views.removed import removed_publication
from site_config.pages.addresses import absolute
from site_config.pages.blocks.body import RICH_TEXT_FEATURES
from site_config.pages.identity import mission_node, site_node
from site_config.pages.models import SUMMARY_BOOST, SitePage
from site_config.pages.reading import Reading
from site_config.pages.structured_data import Node, breadcrumb_list, collection_page, web_page


class ResearchIndexPage(SitePage):
    """The list of all publications, each in the best language for the reader, filtered and sorted by the address."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["research.PublicationPage"]
    max_count_per_parent = 1
    own_slug = "research"

    introduction = RichTextField(_("introduction"), blank=True, features=RICH_TEXT_FEATURES)

    content_panels = [*SitePage.content_panels, "introduction"]
    search_fields = [*SitePage.search_fields, index.SearchField("introduction", boost=SUMMARY_BOOST)]
    translatable_fields = [*SitePage.translatable_fields, TranslatableField("introduction")]

    class Meta:
        verbose_name = _("research list")
        verbose_name_plural = _("research lists")

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Answer addresses below the list; this page answers for a publication that was removed."""
        try:
            return super().route(request, path_components)
        except Http404:
            slug = path_components[0] if len(path_components) == 1 else ""
            removed = RemovedPublication.objects.filter(slug=slug).first() if slug and self.live else None
            if removed is None:
                raise
            return RouteResult(self, kwargs={"removed": removed})

    def serve(self, request: HttpRequest, removed: RemovedPublication | None = None) -> HttpResponse:
        """Show the list, or what is known of a publication that was removed from it."""
        return removed_publication(request, removed) if removed else super().serve(request)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add `listing`, the state of the list that the query asks for, and tell `reading` of it."""
        context = super().get_context(request, *args, **kwargs)
        reading = context["reading"]
        listing = listing_for(request.GET, reading.reader_language, self.reader_url)
        context["listing"] = listing
        context["reading"] = reading.in_state(listing.query, listing.is_indexed)
        context["nodes"] = list_nodes(self, context["reading"], listing)
        return context


def list_nodes(page: ResearchIndexPage, reading: Reading, listing: Listing) -> list[Node]:
    """Return the structured data of the list: the publications it shows, in their order, then the site."""
    site = site_node(reading.reader_language)
    trail = breadcrumb_list([(site["name"], site["url"]), (page.title, reading.canonical)])
    described = web_page(reading.canonical, page.title, page.language, site=site, trail=trail)
    entries = [(each.title, absolute(each.reader_url)) for each in listing.publications]
    first = listing.results.start_index() or 1
    return [collection_page(described, entries, first), mission_node(reading.reader_language), site, trail]
