"""Makes the whole index anew from the pages."""

from __future__ import annotations

from collections.abc import Callable
from itertools import batched
from typing import Any

from wagtail.models import Page

from site_config.pages.querysets import SitePageQuerySet
from site_config.search.indexing.files import refresh_files_of
from site_config.search.indexing.pages import refresh_pages
from site_config.search.models import Entry, FileEntry, FilePage, Word

#: Pages read at once: what bounds the memory.
BATCH = 100


def rebuild(done: Callable[[int, int], None] = lambda done, total: None) -> int:
    """
    Make the index anew and return the number of pages in it. Readers go on searching what stands in it meanwhile.

    `done` is told how many of how many pages are finished: first all pages' own texts, then the files of all.
    """
    public = SitePageQuerySet(Page).published().order_by("pk")
    pages = list(public.values_list("pk", flat=True))
    Word.objects.all().delete()
    Entry.objects.exclude(pk__in=public.values("pk")).delete()
    FilePage.objects.all().delete()
    for step, refresh in enumerate((refresh_pages, refresh_files_of)):
        for number, batch in enumerate(batched(pages, BATCH), start=1):
            refresh(batch)
            done(step * len(pages) + min(number * BATCH, len(pages)), 2 * len(pages))
    FileEntry.objects.exclude(translation_key__in=Entry.objects.values("translation_key")).delete()
    return Entry.objects.count()


def rebuild_after_upgrade(**kwargs: Any) -> None:
    """After `migrate`: fill the index of a site whose pages were there before it."""
    # A new database has Wagtail's own root and its page of welcome, above the depth at which our pages begin.
    if not Entry.objects.exists() and Page.objects.filter(live=True, depth__gt=2).exists():
        rebuild()
