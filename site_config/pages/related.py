"""The pages that readers of a page should see: those that editors chose, in their order."""

from __future__ import annotations

from typing import Any

from wagtail.models import Page

from site_config.pages.querysets import SitePageQuerySet


def chosen_pages(links: Any, language: str) -> list[Any]:
    """
    Return the pages that a page's `related_links` name, each in the best language for a reader of `language`; those
    that are not public are left out. Two queries and one for each type of page.
    """
    chosen = [link.related.translation_key for link in links.select_related("related")]
    if not chosen:
        return []
    readable = SitePageQuerySet(Page).readable_in(language).filter(translation_key__in=chosen).specific()
    found = {each.translation_key: each for each in readable}
    return [found[key] for key in dict.fromkeys(chosen) if key in found]
