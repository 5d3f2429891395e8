"""The front page's lists: what editors pinned, in their order, then the newest."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from newsroom.models import ArticlePage
from research.models import ListEntry, PublicationPage
from research.models.listing import NEWEST_FIRST
from site_config.topics.models import attach_topics

STORIES = 8
PUBLICATIONS = 6


def shelf(pages: Any, pinned: Iterable[UUID], places: int) -> list[Any]:
    """
    Return up to `places` pages: the pinned ones, named by their translation keys, in their order, then the others as
    `pages` orders them.

    A pinned page that was unpublished or made private is no longer in `pages`, and the next one takes its place.
    """
    order = list(dict.fromkeys(pinned))
    found = {page.translation_key: page for page in pages.filter(translation_key__in=order)} if order else {}
    chosen = [found[key] for key in order if key in found][:places]
    rest = pages.exclude(translation_key__in=list(found))[: places - len(chosen)]
    return chosen + list(rest)


def stories(pinned: Iterable[UUID], language: str) -> list[ArticlePage]:
    """Return the front page's stories for a reader of `language`."""
    chosen = shelf(ArticlePage.objects.readable_in(language).newest_first().for_cards(), pinned, STORIES)
    attach_topics(chosen, language)
    return chosen


def publications(pinned: Iterable[UUID], language: str) -> list[PublicationPage]:
    """
    Return the front page's publications for a reader of `language`.

    The research list knows which those are: asking the pages would look at all of them.
    """
    order = list(pinned)
    listed = ListEntry.objects.for_readers(language).values_list("page", flat=True)
    # As many again as there are places, since the newest may be those that are pinned.
    candidates = list(listed.order_by(*NEWEST_FIRST)[: 2 * PUBLICATIONS])
    candidates += listed.filter(page__translation_key__in=order) if order else []
    pages = PublicationPage.objects.filter(pk__in=candidates)
    chosen = shelf(pages.newest_first().for_cards(), order, PUBLICATIONS)
    attach_topics(chosen, language)
    return chosen
