"""What board, list, queue and batches share: who is let in, title and way back."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.auth import permission_denied
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from site_config.translators.desk.seeing import Desk, desk_of


class DeskAccess:
    """Lets in those who have languages at the desk; everybody else is told so."""

    request: Any
    desk: Desk

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        self.desk = desk_of(request.user)
        view: Any = super()
        return view.dispatch(request, *args, **kwargs) if self.may_enter() else permission_denied(request)

    def may_enter(self) -> bool:
        """Return whether the user is let in."""
        return bool(self.desk.languages)


class DeskPage(DeskAccess, WagtailAdminTemplateMixin):
    """A screen of the desk; the first one is the board."""

    header_icon = "wagtail-localize-language"
    _show_breadcrumbs = True

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        board = {"url": reverse("translators_board"), "label": _("Translations")}
        title = self.get_page_title()
        return [*self.breadcrumbs_items, board, *([{"url": "", "label": title}] if title != board["label"] else [])]
