"""Writes pages into the index."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import batched
from typing import Any

from django.db import transaction
from wagtail.models import Page

from site_config.pages.models import SitePage
from site_config.pages.querysets import SitePageQuerySet
from site_config.search.engines import engine
from site_config.search.engines.keys import EntryKeys, keys_in
from site_config.search.indexing.texts import texts_of
from site_config.search.indexing.vocabulary import learn
from site_config.search.models import Entry
from site_config.search.words import Token, tokens

#: Pages written at once.
BATCH = 100
_FACTS = ("translation_key", "language", "kind", "year", "published_on", "title_keys", "title", "summary", "body")


def refresh_pages(pages: Collection[int]) -> None:
    """Bring the entries of these pages up to date, whatever happened to the pages."""
    for batch in batched(pages, BATCH):
        with transaction.atomic():
            public = SitePageQuerySet(Page).published().filter(pk__in=batch).specific()
            pages_found = public.select_related("locale", for_specific_subqueries=True)
            found = [page for page in pages_found if isinstance(page, SitePage)]
            Entry.objects.filter(pk__in=set(batch) - {page.pk for page in found}).delete()
            write_pages(found)


def write_pages(pages: Iterable[SitePage]) -> None:
    """Write the entries of public pages."""
    entries: list[Entry] = []
    keys: list[tuple[int, EntryKeys]] = []
    words: list[Token] = []
    for page in pages:
        texts = texts_of(page)
        read = [tokens(text) for text in texts]
        title, summary, body = (keys_in(part) for part in read)
        entries.append(_entry(page, texts, " ".join(token.main for token in tokens(page.title))))
        keys.append((page.pk, EntryKeys(title, summary, body)))
        words += [token for part in read for token in part]
    Entry.objects.bulk_create(entries, update_conflicts=True, unique_fields=["page"], update_fields=list(_FACTS))
    engine().write_entries(keys)
    learn(words)


def _entry(page: Any, texts: tuple[str, str, str], title_keys: str) -> Entry:
    date = getattr(page, "published_on", None)
    titles, summary, body = texts
    # A subtitle, or the title on the cover in another language, is shown where it is what was found.
    others = [line for line in titles.splitlines() if line != page.title]
    return Entry(
        page=page,
        translation_key=page.translation_key,
        language=page.language,
        kind=page.search_kind,
        year=f"{date.year:04d}" if date else "",
        published_on=date,
        title_keys=title_keys[:500],
        title=page.title,
        summary=summary,
        body="\n".join([*others, body]),
    )
