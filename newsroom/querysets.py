"""What lists ask of stories."""

from __future__ import annotations

from django.db.models import Prefetch
from wagtail.models import PageManager

from site_config.media.renditions import with_renditions
from site_config.pages.querysets import SitePageQuerySet


class ArticleQuerySet(SitePageQuerySet):
    """Stories."""

    def newest_first(self) -> ArticleQuerySet:
        """
        Order by date, undated last; stories of one date by their place in the list, then the younger page first.

        A date that is only a year sorts before the months of that year (`PartialDate`), hence after them here.
        """
        return self.order_by("-published_on", "list_position", "-pk")

    def oldest_first(self) -> ArticleQuerySet:
        """
        Order by date, so that what is added comes last; stories of one date by their place in the list, the last first.
        """
        return self.order_by("published_on", "-list_position", "pk")

    def for_cards(self) -> ArticleQuerySet:
        """Join what a card shows, in a fixed number of queries, and leave the bodies where they are."""
        pictures = Prefetch("lead_image", queryset=with_renditions("card", "lead"))
        return self.select_related("locale").prefetch_related(pictures, "topic_links").defer_streamfields()

    def for_feed(self) -> ArticleQuerySet:
        """Join what an entry of a feed shows beside the pictures in the text, in a fixed number of queries."""
        pictures = Prefetch("lead_image", queryset=with_renditions("lead"))
        return self.select_related("locale").prefetch_related(pictures, "topic_links")


ArticleManager = PageManager.from_queryset(ArticleQuerySet)
