"""What is published or withdrawn is looked at again soon, as far as broken links are known of it."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.db import transaction
from wagtail.signals import published, unpublished

from site_config.broken_links.looking import look_again_soon


def after_change(instance: Any, **kwargs: Any) -> None:
    """Look again when all of the change is in the database; whatever goes wrong then, the page stays published."""
    transaction.on_commit(partial(look_again_soon, instance), robust=True)


def register_signal_handlers() -> None:
    """Listen to pages and snippets: these signals are sent for both."""
    published.connect(after_change, dispatch_uid="broken_links.published")
    unpublished.connect(after_change, dispatch_uid="broken_links.unpublished")
