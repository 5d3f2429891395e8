"""Panels of the page editor that only some pages have."""

from __future__ import annotations

from wagtail.admin.panels import FieldPanel

from site_config.languages.codes import SOURCE


class MinorChangePanel(FieldPanel):
    """Asks whether a change is minor: on published pages in the source language, which alone have translators."""

    class BoundPanel(FieldPanel.BoundPanel):
        def is_shown(self) -> bool:
            page = self.instance
            return bool(super().is_shown() and page.pk and page.live and page.language == SOURCE)
