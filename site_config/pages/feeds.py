"""The ground of every Atom feed of the site: one for each language, true datestamps, absolute addresses, 304."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any, NamedTuple

from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext
from django.utils.xmlutils import SimplerXMLGenerator
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import conditional_page, require_safe

from site_config.pages.addresses import absolute
from site_config.pages.models import reader_language
from site_config.pages.xml_text import xml_text

#: Feed readers ask often; an answer a quarter of an hour old does no harm.
FRESH_SECONDS = 900
ENTRIES = 30


class Category(NamedTuple):
    """What an entry is about: a name for machines that never changes, and one for people."""

    term: str
    label: str


class AtomFeed(Atom1Feed):
    """Django's Atom, whose `updated` says nothing untrue of an empty feed, with whole texts and named categories."""

    def add_item(self, *args: Any, **kwargs: Any) -> None:
        """Add an entry; `content` is its whole text in HTML, `named_categories` are of the type Category."""
        super().add_item(*map(_writable, args), **{name: _writable(value) for name, value in kwargs.items()})

    def latest_post_date(self) -> datetime.datetime:
        """The latest change of any entry; of an empty feed the moment from which time is counted, not now."""
        return super().latest_post_date() if self.items else datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        if content := item.get("content"):
            handler.addQuickElement("content", content, {"type": "html"})
        for category in item.get("named_categories", ()):
            handler.addQuickElement("category", "", category._asdict())


def _writable(value: Any) -> Any:
    return xml_text(value) if isinstance(value, str) else value


class LanguageFeed(Feed):
    """
    A feed of pages in the language of its address.

    Subclasses give `title`, `description`, `items` and what each item is; all links they return are absolute.
    """

    feed_type = AtomFeed
    #: The name of its URL pattern.
    url_name = ""

    def feed_url(self, obj: Any) -> str:
        """The feed's own address, by the site's own name whatever name a request came under."""
        return absolute(reverse(self.url_name))

    feed_guid = feed_url

    def author_name(self) -> str:
        """Who publishes the feed; entries without an author of their own take this one."""
        return gettext("IOM Mission in Tajikistan")

    @property
    def language(self) -> str:
        """The language of the titles and texts (`xml:lang`)."""
        return reader_language()

    @classmethod
    def as_view(cls) -> Callable[[HttpRequest], HttpResponseBase]:
        """Return the view: GET and HEAD only, an ETag of the content, 304 to who has it."""
        view = conditional_page(cache_control(public=True, max_age=FRESH_SECONDS)(cls()))
        return csrf_exempt(require_safe(view))
