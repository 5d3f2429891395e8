"""Work on the index that may take long and that no editor should wait for."""

from __future__ import annotations

from uuid import UUID

from django.tasks import task
from wagtail.models import Page

from site_config.search.indexing.files import refresh_files_by_key, refresh_files_of
from site_config.search.indexing.pages import refresh_pages


@task(backend="background")
def refresh_files(keys: list[str]) -> None:
    """Bring the files up to date that pages with these translation keys offer."""
    refresh_files_by_key(map(UUID, keys))


@task(backend="background")
def refresh_below(path: str) -> None:
    """Bring a part of the page tree up to date, files included."""
    pages = list(Page.objects.filter(path__startswith=path).values_list("pk", flat=True))
    refresh_pages(pages)
    refresh_files_of(pages)
