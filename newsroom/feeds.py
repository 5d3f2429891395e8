"""The feed of the news: whole stories, for readers and machines that follow the site without coming to it."""

from __future__ import annotations

import datetime
import uuid
from typing import Any

from django.core.cache import cache
from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.translation import gettext

from newsroom.dates import arrival_of, moment_of
from newsroom.models import ArticlePage, NewsIndexPage
from newsroom.querysets import ArticleQuerySet
from site_config.pages.addresses import absolute, address_in
from site_config.pages.feed_text import portable
from site_config.pages.feeds import ENTRIES, FRESH_SECONDS, Category, LanguageFeed
from site_config.pages.models import reader_language
from site_config.topics.models import attach_topics


def newest_stories(stories: ArticleQuerySet) -> list[ArticlePage]:
    """
    Return the newest of the stories by the dates that the feed gives them, in a fixed number of queries.

    One whose day is not known counts by the minute in which it came to this site: by its own date it would stand last,
    and subscribers would never hear of it.
    """
    by_date = stories.newest_first().values_list("pk", flat=True)[:ENTRIES]
    by_arrival = stories.order_by("-first_published_at", "-pk").values_list("pk", flat=True)[:ENTRIES]
    found = stories.filter(pk__in={*by_date, *by_arrival}).newest_first().for_feed()
    newest = sorted(found, key=_stated_date, reverse=True)[:ENTRIES]
    attach_topics(newest, reader_language())
    return newest


def _stated_date(page: ArticlePage) -> datetime.datetime:
    return moment_of(page) or arrival_of(page) or datetime.datetime.min.replace(tzinfo=datetime.UTC)


class StoryFeed(LanguageFeed):
    """
    The newest stories that are really written in the language, in full.

    `published` is the story's day, or when it came to this site where no day is known: an Atom date must be a moment.
    """

    url_name = "newsroom_feed"

    def title(self) -> str:
        """The feed's name in feed readers."""
        return gettext("News of the IOM Mission in Tajikistan")

    def subtitle(self) -> str:
        """What the feed brings."""
        return gettext("The mission's stories, in full.")

    def link(self) -> str:
        """The news list."""
        section = NewsIndexPage.objects.readable_in(reader_language()).first()
        return absolute(section.reader_url) if section else absolute(f"/{reader_language()}/")

    def items(self) -> list[ArticlePage]:
        """The newest entries first."""
        return newest_stories(ArticlePage.objects.published().in_language(reader_language()))

    def item_title(self, item: ArticlePage) -> str:
        """The story's title, as it stands."""
        return item.title

    def item_description(self, item: ArticlePage) -> str:
        """The summary as HTML, which Atom's summary is."""
        return escape(item.summary)

    def item_link(self, item: ArticlePage) -> str:
        """The story's page."""
        return absolute(address_in(item, item.language))

    def item_guid(self, item: ArticlePage) -> str:
        """A name that neither a new title nor a new address changes, such as `urn:uuid:…` (RFC 9562)."""
        return uuid.uuid5(item.translation_key, item.language).urn

    def item_author_name(self, item: ArticlePage) -> str | None:
        """Who signed the story; unsigned ones are the mission's."""
        return item.byline or None

    def item_pubdate(self, item: ArticlePage) -> datetime.datetime | None:
        """When it came out."""
        return moment_of(item) or arrival_of(item)

    def item_updateddate(self, item: ArticlePage) -> datetime.datetime | None:
        """When the page was last changed."""
        return item.last_published_at

    def item_extra_kwargs(self, item: ArticlePage) -> dict[str, Any]:
        """The whole text; the kind of story and its topics as categories."""
        kind = Category(item.kind, str(item.get_kind_display()))
        topics = [Category(topic.slug, topic.name) for topic in item.reader_topics]
        return {"content": whole_text(item), "named_categories": [kind, *topics]}


def whole_text(page: ArticlePage) -> str:
    """
    Return the story as HTML that can stand anywhere.

    Kept for as long as feed readers keep the feed: pictures and links of its blocks cost queries of their own.
    """

    def rendered() -> str:
        html = render_to_string("newsroom/feed_entry.html", {"page": page})
        return portable(html, absolute(address_in(page, page.language)))

    changed = page.last_published_at.timestamp() if page.last_published_at else 0
    return cache.get_or_set(f"story-text-{page.pk}-{changed}", rendered, FRESH_SECONDS)
