"""The mission and its site as nodes of structured data, by their names in the language of a page."""

from __future__ import annotations

from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext

from site_config.pages.addresses import absolute
from site_config.pages.structured_data import Node, organization, web_site

#: IOM's own site.
PARENT_URL = "https://www.iom.int/"


def mission_node(language: str) -> Node:
    """Return the mission by its names in a language."""
    with translation.override(language):
        return organization(
            name=gettext("IOM Mission in Tajikistan"),
            url=absolute(f"/{language}/"),
            logo=absolute(static("theme/touch-icon.png")),
            other_name=gettext("International Organization for Migration, Mission in Tajikistan"),
            parent_name=gettext("International Organization for Migration"),
            parent_url=PARENT_URL,
        )


def site_node(language: str, *, offers_search: bool = False) -> Node:
    """Return the site in a language, published by the mission; the home page `offers_search` to search engines."""
    with translation.override(language):
        name, search = gettext("IOM Tajikistan"), absolute(reverse("search"))
    mission = mission_node(language)
    return web_site(name, absolute(f"/{language}/"), language, mission, search if offers_search else "")
