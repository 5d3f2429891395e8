"""The admin's list of documents with one column more: what is known about each file."""

from __future__ import annotations

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.documents.views.documents import IndexView

from site_config.media.models import SiteDocument


def _state(document: SiteDocument) -> str:
    return document.problem or str(document.get_measurement_display())


class DocumentIndexView(IndexView):
    """Wagtail's list; its columns can be changed in no other way (Wagtail 8.0)."""

    @cached_property
    def columns(self) -> list[Column]:
        """Put the new column behind the file's name."""
        return [
            *super().columns[:3],
            Column("measurement", label=_("State of the file"), accessor=_state),
            *super().columns[3:],
        ]
