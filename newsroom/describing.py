"""Stories and their lists as structured data (schema.org 30) and as meta tags, for whoever reads pages by machine."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils import timezone, translation
from django.utils.translation import gettext

from newsroom.dates import change_of, moment_of
from newsroom.models.kinds import StoryKind
from site_config.languages.codes import SOURCE
from site_config.media.licences import Licence
from site_config.media.templatetags.media import site_rendition
from site_config.pages.addresses import absolute, address_in
from site_config.pages.identity import mission_node, site_node
from site_config.pages.reading import Reading
from site_config.pages.sharing import picture_of
from site_config.pages.structured_data import Node, breadcrumb_list, collection_page, filled, web_page

if TYPE_CHECKING:
    from newsroom.models import ArticlePage, NewsIndexPage
    from site_config.media.models import SiteImage

TYPE = "NewsArticle"
#: What the prefix `DC` of the meta tags stands for.
DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"
#: The blocks that are the story's own words; figures, captions and buttons are not.
_SPOKEN = ("text", "heading", "quote")


@dataclass(frozen=True)
class MetaTag:
    """A tag of the head: those of OpenGraph have a `property`, all others a `name`."""

    name: str
    content: str

    @property
    def attribute(self) -> str:
        """The attribute that holds the name."""
        return "property" if self.name.startswith("article:") else "name"


# --- A story ------------------------------------------------------------------------------------------------------


def story_nodes(page: ArticlePage, language: str, section: Any) -> list[Node]:
    """
    Return the structured data of a story for a reader of `language`, the story first; `section` is the page of the
    list. Asks for the story's translations and for the picture, where there is one.
    """
    url = absolute(address_in(page, page.language))
    site = site_node(language)
    steps = [(site["name"], site["url"]), (page.title, url)]
    if section is not None:
        steps.insert(1, (section.title, absolute(section.reader_url)))
    trail, story = breadcrumb_list(steps), story_node(page, url)
    described = web_page(
        url,
        page.title,
        page.language,
        description=page.description,
        image=story.get("image", [{}])[0].get("url", ""),
        site=site,
        trail=trail,
        main=story,
    )
    event = [event_node(page, url)] if page.is_event else []
    return [story, *event, described, mission_node(language), site, trail]


def story_node(page: ArticlePage, url: str) -> Node:
    """Return the story in its own language. Its date stands at its own precision: a day has an hour, a year no day."""
    moment, changed = moment_of(page), change_of(page)
    mission = mission_node(page.language)
    versions = [] if page.pk is None else _versions(page)
    return filled(
        {
            "@type": TYPE,
            "@id": f"{url}#story",
            "headline": page.title,
            "description": page.description,
            "inLanguage": page.language,
            "datePublished": moment.isoformat() if moment else page.published_on and page.published_on.isoformat(),
            "dateModified": changed.isoformat() if changed else None,
            "dateline": page.dateline,
            "author": {"@type": "Person", "name": page.byline} if page.byline else mission,
            "publisher": mission,
            "image": _images(page),
            "mainEntityOfPage": {"@type": "WebPage", "@id": url},
            "url": url,
            "isAccessibleForFree": True,
            "genre": "" if page.kind == StoryKind.NEWS else str(page.get_kind_display()),
            "keywords": [topic.name for topic in getattr(page, "reader_topics", [])],
            "articleBody": words_of(page),
            "mentions": [
                filled({"@type": "Person", "name": name, "jobTitle": role}) for name, role in page.people_quoted
            ],
            "correction": [
                {"@type": "CorrectionComment", "datePublished": note["dated"].isoformat(), "text": note["text"]}
                for note in page.dated_notes
                if note["kind"] == "correction"
            ],
            "about": {"@type": "Event", "@id": f"{url}#event"} if page.is_event else None,
            **_translations(page, versions),
        }
    )


def event_node(page: ArticlePage, url: str) -> Node:
    """Return the event that the story announces; hours are by the clock of Dushanbe."""
    starts, begins = page.event_starts_on, page.event_starts_at
    zone = timezone.get_default_timezone()
    start = datetime.datetime.combine(starts, begins, zone).isoformat() if begins else starts.isoformat()
    place = page.event_place
    return filled(
        {
            "@type": "Event",
            "@id": f"{url}#event",
            "name": page.title,
            "description": page.summary,
            "startDate": start,
            "endDate": page.event_ends_on.isoformat() if page.event_ends_on else None,
            # The address, as far as it is known: search engines pass over events without one.
            "location": {"@type": "Place", "name": place, "address": place} if place else None,
            "image": [image["url"] for image in _images(page)],
            "url": url,
            "inLanguage": page.language,
        }
    )


def words_of(page: ArticlePage) -> str:
    """Return the story's own words as plain text, an empty line between its parts."""
    parts = [
        text
        for block in page.body
        if block.block_type in _SPOKEN
        for text in block.block.get_searchable_content(block.value)
    ]
    return "\n\n".join(filter(None, parts))


def story_tags(page: ArticlePage, url: str) -> list[MetaTag]:
    """
    Return the meta tags of a story: with Dublin Core's type Zotero knows that it is a newspaper article.

    An unsigned story has no author here, where an organisation would be taken for a person.
    """
    moment, changed = moment_of(page), change_of(page)
    tags = [
        MetaTag("author", page.byline),
        # OpenGraph's dates need a day.
        MetaTag("article:published_time", moment.isoformat() if moment else ""),
        MetaTag("article:modified_time", changed.isoformat() if changed else ""),
        MetaTag("DC.title", page.title),
        MetaTag("DC.creator", page.byline),
        MetaTag("DC.date", page.published_on.isoformat() if page.published_on else ""),
        MetaTag("DC.language", page.language),
        MetaTag("DC.type", "newspaperArticle"),
        MetaTag("DC.publisher", mission_node(page.language)["name"]),
        MetaTag("DC.identifier", url),
        MetaTag("DC.description", page.summary),
        *[MetaTag("DC.subject", topic.name) for topic in getattr(page, "reader_topics", [])],
    ]
    return [tag for tag in tags if tag.content]


def _images(page: ArticlePage) -> list[Node]:
    """Return the pictures of the story, that of shared links first, which is drawn where it has none of its own."""
    found = [site_rendition(page.lead_image, name) for name in ("share", "lead")] if page.lead_image else []
    rights = _rights(page.lead_image, page.language) if page.lead_image else {}
    pictures = [
        {"url": each.full_url, "contentUrl": each.full_url, "width": each.width, "height": each.height, **rights}
        for each in found
        if each
    ]
    if not pictures and (drawn := picture_of(page)):
        pictures = [{"url": drawn.url, "width": drawn.width, "height": drawn.height}]
    return [filled({"@type": "ImageObject", **picture}) for picture in pictures]


def _rights(image: SiteImage, language: str) -> Node:
    """Return whose a picture is and its licence, as search engines show them beside it; what is known, no more."""
    with translation.override(language):
        owner = gettext("International Organization for Migration") if image.licence == Licence.IOM else ""
        return {
            "creditText": image.credit_line,
            "license": image.licence_address,
            "copyrightNotice": f"© {owner}" if owner else "",
        }


def _versions(page: ArticlePage) -> list[ArticlePage]:
    """Return the published translations of the story, itself not included."""
    pages = type(page).objects.published().filter(translation_key=page.translation_key).exclude(pk=page.pk)
    return list(pages.select_related("locale").defer_streamfields())


def _translations(page: ArticlePage, versions: Sequence[ArticlePage]) -> dict[str, Any]:
    """Return what a story says of its translations, or of what it is a translation of: both ends name each other."""
    original = next((each for each in versions if each.language == SOURCE), None)
    if page.language == SOURCE:
        return {"workTranslation": [_version(each) for each in versions]}
    return {"translationOfWork": _version(original) if original else None}


def _version(page: ArticlePage) -> Node:
    url = absolute(address_in(page, page.language))
    return {"@type": TYPE, "@id": f"{url}#story", "inLanguage": page.language, "name": page.title, "url": url}


# --- Lists --------------------------------------------------------------------------------------------------------


def list_nodes(page: NewsIndexPage, reading: Reading, stories: Any, year_title: str = "") -> list[Node]:
    """
    Return the structured data of one page of the news, `stories`, in their order; of a year's news where it has a
    title, then the site.
    """
    language = reading.reader_language
    site = site_node(language)
    steps = [(site["name"], site["url"]), (page.title, absolute(page.reader_url))]
    if year_title:
        steps.append((year_title, reading.canonical))
    trail = breadcrumb_list(steps)
    name, words = (year_title, language) if year_title else (page.title, page.language)
    described = web_page(reading.canonical, name, words, site=site, trail=trail)
    entries = _entries(stories)
    return [collection_page(described, entries, stories.start_index() or 1), mission_node(language), site, trail]


def _entries(stories: Iterable[ArticlePage]) -> list[tuple[str, str]]:
    return [(story.title, absolute(story.reader_url)) for story in stories]
