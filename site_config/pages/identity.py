"""
The mission and its site as nodes of structured data, by their names in the language of a page.

Who keeps the mission's accounts in social networks registers the hook `mission_accounts`: a function that returns the
addresses of those that readers are shown.
"""

from __future__ import annotations

from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext
from wagtail import hooks

from site_config.pages.addresses import absolute
from site_config.pages.structured_data import Node, filled, organization, web_site

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
    """
    Return the site in a language, published by the mission.

    The home page `offers_search` to search engines. It is also where they learn which accounts in social networks are
    the mission's, at the cost of a query.
    """
    with translation.override(language):
        name, search = gettext("IOM Tajikistan"), absolute(reverse("search"))
    mission = mission_node(language)
    if offers_search:
        accounts = [address for keeper in hooks.get_hooks("mission_accounts") for address in keeper()]
        mission = filled({**mission, "sameAs": accounts})
    return web_site(name, absolute(f"/{language}/"), language, mission, search if offers_search else "")
