"""What the admin is told of the import: its addresses and its place in the menu (called from wagtail_hooks.py)."""

from __future__ import annotations

from typing import Any

from django.urls import URLPattern, URLResolver, include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem

from research.imports import views


class ImportMenuItem(MenuItem):
    """Shown to those who may import."""

    def is_shown(self, request: Any) -> bool:
        return views.may_import(request.user)


def import_menu_item() -> MenuItem:
    """Return the item of the main menu, beside the removed publications."""
    return ImportMenuItem(
        _("Import publications"),
        reverse_lazy("publication_imports:upload"),
        name="import-publications",
        icon_name="upload",
        order=305,
    )


def import_urls() -> list[URLPattern | URLResolver]:
    """Return the addresses below /admin/; those who have no access to the admin meet its sign-in form."""
    urls = [
        path("", views.UploadView.as_view(), name="upload"),
        path("template.<str:kind>", views.TemplateFileView.as_view(), name="template"),
        path("<int:pk>/", views.RunView.as_view(), name="run"),
        path("<int:pk>/start/", views.StartView.as_view(), name="start"),
    ]
    return [path("publications/import/", include((urls, "publication_imports")))]
