"""Notices what changes what the public may find, wherever it happens."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models.signals import post_delete, post_save
from wagtail.models import Page, PageViewRestriction, ReferenceIndex
from wagtail.signals import page_published, page_unpublished, post_page_move

from site_config.media.models import SiteDocument
from site_config.media.signals import document_measured
from site_config.search.indexing.pages import refresh_pages
from site_config.search.models import Entry, FilePage
from site_config.search.tasks import refresh_below, refresh_files


def on_page(instance: Page, **kwargs: Any) -> None:
    """After a page was published or unpublished: at once, but for the reading of its files."""
    refresh_pages([instance.pk])
    transaction.on_commit(partial(refresh_files.enqueue, [instance.pk]))


def on_moved(instance: Page, **kwargs: Any) -> None:
    """After a page moved with all below it, perhaps into or out of a private section."""
    path = Page.objects.values_list("path", flat=True).get(pk=instance.pk)
    refresh_pages([instance.pk])
    transaction.on_commit(partial(refresh_below.enqueue, path))


def on_made_private(instance: PageViewRestriction, **kwargs: Any) -> None:
    """After a page became private with all that stands below it: nothing of it is found from this moment on."""
    Entry.objects.filter(page__path__startswith=instance.page.path).delete()


def on_made_public(instance: PageViewRestriction, **kwargs: Any) -> None:
    """After a restriction is gone."""
    refresh_pages([instance.page_id])
    transaction.on_commit(partial(refresh_below.enqueue, instance.page.path))


def on_file_saved(instance: SiteDocument, **kwargs: Any) -> None:
    """After a file was replaced: what stood in the old one is not found any more."""
    if instance.has_new_file:
        FilePage.objects.filter(document=instance).delete()
        _refresh_pages_with(instance)


def on_file_measured(instance: SiteDocument, **kwargs: Any) -> None:
    """When the text of a file is known."""
    FilePage.objects.filter(document=instance).delete()
    _refresh_pages_with(instance)


def _refresh_pages_with(document: SiteDocument) -> None:
    """Have the pages that refer to a file looked at; those that are not public stay out."""
    pages = ContentType.objects.get_for_model(Page, for_concrete_model=False)
    references = ReferenceIndex.get_references_to(document).filter(base_content_type=pages)
    if found := sorted({int(pk) for pk in references.values_list("object_id", flat=True)}):
        transaction.on_commit(partial(refresh_files.enqueue, found))


def register_signal_handlers() -> None:
    """Connect the handlers above; safe to call twice."""
    page_published.connect(on_page, dispatch_uid="search.published")
    page_unpublished.connect(on_page, dispatch_uid="search.unpublished")
    post_page_move.connect(on_moved, dispatch_uid="search.moved")
    post_save.connect(on_made_private, sender=PageViewRestriction, dispatch_uid="search.made_private")
    post_delete.connect(on_made_public, sender=PageViewRestriction, dispatch_uid="search.made_public")
    post_save.connect(on_file_saved, sender=SiteDocument, dispatch_uid="search.file_saved")
    document_measured.connect(on_file_measured, dispatch_uid="search.file_measured")
