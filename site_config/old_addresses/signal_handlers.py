"""
Redirects from the addresses that a page has left, for pages that the public has seen.

Wagtail makes them for every page, also for a draft that the editor saves by itself while its title is being typed
(https://github.com/wagtail/wagtail/issues/13978): there, nobody has ever had the old address. So Wagtail's own handlers
are off (WAGTAILREDIRECTS_AUTO_CREATE) and these call its function. To be deleted when Wagtail asks the same.
"""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_save
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.redirects.signal_handlers import create_redirects
from wagtail.models import Page, Site
from wagtail.signals import page_slug_changed, post_page_move

from site_config.old_addresses.models import MissingAddress


def after_new_slug(instance: Page, instance_before: Page, **kwargs: Any) -> None:
    """Lead readers from a page's old slug to the new one."""
    keep_old_addresses(instance, instance_before)


def after_move(instance: Page, url_path_before: str, url_path_after: str, **kwargs: Any) -> None:
    """Lead readers to the place that a page was moved to; changing its order only moves nothing."""
    if url_path_before == url_path_after:
        return
    page = instance.specific
    before = type(page)()
    before.__dict__.update(page.__dict__)
    before.url_path = url_path_before
    keep_old_addresses(page, before)


def keep_old_addresses(page: Page, before: Page) -> None:
    """Make the redirects of a page, as it is and as it was, and of the live pages below it."""
    was_public = page.first_published_at is not None
    if not was_public and not page.get_descendants().live().exists():
        return
    create_redirects(page=page, page_old=before, sites=Site.objects.exclude(root_page=page))
    if not was_public:
        # It was made for the pages below.
        Redirect.objects.filter(redirect_page_id=page.pk, automatically_created=True).delete()


def after_redirect(instance: Redirect, **kwargs: Any) -> None:
    """Forget that an address was not found: it is answered now."""
    MissingAddress.objects.filter(path=instance.old_path).delete()


def register_signal_handlers() -> None:
    """Connect the handlers."""
    page_slug_changed.connect(after_new_slug, dispatch_uid="old_addresses.slug")
    post_page_move.connect(after_move, dispatch_uid="old_addresses.move")
    post_save.connect(after_redirect, sender=Redirect, dispatch_uid="old_addresses.redirect")
