"""Keeps what harvesters are told, and what is said of removed publications, in step with the public pages."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import batched
from uuid import UUID

from django.db import transaction

from research.describing import Describer, published_pages, source_of
from research.models import CatalogueRecord, PermanentNumber, PublicationPage, RemovedPublication

#: Publications described at once; each has pages in up to three languages.
BATCH = 50


def refresh(keys: Iterable[UUID]) -> None:
    """Bring the catalogue up to date for the publications of these translation keys, whatever happened to them."""
    for batch in batched(dict.fromkeys(keys), BATCH):
        with transaction.atomic():
            _refresh_batch(batch)


def refresh_all() -> int:
    """Bring the whole catalogue up to date; return the number of publications looked at."""
    keys = list(PermanentNumber.objects.order_by("number").values_list("translation_key", flat=True))
    refresh(keys)
    return len(keys)


def _refresh_batch(keys: Iterable[UUID]) -> None:
    numbers = dict(PermanentNumber.objects.filter(translation_key__in=keys).values_list("translation_key", "number"))
    pages = published_pages(PublicationPage.objects, numbers)
    describer = Describer(PublicationPage.objects, numbers)
    still_live = set(
        PublicationPage.objects.live().filter(translation_key__in=numbers).values_list("translation_key", flat=True)
    )
    known = _known_languages(numbers.values())
    # Always in the same order: two that work on the same records must not wait for each other.
    for key, number in sorted(numbers.items(), key=lambda each: each[1]):
        records = describer.records(pages[key]) if key in pages else {}
        for record in records.values():
            CatalogueRecord.objects.expose(record, slug=source_of(pages[key]).slug)
        for language in known.get(number, set()) - set(records):
            CatalogueRecord.objects.withdraw(number, language)
        if key in still_live:
            RemovedPublication.objects.filter(number=number).delete()
        elif number in known:
            _note_removal(number)


def _known_languages(numbers: Iterable[int]) -> dict[int, set[str]]:
    known: dict[int, set[str]] = {}
    rows = CatalogueRecord.objects.filter(number__in=list(numbers)).values_list("number", "language")
    for number, language in rows:
        known.setdefault(number, set()).add(language)
    return known


def _note_removal(number: int) -> None:
    """Remember the address and title under which a publication was last known."""
    last = CatalogueRecord.objects.filter(number=number).order_by("language").first()
    if last is not None:
        RemovedPublication.objects.get_or_create(
            number=number, defaults={"slug": last.slug, "title": last.snapshot["title"][:400]}
        )
