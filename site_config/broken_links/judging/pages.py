"""Whether pages can be read, for many of them at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from wagtail.models import Page

from site_config.broken_links.models import Reason
from site_config.languages.codes import reading_order
from site_config.pages.querysets import SitePageQuerySet


@dataclass(frozen=True)
class _Known:
    title: str
    translation_key: UUID
    is_live: bool
    is_public: bool


class Pages:
    """Answers for the pages of the numbers it is given; three queries, one for each language, and the restrictions."""

    def __init__(self, numbers: Iterable[int], languages: Iterable[str]) -> None:
        pages = Page.objects.filter(pk__in=list(numbers))
        public = set(SitePageQuerySet(Page).published().filter(pk__in=pages.values("pk")).values_list("pk", flat=True))
        self._known = {
            pk: _Known(title, key, is_live, pk in public)
            for pk, title, key, is_live in pages.values_list("pk", "title", "translation_key", "live")
        }
        keys = {known.translation_key for known in self._known.values()}
        self._live: dict[UUID, set[str]] = defaultdict(set)
        live = Page.objects.live().filter(translation_key__in=keys)
        for key, code in live.values_list("translation_key", "locale__language_code"):
            self._live[key].add(code)
        self._readable = {
            language: set(
                SitePageQuerySet(Page)
                .readable_in(language)
                .filter(translation_key__in=keys)
                .values_list("translation_key", flat=True)
            )
            for language in languages
        }

    def title(self, number: int) -> str:
        """Return the title of a page; empty where there is none."""
        return self._known[number].title if number in self._known else ""

    def why_not(self, number: int, language: str) -> Reason | None:
        """Return why a reader of a language cannot read a page in any language they are given; None where they can."""
        known = self._known.get(number)
        if known is None:
            return Reason.DELETED
        if known.translation_key in self._readable[language]:
            return None
        if self._live[known.translation_key].isdisjoint(reading_order(language)):
            # Readers are led to it in the language in which it is written.
            return None if known.is_public else Reason.PRIVATE if known.is_live else Reason.UNPUBLISHED
        return Reason.PRIVATE
