"""The front page and the pages of topics as structured data."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from site_config.pages.addresses import absolute
from site_config.pages.identity import mission_node, site_node
from site_config.pages.reading import Reading
from site_config.pages.structured_data import Node, breadcrumb_list, collection_page, web_page
from site_config.topics.models import Topic


def home_nodes(language: str) -> list[Node]:
    """Return the site with its search, and the mission, for the front page in a language."""
    return [site_node(language, offers_search=True), mission_node(language)]


def topic_nodes(topic: Topic, reading: Reading, pages: Iterable[Any], first: int) -> list[Node]:
    """Return the list of a topic's pages, in the order in which they stand, then the site; `first` is their place."""
    language = reading.reader_language
    site = site_node(language)
    trail = breadcrumb_list([(site["name"], site["url"]), (topic.name, reading.canonical)])
    described = web_page(reading.canonical, topic.name, language, site=site, trail=trail)
    entries = [(page.title, absolute(page.reader_url)) for page in pages]
    return [collection_page(described, entries, first), mission_node(language), site, trail]
