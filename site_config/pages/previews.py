"""A page that is being edited, as readers will meet it: on a phone, a tablet and a desktop, and in each language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from site_config.languages.codes import CODES, NAMES, SOURCE, reading_order
from site_config.pages.synchronising import copy, shared_fields

if TYPE_CHECKING:
    from site_config.pages.models import SitePage

#: The widths of devices in pixels; the narrowest phones that are still sold show 360.
SIZES = [
    {"name": "mobile", "icon": "mobile-alt", "device_width": 360, "label": _("Preview on a phone")},
    {"name": "tablet", "icon": "tablet-alt", "device_width": 768, "label": _("Preview on a tablet")},
    {"name": "desktop", "icon": "desktop", "device_width": 1280, "label": _("Preview on a desktop")},
]


def modes_for(language: str) -> list[tuple[str, Any]]:
    """Return the languages that a page can be previewed in, as Wagtail's preview modes; its own is the first."""
    return [(code, NAMES[code]) for code in sorted(CODES, key=lambda code: code != language)]


def as_read_in(page: SitePage, language: str, user: Any) -> SitePage:
    """
    Return what a reader of `language` is given once `page` is published as it is now.

    That is the public version in the best language for them. A translation into their own that is no more than a
    draft, or private, is shown to those who may change it, since that is what they are making. Where there is none, it
    is the page itself, as the notice above the text then says. What an English page shares with its translations
    (pictures, dates, order) is shown as it stands in the page.
    """
    for code in reading_order(language):
        if code == page.language:
            return page
        version = _version(page, code, user if code == language else None)
        if version is not None:
            if page.language == SOURCE:
                for name in shared_fields(page):
                    copy(page, version, name)
            return version
    return page


def _version(page: SitePage, language: str, user: Any) -> SitePage | None:
    """Return the public version in a language; else the newest draft where a user is named who may change it."""
    versions = type(page).objects.in_language(language).filter(translation_key=page.translation_key)
    public = versions.published().select_related("locale").first()
    if public is not None or user is None:
        return public
    draft = versions.select_related("locale").first()
    if draft is None:
        return None
    rights = draft.permissions_for_user(user)
    return draft.get_latest_revision_as_object() if rights.can_edit() or rights.can_publish() else None
