"""Where a page can be read that the reader's language does not have: what a "not found" page offers."""

from __future__ import annotations

from dataclasses import dataclass

from wagtail.models import Page

from site_config.languages.codes import CODES, OWN_NAMES, reading_order
from site_config.languages.middleware import language_from_path
from site_config.pages.addresses import address_in
from site_config.pages.querysets import SitePageQuerySet

#: Above the pages right below a home page stand the root and the home page.
LEVELS_ABOVE = 2


@dataclass(frozen=True)
class Elsewhere:
    """A published page in the language in which it is written; `language_name` is the language's name in itself."""

    language: str
    language_name: str
    title: str
    url: str


def readable_elsewhere(path: str) -> list[Elsewhere]:
    """
    Return the published pages of other languages at an address at which nothing was found, in our order.

    Slugs are the same in all languages, so the page is looked for under the same address in each. For a file or an
    export below a page (the last part of the address has a dot, as no slug has) it is the page above, and nothing
    where the reader can have that page anyway: then it is the file that is missing, not the translation. One query
    and the view restrictions; none for an address without a language.
    """
    language = language_from_path(path)
    parts = [part for part in path.split("/") if part][1:]
    is_file = bool(parts) and "." in parts[-1]
    if is_file:
        parts.pop()
    if language is None or not parts:
        return []
    pages = SitePageQuerySet(Page).published().filter(slug=parts[-1], depth=len(parts) + LEVELS_ABOVE)
    address = f"/{language}/{'/'.join(parts)}/"
    found = {
        page.locale.language_code: page
        for page in pages.select_related("locale").order_by("-pk")
        if address_in(page, language) == address
    }
    if is_file and found.keys() & set(reading_order(language)):
        return []
    return [
        Elsewhere(code, OWN_NAMES[code], found[code].title, address_in(found[code], code))
        for code in CODES
        if code in found and code != language
    ]
