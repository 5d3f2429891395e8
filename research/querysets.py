"""What lists ask of publications."""

from __future__ import annotations

from django.db.models import Prefetch
from wagtail.models import PageManager

from site_config.media.renditions import with_renditions
from site_config.pages.querysets import SitePageQuerySet

#: What a record is made of beside the page's own fields (describing.py).
RECORD_RELATIONS = ("authors", "editors", "editions__document", "topic_links__topic")


class PublicationQuerySet(SitePageQuerySet):
    """Publications."""

    def newest_first(self) -> PublicationQuerySet:
        """Order by date, undated last; publications of one date by their permanent number."""
        return self.order_by("-published_on", "number", "pk")

    def for_cards(self) -> PublicationQuerySet:
        """Join what a card shows, in a fixed number of queries."""
        covers = with_renditions("cover")
        return self.select_related("locale").prefetch_related(
            "authors",
            "topic_links",
            "editions__document",
            Prefetch("editions__cover", queryset=covers),
            Prefetch("editions__document__first_page", queryset=covers),
        )

    def for_records(self) -> PublicationQuerySet:
        """Join what citations and exports are made of, in a fixed number of queries."""
        return self.select_related("locale").prefetch_related(*RECORD_RELATIONS)

    def for_references(self) -> PublicationQuerySet:
        """Join what one record says of another."""
        return self.select_related("locale").prefetch_related("editions")


PublicationManager = PageManager.from_queryset(PublicationQuerySet)
