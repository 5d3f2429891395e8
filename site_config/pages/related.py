"""The pages that readers of a page should see: those that editors chose, in their order."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Orderable, Page

from site_config.pages.querysets import SitePageQuerySet


class RelatedLink(Orderable):
    """
    A page that readers of another should see, in the best language for them. Its room adds `page`, from which the link
    leads, and the panel that says which types of pages may be chosen.
    """

    related = models.ForeignKey(
        "wagtailcore.Page", on_delete=models.CASCADE, related_name="+", verbose_name=_("publication or story")
    )

    class Meta(Orderable.Meta):
        abstract = True

    def __str__(self) -> str:
        return str(self.related)


def chosen_pages(links: Any, language: str) -> list[Any]:
    """
    Return the pages that a page's `related_links` name, each in the best language for a reader of `language`; those
    that are not public are left out. Two queries and one for each type of page.
    """
    chosen = [link.related.translation_key for link in links.select_related("related")]
    if not chosen:
        return []
    readable = SitePageQuerySet(Page).readable_in(language).filter(translation_key__in=chosen)
    found = {each.translation_key: each for each in readable.defer_streamfields().specific()}
    return [found[key] for key in dict.fromkeys(chosen) if key in found]
