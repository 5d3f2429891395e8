"""The way from the admin's home to the chapter that its user needs first."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import pgettext
from wagtail.admin.ui.components import Component
from wagtail.permissions import page_permission_policy

from site_config.guide.chapters import BY_NAME, Chapter


class GuidePanel(Component):
    """Names the first chapter for the user, and the guide. No query: Wagtail knows the user's rights already."""

    name = "guide"
    template_name = "guide/home_panel.html"
    # After all that waits.
    order = 900

    class Media:
        css = {"all": ["guide/guide.css"]}

    def __init__(self, user: Any) -> None:
        self.user = user

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        chapter = first_chapter(self.user)
        return {
            "heading": pgettext("of the admin", "Guide"),
            "chapter": chapter,
            "address": reverse("guide_chapter", args=[chapter.name]),
            "guide": reverse("guide"),
        }


def first_chapter(user: Any) -> Chapter:
    """Return what somebody new should read first: who makes pages writes, all others translate."""
    writes = page_permission_policy.user_has_any_permission(user, {"add"})
    return BY_NAME["story" if writes else "translations"]


def add_panel(request: Any, panels: list[Component]) -> None:
    """Put the panel on the admin's home."""
    panels.append(GuidePanel(request.user))
