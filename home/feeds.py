"""What comes new on a topic, from all rooms."""

from __future__ import annotations

import datetime
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.feedgenerator import Enclosure
from django.utils.translation import gettext

from home.topics import listed_on, topic_at
from newsroom.feeds import StoryFeed, newest_stories
from newsroom.models import ArticlePage
from research.feeds import PublicationFeed, newest_publications
from site_config.pages.addresses import absolute
from site_config.pages.feeds import ENTRIES, LanguageFeed
from site_config.pages.models import reader_language
from site_config.topics.models import Topic, pages_about

Entry = Any


class TopicFeed(LanguageFeed):
    """
    The stories and publications on a topic that are really written in the language.

    Each entry is the same as in the feed of its room, under the same name, so that who follows both meets it once.
    """

    def __init__(self) -> None:
        self._stories, self._publications = StoryFeed(), PublicationFeed()

    def get_object(self, request: HttpRequest, slug: str) -> Topic:
        """Return the topic that the address names; raise Http404 where there is none."""
        return topic_at(slug, reader_language())

    def feed_url(self, obj: Topic) -> str:
        """The feed's own address."""
        return absolute(reverse("home_topic_feed", kwargs={"slug": obj.slug}))

    feed_guid = feed_url

    def title(self, topic: Topic) -> str:
        """The feed's name in feed readers."""
        return gettext("%(topic)s – IOM Mission in Tajikistan") % {"topic": topic.name}

    def subtitle(self, topic: Topic) -> str:
        """What the feed brings."""
        return gettext("New stories and publications on this topic.")

    def link(self, topic: Topic) -> str:
        """The topic's page."""
        return absolute(reverse("home_topic", kwargs={"slug": topic.slug}))

    def items(self, topic: Topic) -> list[Entry]:
        """The newest entries first."""
        language = reader_language()
        stories = ArticlePage.objects.published().in_language(language).filter(pages_about(topic.slug))
        pages = [*newest_stories(stories), *newest_publications(listed_on(topic.slug, language), language)]
        return sorted(pages, key=self._date, reverse=True)[:ENTRIES]

    def item_title(self, item: Entry) -> str:
        """The page's title, as it stands."""
        return self._room(item).item_title(item)

    def item_description(self, item: Entry) -> str:
        """The summary or the abstract."""
        return self._room(item).item_description(item)

    def item_link(self, item: Entry) -> str:
        """The page."""
        return self._room(item).item_link(item)

    def item_guid(self, item: Entry) -> str:
        """The name that lasts."""
        return self._room(item).item_guid(item)

    def item_author_name(self, item: Entry) -> str | None:
        """Who signed it."""
        return self._room(item).item_author_name(item)

    def item_pubdate(self, item: Entry) -> datetime.datetime | None:
        """When it came out, or came to the site."""
        return self._room(item).item_pubdate(item)

    def item_updateddate(self, item: Entry) -> datetime.datetime | None:
        """When it was last changed."""
        return self._room(item).item_updateddate(item)

    def item_categories(self, item: Entry) -> list[str] | None:
        """The topics of a publication."""
        return None if isinstance(item, ArticlePage) else self._publications.item_categories(item)

    def item_enclosures(self, item: Entry) -> list[Enclosure]:
        """The files of a publication."""
        return self._room(item).item_enclosures(item)

    def item_extra_kwargs(self, item: Entry) -> dict[str, Any]:
        """The text and the categories of a story."""
        return self._room(item).item_extra_kwargs(item)

    def _room(self, item: Entry) -> StoryFeed | PublicationFeed:
        return self._stories if isinstance(item, ArticlePage) else self._publications

    def _date(self, item: Entry) -> datetime.datetime:
        return self.item_pubdate(item) or datetime.datetime.min.replace(tzinfo=datetime.UTC)
