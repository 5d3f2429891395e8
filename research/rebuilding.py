"""Makes anew what follows from the pages: names of files, the list, the catalogue for harvesters."""

from __future__ import annotations

from typing import Any

from research.catalogue import refresh_all
from research.list_upkeep import relist_all
from research.models import Edition, ListEntry, PublicationPage
from research.models.editions import name_files


def rebuild() -> int:
    """Make everything anew; return the number of publications. Safe to run at any time, and to run again."""
    nameless = PublicationPage.objects.filter(editions__file_name="").distinct().prefetch_related("editions")
    for page in nameless.iterator(chunk_size=100):
        editions = list(page.editions.all())
        name_files(editions, page.slug)
        Edition.objects.bulk_update(editions, ["file_name"])
    relist_all()
    return refresh_all()


def rebuild_after_upgrade(**kwargs: Any) -> None:
    """After `migrate`: fill the tables of a site whose pages were there before them."""
    if not ListEntry.objects.exists() and PublicationPage.objects.exists():
        rebuild()
