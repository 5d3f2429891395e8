"""What lists ask of publications."""

from __future__ import annotations

from wagtail.models import PageManager

from site_config.pages.querysets import SitePageQuerySet


class PublicationQuerySet(SitePageQuerySet):
    """Publications."""

    def newest_first(self) -> PublicationQuerySet:
        """Order by date, undated last; publications of one date by their permanent number."""
        return self.order_by("-published_on", "number", "pk")

    def for_cards(self) -> PublicationQuerySet:
        """Join what a card shows, in a fixed number of queries."""
        return self.select_related("locale").prefetch_related("authors", "editions__document", "topic_links")


PublicationManager = PageManager.from_queryset(PublicationQuerySet)
