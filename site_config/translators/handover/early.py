"""Gives translators an English page before it is public, so that all languages can come out together."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from site_config.pages.models import SitePage
from site_config.translators.handover.handing_over import HandedOver, hand_over
from site_config.translators.rights import may_hand_over


def may_hand_over_early(user: Any, page: Page) -> bool:
    """
    Return whether a user may do that with a page. Of a public page the translators have the public words: a draft of
    new ones would come out in Russian before it does in English.
    """
    return not page.live and may_hand_over(user, page)


def hand_over_early(page: SitePage) -> HandedOver:
    """Give the translators the words of the latest draft; done again, what has changed since."""
    return hand_over(page.get_latest_revision_as_object())


def header_buttons(page: Any, user: Any, view_name: str = "", next_url: str | None = None) -> Iterator[Button]:
    """Yield the item in the header's menu of a page that can be handed over early."""
    if issubclass(page.specific_class or Page, SitePage) and may_hand_over_early(user, page):
        address = reverse("translators_early", args=[page.pk])
        yield Button(_("Send to translators"), address, icon_name="wagtail-localize-language", priority=60)
