"""What waits for a user at the translators' desk: the panel of the admin's home, and the item in its menu."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Q
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

from site_config.translators.desk.board import TO_WRITE
from site_config.translators.desk.english import IS_GONE
from site_config.translators.desk.listing import DUE_SOON, is_due_soon
from site_config.translators.desk.seeing import has_a_desk
from site_config.translators.models import Job
from site_config.translators.models.jobs import Status
from site_config.translators.rights import languages_of
from site_config.translators.views.board import list_address


class WaitingPanel(Component):
    """Counts what waits for the user, each number a link; nothing for those without languages. One query and rights."""

    name = "translations"
    template_name = "translators/board/home_panel.html"
    order = 120

    class Media:
        css = {"all": ["translators/board.css"]}

    def __init__(self, user: Any) -> None:
        self.user = user

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        rights = languages_of(self.user)
        if not rights.languages:
            return {"counts": []}
        mine = Q(language__in=rights.translates, status__in=TO_WRITE)
        waiting = Job.objects.exclude(IS_GONE).aggregate(
            to_review=Count("pk", filter=Q(language__in=rights.reviews, status=Status.IN_REVIEW)),
            given_back=Count("pk", filter=mine & Q(claimed_by=self.user) & ~Q(returned_note="")),
            due_soon=Count("pk", filter=mine & is_due_soon()),
            out_of_date=Count("pk", filter=mine & Q(status=Status.OUT_OF_DATE)),
            stuck=Count("pk", filter=Q(language__in=rights.languages, status=Status.STUCK)),
        )
        queue = reverse("translators_queue")
        # With one language the list shows what was counted; with several it shows both.
        language = rights.languages[0] if len(rights.languages) == 1 else ""
        to_review = list_address(language=language, status=Status.IN_REVIEW)
        due_soon = list_address(language=language, status=DUE_SOON, ordering="due")
        out_of_date = list_address(language=language, status=Status.OUT_OF_DATE)
        stuck = list_address(language=language, status=Status.STUCK)
        return {
            "counts": [
                *([(_("To review"), waiting["to_review"], to_review)] if rights.reviews else []),
                *([(_("Could not be published"), waiting["stuck"], stuck)] if waiting["stuck"] else []),
                (_("Given back to you"), waiting["given_back"], queue),
                (_("Due within a week"), waiting["due_soon"], due_soon),
                (_("Out of date"), waiting["out_of_date"], out_of_date),
            ],
            "queue": queue,
            "board": reverse("translators_board"),
        }


def add_panel(request: Any, panels: list[Component]) -> None:
    """Put the panel on the admin's home."""
    panels.append(WaitingPanel(request.user))


class DeskMenuItem(MenuItem):
    """Shown to those who may have something to do with languages; without a query of its own."""

    def is_shown(self, request: Any) -> bool:
        return has_a_desk(request.user)


def menu_item() -> MenuItem:
    """Return the item of the main menu, after the pages."""
    return DeskMenuItem(
        gettext_lazy("Translations"),
        reverse_lazy("translators_board"),
        name="translations",
        icon_name="wagtail-localize-language",
        order=150,
    )
