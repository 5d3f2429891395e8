"""Panels of the page editor that only some pages have."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from wagtail.admin.panels import FieldPanel

from site_config.languages.codes import SOURCE


class MinorChangePanel(FieldPanel):
    """
    Asks whether a change is minor: on published pages in the source language, which alone have translators.

    The answer is for all that is going to be published. Where drafts wait already, perhaps another editor's, that is
    more than what was typed just now, so it is said, with the way to the comparison.
    """

    class BoundPanel(FieldPanel.BoundPanel):
        def __init__(self, **kwargs: Any) -> None:
            super().__init__(**kwargs)
            page = self.instance
            if not self.is_shown() or not page.has_unpublished_changes:
                return
            # The draft has the moment that was the last when it was begun.
            published_at = type(page).objects.values_list("last_published_at", flat=True).get(pk=page.pk)
            if published_at:
                moment = date_format(localtime(published_at), "DATETIME_FORMAT")
                words = _("Drafts of this page are not public yet: the tick covers all that changed since %(date)s.")
                self.help_text = format_html(
                    '{} <strong>{}</strong> <a href="{}">{}</a>',
                    self.help_text,
                    words % {"date": moment},
                    reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, "live", "latest"]),
                    _("See what has changed"),
                )

        def is_shown(self) -> bool:
            page = self.instance
            return bool(super().is_shown() and page.pk and page.live and page.language == SOURCE)
