"""
Deletes the translations of an English page with it, as far as the user may delete them.

The others are no longer public (`following.py`) and stay for the reviewers of their language, whose work they are. What
happens is shown before the user confirms.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.utils.translation import gettext as _
from wagtail.models import Page

from site_config.translators.follow.announcing import announce, deletable_translations, named

#: Name under which the page to be deleted carries its translations from the hook before to the hook after.
_TO_DELETE = "translations_to_delete"


def before_deleting(request: Any, page: Page) -> None:
    """Show what happens to the translations; when the user has confirmed, remember which go too."""
    if request.method == "POST":
        setattr(page, _TO_DELETE, deletable_translations(request.user, [page]))
    else:
        announce(request, "delete", [page])


def after_deleting(request: Any, page: Page) -> None:
    """Delete the translations after their English page: only now is it sure that it was deleted."""
    delete_translations(request, getattr(page, _TO_DELETE, []))


def before_many(request: Any, action_type: str, pages: Sequence[Any], action: Any) -> None:
    """Delete the translations of many English pages in the transaction in which those are deleted."""
    if action_type == "delete" and action.model is Page:
        delete_translations(request, deletable_translations(request.user, pages))


def delete_translations(request: Any, translations: Sequence[Page]) -> None:
    """Delete translations in the name of the user, who may, and say so."""
    titles = []
    # Read again: deleting the English page has changed them. One may have gone with the section above it.
    for translation in Page.objects.filter(pk__in=[page.pk for page in translations]).select_related("locale"):
        titles.append(named(translation))
        if Page.objects.filter(pk=translation.pk).exists():
            translation.delete(user=request.user)
    if titles:
        messages.success(request, _("Deleted translations: %(titles)s.") % {"titles": ", ".join(titles)})
