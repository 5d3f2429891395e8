from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from site_config.languages.partial_dates.forms import PartialDateFormField
from site_config.languages.partial_dates.value import PartialDate
from site_config.languages.stored_text import StoredTextField


class PartialDateField(StoredTextField):
    """
    A PartialDate or None in Python; its ISO text in the database, '' when undated.

    '' sorts lowest, so `-published_on` puts undated records last on every engine. Lookups: `published_on=None`,
    `published_on=PartialDate(2012)`, `published_on__startswith="2012"` (that year, however precise).
    """

    description = _("A year, a month or a day")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 10)
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, _path, args, kwargs = super().deconstruct()
        # A path that migrations can keep when this package is rearranged.
        return name, "site_config.languages.partial_dates.PartialDateField", args, kwargs

    def parse(self, text: str | PartialDate) -> PartialDate | None:
        if isinstance(text, PartialDate):
            return text
        return PartialDate.parse(str(text)) if text else None

    def to_text(self, value: PartialDate | None) -> str:
        return value.isoformat() if value else ""

    def formfield(self, form_class: Any = None, choices_form_class: Any = None, **kwargs: Any) -> forms.Field | None:
        return super().formfield(form_class or PartialDateFormField, choices_form_class, **kwargs)
