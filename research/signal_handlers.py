"""Notices what changes a public record, wherever it happens, and has the catalogue brought up to date."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save, pre_delete
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published, page_unpublished, post_page_move

from research.catalogue import refresh
from research.models import CatalogueRecord, PublicationPage
from research.tasks import refresh_below, refresh_publications
from site_config.media.models import SiteDocument
from site_config.media.signals import document_measured
from site_config.pages.synchronising import carried_over
from site_config.topics.models import Topic


def on_page(instance: Page, **kwargs: Any) -> None:
    """After a page was published or unpublished."""
    if isinstance(instance, PublicationPage):
        refresh([instance.translation_key])


def on_publication_deleted(instance: PublicationPage, **kwargs: Any) -> None:
    """After a page is gone: the record lives on in its other languages, or as a removed publication."""
    refresh([instance.translation_key])


def on_moved(instance: Page, **kwargs: Any) -> None:
    """After a page moved, perhaps into or out of a private section, or to another address."""
    path = Page.objects.values_list("path", flat=True).get(pk=instance.pk)
    transaction.on_commit(partial(refresh_below.enqueue, path))


def on_made_private(instance: PageViewRestriction, **kwargs: Any) -> None:
    """After a page became private with all that stands below it: nothing of it is told from this moment on."""
    path = instance.page.path
    below = PublicationPage.objects.filter(path__startswith=path).values("number")
    CatalogueRecord.objects.withdraw_numbers(below)
    # Translations elsewhere may still be public.
    transaction.on_commit(partial(refresh_below.enqueue, path))


def on_made_public(instance: PageViewRestriction, **kwargs: Any) -> None:
    """After a restriction is gone."""
    transaction.on_commit(partial(refresh_below.enqueue, instance.page.path))


def on_topic_changed(instance: Topic, **kwargs: Any) -> None:
    """When a topic was renamed or translated, or is about to be deleted: keywords and sets follow."""
    _refresh_later(PublicationPage.objects.filter(topic_links__topic__translation_key=instance.translation_key))


def on_file_changed(instance: SiteDocument, **kwargs: Any) -> None:
    """When a file was measured, or is about to be deleted."""
    _refresh_later(PublicationPage.objects.filter(editions__document=instance))


def on_file_saved(instance: SiteDocument, **kwargs: Any) -> None:
    """After a file was replaced; what is measured in it follows later."""
    if instance.has_new_file:
        on_file_changed(instance)


def _refresh_later(publications: Any) -> None:
    keys: Iterable[Any] = publications.values_list("translation_key", flat=True).distinct()
    if found := [str(key) for key in keys]:
        transaction.on_commit(partial(refresh_publications.enqueue, found))


def register_signal_handlers() -> None:
    """Connect the handlers above; safe to call twice."""
    followed = ((page_published, "published"), (page_unpublished, "unpublished"), (carried_over, "carried_over"))
    for signal, name in followed:
        signal.connect(on_page, dispatch_uid=f"research.{name}")
    post_delete.connect(on_publication_deleted, sender=PublicationPage, dispatch_uid="research.deleted")
    post_page_move.connect(on_moved, dispatch_uid="research.moved")
    post_save.connect(on_made_private, sender=PageViewRestriction, dispatch_uid="research.made_private")
    post_delete.connect(on_made_public, sender=PageViewRestriction, dispatch_uid="research.made_public")
    # Before the deletion, since afterwards nothing tells which publications it was about.
    for signal, name in ((post_save, "saved"), (pre_delete, "deleted")):
        signal.connect(on_topic_changed, sender=Topic, dispatch_uid=f"research.topic_{name}")
    document_measured.connect(on_file_changed, dispatch_uid="research.file_measured")
    post_save.connect(on_file_saved, sender=SiteDocument, dispatch_uid="research.file_saved")
    pre_delete.connect(on_file_changed, sender=SiteDocument, dispatch_uid="research.file_deleted")
