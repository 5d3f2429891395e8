"""
The sitemap of all languages (sitemaps.org 0.9); Wagtail's own lists only the default one.

`/sitemap.xml` is an index of `/sitemap-ru-1.xml` and the like, on the smallest site too. The index gives no `lastmod`:
a file also changes when a page in it is taken back or is translated, which no date of the pages left tells. Crawlers
ask with the ETag that they were given.

Rooms that have addresses beside those of pages register the hook `sitemap_files`: a function that returns the paths of
their own files, of those only that hold anything, and asks few queries.
"""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree import ElementTree

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe
from wagtail import hooks

from site_config.pages.addresses import absolute
from site_config.pages.sitemap_files import Entry, entries, files

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"
ElementTree.register_namespace("", SITEMAP)
ElementTree.register_namespace("xhtml", XHTML)


@csrf_exempt
@require_safe
def sitemap_index(request: HttpRequest) -> HttpResponse:
    """Answer with the addresses of the sitemap's files."""
    root = ElementTree.Element(f"{{{SITEMAP}}}sitemapindex")
    paths = [reverse("sitemap_file", kwargs={"language": code, "number": number}) for code, number in files()]
    for path in [*paths, *(path for room in hooks.get_hooks("sitemap_files") for path in room())]:
        file = ElementTree.SubElement(root, f"{{{SITEMAP}}}sitemap")
        ElementTree.SubElement(file, f"{{{SITEMAP}}}loc").text = absolute(path)
    return xml_answer(root)


@csrf_exempt
@require_safe
def sitemap_file(request: HttpRequest, language: str, number: str) -> HttpResponse:
    """Answer with the pages of one file; raise Http404 for a file that holds none."""
    found = entries(language, int(number))
    if not found:
        raise Http404
    return xml_answer(urlset(found))


def urlset(found: Iterable[Entry]) -> ElementTree.Element:
    """
    Return one `url` for each page, with `lastmod`, and with all its languages where there are several (Google's
    `xhtml:link`); `x-default`, for readers of any other language, is English, else the first there is.
    """
    root = ElementTree.Element(f"{{{SITEMAP}}}urlset")
    for entry in found:
        url = ElementTree.SubElement(root, f"{{{SITEMAP}}}url")
        ElementTree.SubElement(url, f"{{{SITEMAP}}}loc").text = entry.url
        if entry.changed:
            changed = entry.changed.isoformat(timespec="seconds")
            ElementTree.SubElement(url, f"{{{SITEMAP}}}lastmod").text = changed
        if len(entry.versions) > 1:
            for code, address in [*entry.versions.items(), ("x-default", next(iter(entry.versions.values())))]:
                attributes = {"rel": "alternate", "hreflang": code, "href": address}
                ElementTree.SubElement(url, f"{{{XHTML}}}link", attributes)
    return root


def xml_answer(root: ElementTree.Element) -> HttpResponse:
    """Answer with a file of the sitemap."""
    content = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return HttpResponse(content, content_type="application/xml")
