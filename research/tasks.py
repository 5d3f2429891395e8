"""Work on the catalogue that may touch very many publications and that no editor should wait for."""

from __future__ import annotations

from uuid import UUID

from django.tasks import task

from research.catalogue import refresh
from research.models import ListEntry, PublicationPage


@task(backend="background")
def refresh_publications(keys: list[str]) -> None:
    """Bring the list and the records of the publications with these translation keys up to date."""
    found = [UUID(key) for key in keys]
    ListEntry.objects.refresh(found)
    refresh(found)


@task(backend="background")
def refresh_below(path: str) -> None:
    """Bring the records of all publications in a part of the page tree up to date."""
    below = PublicationPage.objects.filter(path__startswith=path)
    refresh(below.order_by("path").values_list("translation_key", flat=True))
