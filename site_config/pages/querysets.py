"""The one public queryset: every list, feed, page and search asks these questions in these words."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q
from wagtail.models import PageManager
from wagtail.query import PageQuerySet

from site_config.languages.codes import reading_order


class SitePageQuerySet(PageQuerySet):
    """Pages as the public may read them."""

    def published(self) -> SitePageQuerySet:
        """
        Return the live pages without a view restriction of their own or above them.

        `live()` alone would give away the titles of private pages.
        """
        return self.live().public()

    def in_language(self, language: str) -> SitePageQuerySet:
        """Return the pages really written in a language."""
        return self.filter(locale__language_code=language)

    def readable_in(self, language: str) -> SitePageQuerySet:
        """
        Return each published page once, in the best language for a reader of `language`: their own, else the first of
        its fallbacks in which the page exists. One query and the view restrictions, whatever the number of pages.
        """
        order = reading_order(language)
        best = Q(locale__language_code=order[0])
        for position, code in enumerate(order[1:], start=1):
            # A private translation stands in the way too: the reader's address belongs to it and asks for a password.
            better = SitePageQuerySet(self.model).filter(
                live=True, translation_key=OuterRef("translation_key"), locale__language_code__in=order[:position]
            )
            best |= Q(locale__language_code=code) & ~Exists(better)
        return self.published().filter(best).select_related("locale")


SitePageManager = PageManager.from_queryset(SitePageQuerySet)
