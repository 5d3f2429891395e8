"""What lists ask of publications."""

from __future__ import annotations

from collections.abc import Iterable

from wagtail.models import PageManager

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
        return self.select_related("locale").prefetch_related("authors", "editions__document", "topic_links")

    def for_records(self) -> PublicationQuerySet:
        """Join what citations and exports are made of, in a fixed number of queries."""
        return self.select_related("locale").prefetch_related(*RECORD_RELATIONS)

    def on_topics(self, topics: Iterable[int]) -> PublicationQuerySet:
        """Return the publications on any of these topics, each once."""
        return self.filter(topic_links__topic__in=list(topics)).distinct()

    def for_references(self) -> PublicationQuerySet:
        """Join what one record says of another."""
        return self.select_related("locale").prefetch_related("editions")


PublicationManager = PageManager.from_queryset(PublicationQuerySet)
