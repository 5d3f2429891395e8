"""Broken links on the admin's home: how many there are, and the newest, for who can mend them."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.db.models import prefetch_related_objects
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin.ui.components import Component

from site_config.broken_links.admin.report import edit_address, leads_to
from site_config.broken_links.models import BrokenLink
from site_config.editors.home_panels import Row, WaitingList
from site_config.languages.codes import NAMES, SOURCE

#: Links of the panel; the report has them all.
SHOWN = 5


class BrokenLinksPanel(WaitingList):
    """The links that were found last. Three queries and the user's rights."""

    name = "broken_links"
    order = 235

    @cached_property
    def number(self) -> int:
        """How many the user can mend."""
        return self._links.count()

    @property
    def heading(self) -> str:
        """The panel's heading, with their number."""
        words = ngettext("%(number)s broken link", "%(number)s broken links", self.number)
        return words % {"number": self.number}

    @property
    def all_address(self) -> str:
        """The report."""
        return reverse("broken_links:index")

    def rows(self) -> tuple[list[Row], int]:
        """Return the newest, each under the page on which it stands."""
        links = list(self._links.select_related("page__locale").order_by("-first_seen_on", "page_id", "pk")[:SHOWN])
        prefetch_related_objects(links, "snippet")
        return [_row(link) for link in links], self.number

    @cached_property
    def _links(self) -> Any:
        return BrokenLink.objects.mendable_by(self.user)


def _row(link: Any) -> Row:
    details = [] if link.language == SOURCE else [str(NAMES[link.language])]
    details += [_("“%(title)s”") % {"title": link.words} if link.words else leads_to(link), link.get_reason_display()]
    return Row(
        str(link.source or _("Deleted")), edit_address(link) or reverse("broken_links:index"), " · ".join(details)
    )


def add_panel(request: Any, panels: list[Component]) -> None:
    """Put the panel on the admin's home."""
    panels.append(BrokenLinksPanel(request.user))
