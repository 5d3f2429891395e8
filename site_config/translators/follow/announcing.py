"""Tells, before the user confirms, what happens to the translations of English pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib import messages
from django.utils.translation import gettext as _
from wagtail.models import Page

from site_config.languages.codes import NAMES
from site_config.translators.follow.following import translations_of


def deletable_translations(user: Any, pages: Sequence[Page]) -> list[Page]:
    """
    Return the translations of English pages that the user may delete with all below them, where only translations of
    what is deleted stand below. Those among `pages`, or below them, are left out: they are being deleted already.
    """
    found = []
    for page in pages:
        keys = page.get_descendants(inclusive=True).values("translation_key")
        for translation in translations_of(page):
            others = translation.get_descendants().exclude(translation_key__in=keys)
            is_chosen = any(translation.path.startswith(chosen.path) for chosen in pages)
            if not is_chosen and translation.permissions_for_user(user).can_delete() and not others.exists():
                found.append(translation)
    return found


def consequences(user: Any, action: str, pages: Sequence[Page], destination: Page | None = None) -> list[str]:
    """
    Return sentences on what becomes of the translations when the user does it to the pages.

    `action` is Wagtail's name for it: unpublish, move or delete. `destination` is the new parent, where it is known.
    """
    translations = [translation for page in pages for translation in translations_of(page)]
    if action == "unpublish":
        follow, leave = [page for page in translations if page.live], []
        words = _("These translations will be unpublished too: %(titles)s.")
    elif action == "delete":
        follow = deletable_translations(user, pages)
        leave = [page for page in translations if page not in follow and page not in pages]
        words = _("These translations will be deleted too: %(titles)s.")
    elif action == "move":
        has_place = None if destination is None else {page.locale_id for page in translations_of(destination)}
        follow = [page for page in translations if has_place is None or page.locale_id in has_place]
        leave = [page for page in translations if page not in follow]
        words = _("These translations will move too: %(titles)s.")
    else:
        return []
    found = [words % {"titles": titles(follow)}] if follow else []
    if leave:
        staying = (
            _("These translations will no longer be public, and stay for their reviewers: %(titles)s.")
            if action == "delete"
            else _("These translations will no longer be public, since the new place is not translated: %(titles)s.")
        )
        found.append(staying % {"titles": titles(leave)})
    return found


def announce(request: Any, action: str, pages: Sequence[Page], destination: Page | None = None) -> None:
    """Show the consequences as messages above the question."""
    for sentence in consequences(request.user, action, pages, destination):
        messages.warning(request, sentence)


def before_moving(request: Any, page: Page, destination: Page) -> None:
    """Show what happens to the translations of a page that is to be moved."""
    if request.method == "GET":
        announce(request, "move", [page], destination)


def titles(pages: Iterable[Page]) -> str:
    """Return the titles of pages, each with its language."""
    return ", ".join(named(page) for page in pages)


def named(page: Any) -> str:
    """Return the page's title with its language, in the language of the user."""
    return f"{page.get_admin_display_title()} ({NAMES[page.locale.language_code]})"
