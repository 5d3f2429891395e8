"""The sitemap of all languages; Wagtail's own lists only the default one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID
from xml.etree import ElementTree

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe
from wagtail.models import Page

from site_config.languages.codes import CODES, SOURCE
from site_config.pages.addresses import absolute, address_in
from site_config.pages.querysets import SitePageQuerySet

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"


@dataclass(frozen=True)
class Entry:
    """A page really written in a language, its address and when it last changed."""

    language: str
    url: str
    changed: datetime | None


def entries() -> dict[UUID, list[Entry]]:
    """Return every published page of the site by translation key, its languages in our order; one query."""
    pages = SitePageQuerySet(Page).published().filter(depth__gt=1, alias_of=None).select_related("locale")
    grouped: dict[UUID, list[Entry]] = defaultdict(list)
    for page in pages.only("url_path", "translation_key", "last_published_at", "locale__language_code", "depth"):
        language = page.locale.language_code
        entry = Entry(language, absolute(address_in(page, language)), page.last_published_at)
        grouped[page.translation_key].append(entry)
    order = list(CODES)
    return {key: sorted(group, key=lambda entry: order.index(entry.language)) for key, group in grouped.items()}


def render(groups: Iterable[list[Entry]]) -> bytes:
    """
    Return the sitemap as XML: one `url` a page and language, each naming all its languages and itself, with
    `x-default` for readers of any other language (sitemaps.org 0.9 and Google's `xhtml:link`).
    """
    ElementTree.register_namespace("", SITEMAP)
    ElementTree.register_namespace("xhtml", XHTML)
    root = ElementTree.Element(f"{{{SITEMAP}}}urlset")
    for group in groups:
        default = next((entry for entry in group if entry.language == SOURCE), group[0])
        for entry in group:
            url = ElementTree.SubElement(root, f"{{{SITEMAP}}}url")
            ElementTree.SubElement(url, f"{{{SITEMAP}}}loc").text = entry.url
            if entry.changed:
                changed = entry.changed.isoformat(timespec="seconds")
                ElementTree.SubElement(url, f"{{{SITEMAP}}}lastmod").text = changed
            if len(group) > 1:
                for code, other in [*((each.language, each) for each in group), ("x-default", default)]:
                    attributes = {"rel": "alternate", "hreflang": code, "href": other.url}
                    ElementTree.SubElement(url, f"{{{XHTML}}}link", attributes)
    return ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)


@csrf_exempt
@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """Answer with all pages in all languages."""
    return HttpResponse(render(entries().values()), content_type="application/xml")
