"""What the site has on a topic, for a reader of one language: the stories and the publications."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django.http import Http404

from newsroom.models import ArticlePage
from newsroom.querysets import ArticleQuerySet
from research.filters import Filters
from research.models import ListEntry, PublicationPage
from research.models.listing import NEWEST_FIRST, ListEntryQuerySet
from site_config.languages.codes import CODES, reading_order
from site_config.topics.models import Topic, pages_about, rooms

#: The newest publications on a topic's page; the research list has them all.
PUBLICATIONS = 6


def topic_at(slug: str, language: str) -> Topic:
    """Return a topic by its name in the best language for a reader of `language`; raise Http404 without one."""
    order = reading_order(language)
    named = Topic.objects.filter(slug=slug, locale__language_code__in=order).select_related("locale")
    topic = min(named, key=lambda each: order.index(each.language), default=None)
    if topic is None:
        raise Http404
    return topic


def stories_on(slug: str, language: str) -> ArticleQuerySet:
    """Return the stories on a topic, each in the best language for the reader, the newest first."""
    return ArticlePage.objects.readable_in(language).filter(pages_about(slug)).newest_first()


def listed_on(slug: str, language: str) -> ListEntryQuerySet:
    """Return the publications on a topic as the research list has them."""
    return ListEntry.objects.for_readers(language).matching(Filters(topic=slug))


def newest_listed(listed: ListEntryQuerySet) -> list[PublicationPage]:
    """Return the newest publications of a list, with what their cards show."""
    newest = list(listed.order_by(*NEWEST_FIRST).values_list("page", flat=True)[:PUBLICATIONS])
    return list(PublicationPage.objects.filter(pk__in=newest).newest_first().for_cards())


def languages_of_topics(**which: Any) -> dict[str, list[str]]:
    """
    Return the languages whose readers find anything on a topic, by its slug; those of all topics, or of those `which`
    a lookup of topics names. Two queries and the view restrictions.
    """
    written: dict[str, set[str]] = defaultdict(set)
    for link, pages in rooms():
        links = link._default_manager.filter(
            page__in=pages.objects.published(), **{f"topic__{name}": value for name, value in which.items()}
        )
        for slug, code in links.order_by().values_list("topic__slug", "page__locale__language_code").distinct():
            written[slug].add(code)
    return {
        slug: [code for code in CODES if found.intersection(reading_order(code))] for slug, found in written.items()
    }
