"""Pages of any room that carry the same topics."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from site_config.topics.models import rooms


def newest_on_topics(topics: Iterable[int], language: str, places: int, without: UUID) -> Iterator[list[Any]]:
    """
    Yield, for each room, its newest pages on any of the topics (keys in the source language), at most `places`, each
    in the best language for a reader of `language`. The page of the translation key `without` is left out.

    One query a room: pages have the querysets that `TopicLink`'s page types bring, with `readable_in` and
    `newest_first`.
    """
    chosen = list(topics)
    if not chosen:
        return
    for link, pages in rooms():
        keys = link._default_manager.filter(topic__in=chosen).values("page__translation_key")
        found = pages.objects.readable_in(language).filter(translation_key__in=keys).exclude(translation_key=without)
        yield list(found.newest_first().defer_streamfields()[:places])
