"""Notices what changes what the public may find, wherever it happens."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models.signals import post_delete, post_save
from wagtail.models import Page, PageViewRestriction, ReferenceIndex
from wagtail.signals import page_published, page_unpublished, post_page_move

from site_config.media.models import SiteDocument
from site_config.media.signals import document_measured
from site_config.pages.synchronising import carried_over
from site_config.search.indexing.files import keys_of_pages
from site_config.search.indexing.pages import refresh_pages
from site_config.search.models import Entry, FilePage
from site_config.search.tasks import refresh_below, refresh_files

logger = logging.getLogger(__name__)


def on_page(instance: Page, **kwargs: Any) -> None:
    """After a page was published or unpublished: at once, but for the reading of its files."""
    if not _done(partial(refresh_pages, [instance.pk]), page=instance.pk):
        transaction.on_commit(partial(refresh_below.enqueue, instance.path))
    _refresh_files_later([instance.translation_key])


def on_moved(instance: Page, **kwargs: Any) -> None:
    """After a page moved with all below it, perhaps into or out of a private section."""
    moved = Page.objects.get(pk=instance.pk)
    is_private = moved.get_view_restrictions().exists()
    work = partial(_forget_below, moved.path) if is_private else partial(refresh_pages, [moved.pk])
    _done(work, page=moved.pk)
    transaction.on_commit(partial(refresh_below.enqueue, moved.path))


def on_made_private(instance: PageViewRestriction, **kwargs: Any) -> None:
    """After a page became private with all that stands below it: nothing of it is found from this moment on."""
    path = instance.page.path
    _done(partial(_forget_below, path), page=instance.page_id)
    # Its words stand among those of the files too, which translations elsewhere may still offer.
    transaction.on_commit(partial(refresh_below.enqueue, path))


def on_made_public(instance: PageViewRestriction, **kwargs: Any) -> None:
    """
    After a restriction is gone. Not before the end of the transaction: the page itself may be going, its restriction
    before it, and what the index took up in between would stand in the way.
    """
    transaction.on_commit(partial(_done, partial(refresh_pages, [instance.page_id]), page=instance.page_id))
    transaction.on_commit(partial(refresh_below.enqueue, instance.page.path))


def on_file_saved(instance: SiteDocument, **kwargs: Any) -> None:
    """After a file was replaced: what stood in the old one is not found any more."""
    if instance.has_new_file:
        _done(partial(_forget_text, instance.pk), document=instance.pk)
        _refresh_pages_with(instance)


def on_file_measured(instance: SiteDocument, **kwargs: Any) -> None:
    """When the text of a file is known."""
    _done(partial(_forget_text, instance.pk), document=instance.pk)
    _refresh_pages_with(instance)


def _done(work: Callable[[], None], **about: int) -> bool:
    """
    Do the work, and return whether the index took it. When it did not, what the editor did stands all the same; the
    background tries again, and meanwhile no result is shown that is not public.
    """
    try:
        with transaction.atomic():
            work()
    except Exception:  # Whatever is wrong with the index, it is logged to be mended and no reason to refuse a page.
        logger.exception("The search index did not follow a change", extra=about)
        return False
    return True


def _forget_below(path: str) -> None:
    Entry.objects.filter(page__path__startswith=path).delete()


def _forget_text(document: int) -> None:
    FilePage.objects.filter(document=document).delete()


def _refresh_files_later(keys: list[UUID]) -> None:
    # By translation key, which tells of a deleted page too whose files it offered.
    transaction.on_commit(partial(refresh_files.enqueue, [str(key) for key in keys]))


def _refresh_pages_with(document: SiteDocument) -> None:
    """Have the pages that refer to a file looked at; those that are not public stay out."""
    pages = ContentType.objects.get_for_model(Page, for_concrete_model=False)
    references = ReferenceIndex.get_references_to(document).filter(base_content_type=pages)
    found = {int(pk) for pk in references.values_list("object_id", flat=True)}
    if keys := keys_of_pages(found):
        _refresh_files_later(keys)


def register_signal_handlers() -> None:
    """Connect the handlers above; safe to call twice."""
    page_published.connect(on_page, dispatch_uid="search.published")
    page_unpublished.connect(on_page, dispatch_uid="search.unpublished")
    carried_over.connect(on_page, dispatch_uid="search.carried_over")
    post_page_move.connect(on_moved, dispatch_uid="search.moved")
    post_save.connect(on_made_private, sender=PageViewRestriction, dispatch_uid="search.made_private")
    post_delete.connect(on_made_public, sender=PageViewRestriction, dispatch_uid="search.made_public")
    post_save.connect(on_file_saved, sender=SiteDocument, dispatch_uid="search.file_saved")
    document_measured.connect(on_file_measured, dispatch_uid="search.file_measured")
