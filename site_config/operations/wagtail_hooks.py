from __future__ import annotations

from typing import Any

from wagtail import hooks
from wagtail.admin.menu import MenuItem


@hooks.register("construct_help_menu")
def nothing_about_wagtails_releases(request: Any, menu_items: list[MenuItem]) -> None:
    """
    Take Wagtail's release notes out of the menu: they are for who updates the site, not for who writes it, and their
    name stays in the language of whoever asked first after a start.
    """
    menu_items[:] = [item for item in menu_items if not item.name.startswith("whats-new-in-wagtail")]
