from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path, reverse_lazy
from django.utils.translation import pgettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from site_config.guide.home_panel import add_panel

hooks.register("construct_homepage_panels", add_panel)


@hooks.register("register_admin_urls")
def guide_urls() -> list[URLPattern | URLResolver]:
    """Put the guide below the admin, which lets in nobody else."""
    return [path("guide/", include("site_config.guide.urls"))]


@hooks.register("register_admin_menu_item")
def guide_menu_item() -> MenuItem:
    """Return the item of the main menu, between the settings and Wagtail's own help."""
    return MenuItem(
        pgettext_lazy("of the admin", "Guide"),
        reverse_lazy("guide"),
        name="guide",
        icon_name="info-circle",
        order=10_500,
    )
