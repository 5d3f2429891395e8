"""
What waits for an editor, on the admin's home: pages with a time, one's own drafts, pictures without a description.

What is handed in for approval is shown by Wagtail's own panels, translations by the translators' desk. Each panel shows
what its user may change, asks the same number of queries however much there is, and is not there while it is empty.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, Exists, OuterRef, Q
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component
from wagtail.images import get_image_model
from wagtail.models import Page, Revision, WorkflowState, get_default_page_content_type
from wagtail.permissions import policy_registry

from site_config.languages.codes import NAMES, SOURCE
from site_config.media.lacking import Lack, lacking

#: Rows of a panel; how many more there are is said below them.
LIMIT = 8


@dataclass(frozen=True)
class Row:
    """Something that waits: its title, where it is mended, and what is known of it."""

    title: str
    address: str
    detail: str = ""


class WaitingList(Component):
    """A panel of rows for one user; `rows` says what waits and how much of it there is in all."""

    name: str
    template_name = "editors/home_panel.html"
    #: Where all of it is listed; empty where the panel is all there is.
    all_address = ""

    class Media:
        css = {"all": ["editors/home.css"]}

    def __init__(self, user: Any) -> None:
        self.user = user

    @property
    def heading(self) -> str:
        """The panel's heading."""
        raise NotImplementedError

    def rows(self) -> tuple[list[Row], int]:
        """Return the rows that the panel has room for, and the number of all."""
        raise NotImplementedError

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        rows, total = self.rows()
        return {
            "id": self.name,
            "heading": self.heading,
            "rows": rows,
            "more": total - len(rows),
            "all_address": self.all_address,
        }


class ScheduledPanel(WaitingList):
    """Pages that go out or come down by themselves, the next one first, by the user's clock."""

    name = "scheduled_pages"
    order = 130

    @property
    def heading(self) -> str:
        """The panel's heading."""
        return _("Goes out or expires by itself")

    def rows(self) -> tuple[list[Row], int]:
        """Return both kinds of times in one order; a page may have both."""
        waiting = Revision.page_revisions.filter(approved_go_live_at__isnull=False)
        go_out = {int(pk): time for pk, time in waiting.values_list("object_id", "approved_go_live_at")}
        mine = changeable_pages(self.user).select_related("locale")
        pages = mine.filter(Q(pk__in=go_out) | Q(live=True, expire_at__isnull=False))
        times: list[tuple[datetime.datetime, str, Page]] = []
        for page in pages:
            if page.pk in go_out:
                times.append((go_out[page.pk], _("goes out %(time)s"), page))
            if page.live and page.expire_at:
                times.append((page.expire_at, _("expires %(time)s"), page))
        times.sort(key=lambda entry: (entry[0], entry[2].pk))
        rows = [page_row(page, words % {"time": by_the_clock(time)}) for time, words, page in times[:LIMIT]]
        return rows, len(times)


class DraftsPanel(WaitingList):
    """What the user wrote last and neither published, scheduled nor handed in; translations have the desk's panel."""

    name = "my_drafts"
    order = 230

    @property
    def heading(self) -> str:
        """The panel's heading."""
        return _("Your drafts")

    def rows(self) -> tuple[list[Row], int]:
        """Return the drafts, the newest first."""
        handed_in = WorkflowState.objects.active().filter(
            # Numbers are kept as text there, and PostgreSQL compares the two only when told so.
            base_content_type=get_default_page_content_type(),
            object_id=Cast(OuterRef("pk"), CharField()),
        )
        drafts = (
            changeable_pages(self.user)
            .filter(has_unpublished_changes=True, latest_revision__user=self.user, locale__language_code=SOURCE)
            .annotate_approved_schedule()
            .filter(~Exists(handed_in), _approved_schedule=False)
            .select_related("locale")
            .order_by("-latest_revision_created_at", "-pk")
        )
        rows = [
            page_row(page, _("saved %(time)s") % {"time": by_the_clock(page.latest_revision_created_at)})
            for page in drafts[:LIMIT]
        ]
        return rows, drafts.count()


class UndescribedPicturesPanel(WaitingList):
    """Pictures without a description, the newest first; the first pages of PDFs, which the site draws, aside."""

    name = "undescribed_pictures"
    order = 240

    @property
    def heading(self) -> str:
        """The panel's heading."""
        return _("Pictures without a description")

    @property
    def all_address(self) -> str:
        """The list of pictures, with only these in it."""
        return f"{reverse('wagtailimages:index')}?lacks={Lack.DESCRIPTION.value}"

    def rows(self) -> tuple[list[Row], int]:
        """Return the pictures that the user may change."""
        policy = policy_registry.get_by_type(get_image_model())
        mine = policy.instances_user_has_permission_for(self.user, "change")
        pictures = lacking(mine, Lack.DESCRIPTION).order_by("-created_at", "-pk")
        first = pictures.values_list("pk", "title")[:LIMIT]
        rows = [Row(title, reverse("wagtailimages:edit", args=[pk])) for pk, title in first]
        return rows, pictures.count()


def changeable_pages(user: Any) -> Any:
    """Return the pages that the user may change."""
    return policy_registry.get_by_type(Page).instances_user_has_permission_for(user, "change")


def page_row(page: Any, detail: str) -> Row:
    """Return the row of a page under its newest title; its language is named unless it is the source."""
    code = page.locale.language_code
    details = [detail] if code == SOURCE else [str(NAMES[code]), detail]
    return Row(page.get_admin_display_title(), reverse("wagtailadmin_pages:edit", args=[page.pk]), " · ".join(details))


def by_the_clock(time: datetime.datetime) -> str:
    """Return day and hour by the clock of whoever is signed in, that of Dushanbe if they chose no other."""
    return date_format(localtime(time), "DATETIME_FORMAT")


def add_panels(request: Any, panels: list[Component]) -> None:
    """Put the panels on the admin's home."""
    panels += [panel(request.user) for panel in (ScheduledPanel, DraftsPanel, UndescribedPicturesPanel)]
