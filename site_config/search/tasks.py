"""Work on the index that may take long and that no editor should wait for."""

from __future__ import annotations

from django.tasks import task
from wagtail.models import Page

from site_config.search.indexing.files import refresh_files_of
from site_config.search.indexing.pages import refresh_pages


@task(backend="background")
def refresh_files(pages: list[int]) -> None:
    """Bring the files that these pages offer up to date."""
    refresh_files_of(pages)


@task(backend="background")
def refresh_below(path: str) -> None:
    """Bring a part of the page tree up to date, files included."""
    pages = list(Page.objects.filter(path__startswith=path).values_list("pk", flat=True))
    refresh_pages(pages)
    refresh_files_of(pages)
