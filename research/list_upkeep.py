"""Keeps the research list in step with the pages, at once and in the same transaction: readers look at it first."""

from __future__ import annotations

from itertools import batched
from typing import Any

from django.db.models.signals import post_delete
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished

from research.models import ListEntry, PublicationPage
from site_config.pages.synchronising import carried_over

#: Publications listed at once; each has pages in up to three languages.
BATCH = 200


def relist_all() -> None:
    """List every publication anew, after pages were written in a way that sends no signals (bulk_create)."""
    keys = PublicationPage.objects.order_by().values_list("translation_key", flat=True).distinct()
    for batch in batched(list(keys), BATCH):
        ListEntry.objects.refresh(batch)


def on_page(instance: Page, **kwargs: Any) -> None:
    """After a page was published, unpublished or deleted: other languages' readers may meet another page now."""
    if isinstance(instance, PublicationPage):
        ListEntry.objects.refresh([instance.translation_key])


def register_list_handlers() -> None:
    """Connect the handler; safe to call twice."""
    page_published.connect(on_page, dispatch_uid="research.list_published")
    page_unpublished.connect(on_page, dispatch_uid="research.list_unpublished")
    carried_over.connect(on_page, dispatch_uid="research.list_carried_over")
    post_delete.connect(on_page, sender=PublicationPage, dispatch_uid="research.list_deleted")
