"""Which page of ours stands at an address, and which has a number of the old site."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Field
from wagtail.models import Page, get_page_models

from site_config.languages.codes import FALLBACKS, reading_order
from site_config.languages.middleware import language_from_path
from site_config.old_addresses.sections import OldAddress
from site_config.pages.addresses import address_in
from site_config.pages.querysets import SitePageQuerySet


def page_at(path: str) -> Page | None:
    """
    Return the live page that answers at a path without a query, as a translation or as a fallback; None without one.

    Private pages count: they ask for a password, and nothing else may stand in their place. One query.
    """
    language = language_from_path(path)
    parts = [part for part in path.split("/") if part]
    if language is None:
        return None
    # The home pages stand right below the root, and each has a slug of its own.
    slug = {"slug": parts[-1]} if len(parts) > 1 else {}
    order = reading_order(language)
    pages = Page.objects.live().filter(depth=len(parts) + 1, locale__language_code__in=order, **slug)
    address = f"/{'/'.join(parts)}/"
    found = [page for page in pages.select_related("locale") if address_in(page, language) == address]
    return min(found, key=lambda page: order.index(page.locale.language_code), default=None)


def numbered_types(kind: str = "") -> Iterator[type[Page]]:
    """Yield the page types that keep the number of the old site, all or those of a `search_kind`."""
    for model in get_page_models():
        if kind in ("", getattr(model, "search_kind", "")) and any(
            isinstance(field, Field) and field.name == "legacy_number" for field in model._meta.get_fields()
        ):
            yield model


def new_address(old: OldAddress) -> str | None:
    """Return the path that an old address leads to: of its page where that was carried over, else of its list."""
    if old.number is not None:
        for model in numbered_types(old.kind):
            pages = SitePageQuerySet(model).readable_in(old.language).filter(legacy_number=old.number)
            if page := pages.order_by("pk").first():
                return address_in(page, old.language)
        if old.is_only_an_item:
            return None
    return old.list_address


def readable_version(page: Page, language: str) -> Page | None:
    """Return the page in the best language for a reader of `language`; None where it is not published in any."""
    readable = SitePageQuerySet(Page).readable_in(language)
    return readable.filter(translation_key=page.translation_key).first()


def falls_back_to(language: str, other: str) -> bool:
    """Return whether readers of a language are shown pages in the other where theirs is missing."""
    return other in FALLBACKS[language]
