"""What stands in the header and in the footer: the pages below home and links elsewhere, in the reader's language."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from wagtail.models import Page, get_page_models

from site_config.languages.codes import SOURCE, reading_order
from site_config.navigation.models import ContactDetails, Menu, NavigationSettings, OutsideLink
from site_config.pages.addresses import address_in
from site_config.pages.querysets import SitePageQuerySet

#: Depth of the pages right below a home page: root 1, home 2.
SECTION_DEPTH = 3


@dataclass(frozen=True)
class MenuLink:
    """A page, or another site, in a menu."""

    title: str
    url: str
    language: str
    is_current: bool


@dataclass(frozen=True)
class Menus:
    """The two menus of a page."""

    header: list[MenuLink]
    footer: list[MenuLink]

    @classmethod
    def for_path(cls, path: str, language: str) -> Menus:
        """
        Return the menus for a reader of `language` at `path`.

        The header holds the pages that editors mark to be shown in menus, the footer the others, both in the order
        of the page tree, in which editors sort them; links to other sites come after. Three queries and the view
        restrictions.
        """
        header: list[MenuLink] = []
        footer: list[MenuLink] = []
        # Told by their types, of which few pages are, where their depth would have all pages of the site looked at;
        # by a query of their own, since SQLite starts from the languages otherwise (19 ms among 30,000 pages, not 3).
        types = ContentType.objects.get_for_models(*_section_types()).values()
        sections = Page.objects.filter(content_type__in=types, depth=SECTION_DEPTH).values_list("pk", flat=True)
        pages = SitePageQuerySet(Page).readable_in(language).filter(pk__in=list(sections))
        # A page shown in another language keeps the place that its source has in its own tree.
        source = Page.objects.filter(translation_key=OuterRef("translation_key"), locale__language_code=SOURCE)
        place = Coalesce(Subquery(source.values("path")[:1]), "path")
        for page in pages.annotate(place=place).order_by("place", "pk"):
            url = address_in(page, language)
            link = MenuLink(page.title, url, page.locale.language_code, path.startswith(url))
            (header if page.show_in_menus else footer).append(link)
        outside: list[Any] = OutsideLink.shown_to(language)
        for elsewhere in outside:
            link = MenuLink(elsewhere.text, elsewhere.address, elsewhere.language, is_current=False)
            (header if elsewhere.menu == Menu.HEADER else footer).append(link)
        return cls(header, footer)


@cache
def _section_types() -> list[type[Page]]:
    """Return the page types that may stand right below a home page."""
    homes = [model for model in get_page_models() if Page in model.allowed_parent_page_models()]
    return list({model for home in homes for model in home.allowed_subpage_models()})


def contact_details_in(request: HttpRequest, language: str) -> Any:
    """Return the chosen contact details, as published in the best language for the reader, or None."""
    chosen = NavigationSettings.for_request(request).contact_details
    if chosen is None:
        return None
    order = reading_order(language)
    published = ContactDetails.objects.select_related("locale").filter(
        translation_key=chosen.translation_key, locale__language_code__in=order, live=True
    )
    published = published.prefetch_related("social_accounts")
    return min(published, key=lambda details: order.index(details.language), default=None)
