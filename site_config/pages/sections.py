"""A section is a page whose children make a list: the news, the research."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Page as PaginatorPage
from django.core.paginator import Paginator
from django.http import HttpRequest
from wagtail.models import Page

from site_config.pages.querysets import SitePageQuerySet


def page_of(request: HttpRequest, results: Any, per_page: int) -> PaginatorPage:
    """
    Return the page of results that `?page=` asks for.

    Nonsense asks for the first page and too large a number for the last, so that no old or mistyped address ends in
    an error.
    """
    return Paginator(results, per_page).get_page(request.GET.get("page"))


def section_of(page: Page, language: str) -> Any:
    """Return the page above `page` in the language of the reader, for the way back; None where there is none."""
    above = page.get_parent()
    if above is None:
        # The preview of a page that was never saved.
        return None
    pages = SitePageQuerySet(Page).readable_in(language).filter(translation_key=above.translation_key).specific()
    return pages.select_related("locale", for_specific_subqueries=True).first()
