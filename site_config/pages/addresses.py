"""Addresses of pages in each language: slugs are the same in all of them, so an address needs no query."""

from __future__ import annotations

from typing import cast

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from wagtail.models import Page


def address_in(page: Page, language: str) -> str:
    """
    Return the path at which the page is read in a language, such as `/tg/news/film-festival/`.

    The path is right whether or not the page is translated: where it is not, `SitePage.route` answers with the best
    translation there is. A page that was never saved has none; it gets the home page's.
    """
    url_path = cast("str", page.url_path)
    below_home = url_path.split("/", 2)[2] if url_path.count("/") > 1 else ""
    with translation.override(language):
        return reverse("wagtail_serve", args=[below_home])


def absolute(path: str) -> str:
    """Return the public address of a path, by the site's own name and never by the one a request came under."""
    return settings.BASE_URL + path
