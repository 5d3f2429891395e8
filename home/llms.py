"""
`/llms.txt`: what this site is and where its texts stand, for language models and for those who set them to work.

In the form of https://llmstxt.org: one heading, what the site is, then lists of links with a note to each. In English,
the language in which everything is written first; the other languages are named.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe
from wagtail.models import Page

from home.models import HomePage
from home.topics import languages_of_topics
from newsroom.models import ArticlePage
from research.models import PublicationPage
from site_config.languages.codes import CODES, OWN_NAMES, SOURCE
from site_config.pages.addresses import absolute, address_in
from site_config.pages.models import SitePage
from site_config.pages.querysets import SitePageQuerySet
from site_config.pages.structured_data import shortened
from site_config.topics.models import Topic

#: Of each list, the newest; the lists themselves are named.
STORIES, PUBLICATIONS = 20, 50
#: As much of a description as makes a note.
_NOTE_LENGTH = 200
_SECTION_DEPTH = 3
_BRACKETS = re.compile(r"([\[\]\\])")


@csrf_exempt  # else a POST is answered by 403 before it can be answered by 405
@require_safe
def llms_txt(request: HttpRequest) -> HttpResponse:
    """Answer with the site's own account of itself; the same for every reader."""
    with translation.override(SOURCE):
        text = "\n".join(_lines()) + "\n"
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


def _lines() -> Iterator[str]:
    home = HomePage.objects.published().in_language(SOURCE).first()
    yield f"# {gettext('IOM Mission in Tajikistan')}"
    if home:
        yield from ("", f"> {shortened(home.description, _NOTE_LENGTH * 2)}")
    sections = SitePageQuerySet(Page).published().in_language(SOURCE).filter(depth=_SECTION_DEPTH).order_by("path")
    yield from _section("The site", _links(sections.defer_streamfields().specific()))
    names = Topic.objects.in_language(SOURCE).filter(slug__in=_topics_to_read())
    yield from _section("Topics", (_link(name.name, reverse("home_topic", args=[name.slug])) for name in names))
    publications = PublicationPage.objects.published().in_language(SOURCE).newest_first().defer_streamfields()
    yield from _section("Publications", _links(publications[:PUBLICATIONS]))
    stories = ArticlePage.objects.published().in_language(SOURCE).newest_first().defer_streamfields()
    yield from _section("News", _links(stories[:STORIES]))
    yield from _section("Other languages", _homes())
    yield from _section("For machines", _machines())


def _topics_to_read() -> list[str]:
    return [slug for slug, languages in languages_of_topics().items() if SOURCE in languages]


def _section(title: str, links: Iterable[str]) -> Iterator[str]:
    if found := list(links):
        yield from ("", f"## {title}", "", *found)


def _links(pages: Iterable[SitePage]) -> Iterator[str]:
    for page in pages:
        yield _link(page.title, address_in(page, SOURCE), page.description)


def _homes() -> Iterator[str]:
    for home in HomePage.objects.published().exclude(locale__language_code=SOURCE).select_related("locale"):
        yield _link(home.title, f"/{home.language}/", OWN_NAMES[home.language])


def _machines() -> Iterator[str]:
    for code in CODES:
        with translation.override(code):
            yield _link(f"Atom feed of the news, {OWN_NAMES[code]}", reverse("newsroom_feed"))
            yield _link(f"Atom feed of the publications, {OWN_NAMES[code]}", reverse("research_feed"))
    yield _link("OAI-PMH", "/oai?verb=Identify", "metadata of all publications, with their files")
    yield _link("Sitemap", "/sitemap.xml", "all pages in all languages")


def _link(title: str, path: str, note: str = "") -> str:
    name = _BRACKETS.sub(r"\\\1", " ".join(title.split()))
    about = shortened(note, _NOTE_LENGTH)
    return f"- [{name}]({absolute(path)})" + (f": {about}" if about else "")
