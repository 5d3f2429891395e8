"""Wagtail's content checks, which look at the preview and the page as a screen reader does, and what we add to them."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.userbar import ContentCheckerItem


class SiteContentCheckerItem(ContentCheckerItem):
    """Wagtail's checks and two more rules of axe, said in plain words."""

    axe_run_only = [*ContentCheckerItem.axe_run_only, "image-redundant-alt", "page-has-heading-one"]
    axe_messages = {
        **ContentCheckerItem.axe_messages,
        "image-redundant-alt": {
            "error_name": _("Alternative text repeats the words beside it"),
            "help_text": _("Screen readers would say the same twice"),
        },
        "page-has-heading-one": {
            "error_name": _("The page has no main heading"),
            "help_text": _("Give the page a title"),
        },
    }


def put_ours(request: Any, items: list[Any], page: Any) -> None:
    """Put our checks in the place of Wagtail's, in the user bar and in the editor."""
    items[:] = [
        SiteContentCheckerItem(in_editor=item.in_editor) if isinstance(item, ContentCheckerItem) else item
        for item in items
    ]
