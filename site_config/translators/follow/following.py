"""
Translations follow their English page: off the site when it goes, and to its new place when it moves.

By signals, so that it is the same whether one page is meant or many, and whether a person, a script or the clock does
it. The right to act on the English page is enough: what the mission has withdrawn must not stay public in Russian, and
addresses are the same in all languages. What cannot be undone, deleting, asks for rights of its own (`deleting.py`).
"""

from __future__ import annotations

import logging
from typing import Any

from django.db.models import QuerySet
from django.db.models.signals import pre_delete
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished, post_page_move

from site_config.languages.codes import SOURCE
from site_config.pages.models import SitePage
from site_config.pages.releasing import source_of
from site_config.translators.follow.privacy import follow_privacy, follow_privacy_below

logger = logging.getLogger(__name__)


def translations_of(source: Any) -> QuerySet:
    """Return the translations of an English page; none of a page in another language."""
    if source.locale.language_code != SOURCE:
        return Page.objects.none()
    return Page.objects.filter(translation_key=source.translation_key).exclude(pk=source.pk).select_related("locale")


def withdraw(page: Any, why: str, *, is_expired: bool = False) -> None:
    """Unpublish a translation that is public, and log why; the history names the user who acts, if one does."""
    if page.live:
        logger.info("Unpublished with its English page (%s): %s", why, page, extra={"page": page.pk})
        page.specific.unpublish(set_expired=is_expired)


def stand_by_source(page: Any) -> None:
    """
    Move a translation, with all below it, to where its English page stands in the tree of its own language.

    Where that place does not exist yet in its language, or another page has its address there, it is unpublished
    instead and waits: under an address that its English page does not have, readers would look for it in vain.
    """
    source = source_of(page)
    if source is None:
        return
    above, place = page.get_parent(), _parent_by_source(page, source)
    if place == above:
        return
    if place is None or place.path.startswith(page.path) or not Page._slug_is_available(page.slug, place, page):
        keys = source.get_descendants(inclusive=True).values("translation_key")
        for each in page.get_descendants(inclusive=True).live().filter(translation_key__in=keys):
            withdraw(each, "moved where it has no place in this language")
    else:
        page.move(place, pos="last-child")


def _parent_by_source(page: Page, source: Page) -> Any:
    """Return the page below which a translation belongs, or None where that is not translated into its language."""
    parent = source.get_parent()
    if parent.is_root():
        return parent
    return Page.objects.filter(translation_key=parent.translation_key, locale_id=page.locale_id).first()


def on_unpublished(instance: Any, **kwargs: Any) -> None:
    """After a page went off the site, by hand, with its section, or because its time was over."""
    for page in translations_of(instance):
        withdraw(page, "unpublished", is_expired=instance.expired)


def on_moved(instance: Any, parent_page_before: Page, parent_page_after: Page, **kwargs: Any) -> None:
    """After a page moved. A translation that was moved alone, which only a script can do, goes back."""
    if parent_page_before == parent_page_after or not issubclass(instance.specific_class, SitePage):
        return
    moved: Any = Page.objects.get(pk=instance.pk)
    if moved.locale.language_code != SOURCE:
        stand_by_source(moved)
        follow_privacy(Page.objects.get(pk=instance.pk))
        return
    for page in translations_of(moved):
        stand_by_source(page)
    follow_privacy_below(moved)


def on_published(instance: Page, **kwargs: Any) -> None:
    """After a translation was published: it stands in its place, and what waited for it comes below it."""
    source = source_of(instance) if isinstance(instance, SitePage) else None
    if source is None:
        return
    stand_by_source(Page.objects.get(pk=instance.pk))
    keys = source.get_children().values("translation_key")
    below = Page.objects.filter(translation_key__in=keys, locale_id=instance.locale_id)
    for page in below.exclude(pk__in=Page.objects.get(pk=instance.pk).get_children().values("pk")):
        stand_by_source(page)


def on_deleted(instance: Page, origin: Any = None, **kwargs: Any) -> None:
    """
    Before a page is deleted, in whatever way: translations that are not deleted with it must not stay public alone.
    """
    for page in translations_of(instance):
        if not _is_part_of(origin, page):
            withdraw(page, "deleted")


def _is_part_of(origin: Any, page: Page) -> bool:
    """Return whether a deletion that began at `origin` takes the page too."""
    if isinstance(origin, QuerySet):
        return issubclass(origin.model, Page) and origin.filter(pk=page.pk).exists()
    return isinstance(origin, Page) and origin.pk == page.pk


def register_signal_handlers() -> None:
    """Listen to what happens to pages."""
    page_unpublished.connect(on_unpublished, dispatch_uid="translators.follow_unpublished")
    post_page_move.connect(on_moved, dispatch_uid="translators.follow_moved")
    page_published.connect(on_published, dispatch_uid="translators.in_place")
    pre_delete.connect(on_deleted, sender=Page, dispatch_uid="translators.follow_deleted")
