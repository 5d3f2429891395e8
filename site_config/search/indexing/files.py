"""Writes the files that public pages offer into the index."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from uuid import UUID

from django.db import transaction
from wagtail.models import Page

from site_config.media.models import DocumentText, SiteDocument
from site_config.pages.models import ReadableFile, SitePage
from site_config.pages.querysets import SitePageQuerySet
from site_config.search.engines import engine
from site_config.search.engines.keys import Keys, keys_in, keys_of_text
from site_config.search.indexing.vocabulary import learn
from site_config.search.models import Entry, FileEntry, FilePage
from site_config.search.words import Token, tokens

#: Pages of files stored at once.
BATCH = 100


def keys_of_pages(pages: Iterable[int]) -> list[UUID]:
    """Return the translation keys of these pages, each once."""
    keys = Page.objects.filter(pk__in=list(pages)).order_by("pk").values_list("translation_key", flat=True)
    return list(dict.fromkeys(keys))


def refresh_files_of(pages: Iterable[int]) -> None:
    """Bring the files that these pages offer up to date."""
    refresh_files_by_key(keys_of_pages(pages))


def refresh_files_by_key(keys: Iterable[UUID]) -> None:
    """
    Bring the files up to date that pages with these translation keys offer, or offered before they were deleted.

    All languages of a page offer the same files; they count where one of the pages is public.
    """
    for key in keys:
        with transaction.atomic():
            _refresh(key)


def _refresh(key: UUID) -> None:
    public = SitePageQuerySet(Page).published().filter(translation_key=key).specific()
    pages = [page for page in public if isinstance(page, SitePage)]
    offered = {file.document.pk: file for page in pages for file in page.readable_files}
    files = [file for file in offered.values() if file.document.has_text and not file.document.is_parked]
    FileEntry.objects.filter(translation_key=key).exclude(document__in=[file.document for file in files]).delete()
    for file in files:
        if not FilePage.objects.filter(document=file.document).exists():
            write_pages_of(file.document)
    write_entries_of(key, files)


def write_pages_of(document: SiteDocument) -> None:
    """Store the pages of a file with their keys."""
    text = DocumentText.objects.filter(document=document).first()
    pages: list[FilePage] = []
    read: list[Keys] = []
    met: dict[str, Token] = {}
    for number, page in enumerate(text.pages if text else [], start=1):
        if words := tokens(page):
            read.append(keys_in(words))
            pages.append(FilePage(document=document, number=number, text=page, keys=_line(read[-1])))
            met |= {word.text: word for word in words}
    FilePage.objects.bulk_create(pages, batch_size=BATCH)
    engine().write_pages((page.pk, keys) for page, keys in zip(pages, read, strict=True))
    learn(met.values())


def _line(keys: Keys) -> str:
    """Return the keys of a page, each between spaces; "0" is no key's neighbour and parts the readings."""
    return f" {' '.join([*keys.main, '0', *keys.tajik, '0', *sorted(keys.others)])} "


def write_entries_of(key: UUID, files: Collection[ReadableFile]) -> None:
    """
    Write what the files of a page are found by: the words of all their pages, and those of the page's title and
    summary in every language, so that a query may take some from here and some from there.
    """
    if not files:
        return
    FileEntry.objects.bulk_create(
        [FileEntry(document=file.document, translation_key=key, name=file.name) for file in files],
        update_conflicts=True,
        unique_fields=["document", "translation_key"],
        update_fields=["name"],
    )
    about: set[str] = set()
    for title, summary in Entry.objects.filter(translation_key=key).values_list("title", "summary"):
        about |= keys_of_text(f"{title}\n{summary}").all
    keys = []
    for entry in FileEntry.objects.filter(translation_key=key):
        found = set(about)
        for line in FilePage.objects.filter(document=entry.document_id).values_list("keys", flat=True).iterator():
            found.update(line.split())
        keys.append((entry.pk, found))
    engine().write_files(keys)
