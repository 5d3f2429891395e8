from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.dates import MONTHS
from django.utils.translation import gettext_lazy as _

from site_config.languages.partial_dates.value import InvalidPartialDateError, PartialDate


def _figures(size: int) -> forms.TextInput:
    """
    Return an input for a whole number.

    It is a text input with the keyboard of figures: a browser empties `type=number` when something else was typed,
    and the editor could not see any more what the message is about.
    """
    return forms.TextInput(attrs={"inputmode": "numeric", "maxlength": size, "size": size})


class PartialDateWidget(forms.MultiWidget):
    """Three inputs beside each other: year, month by its name in the editor's language, day."""

    template_name = "languages/partial_date_widget.html"
    labels = (_("Year"), _("Month"), _("Day"))

    class Media:
        css = {"all": ["languages/partial-date-widget.css"]}

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        months = [("", _("month not known")), *((str(number), name) for number, name in MONTHS.items())]
        widgets = {
            "year": _figures(4),
            "month": forms.Select(choices=months),
            "day": _figures(2),
        }
        super().__init__(widgets, attrs)

    def use_required_attribute(self, initial: Any) -> bool:
        """A required date needs its year only; the attribute would stand on all three inputs."""
        return False

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Add to each of the three subwidgets its own `label`."""
        context = super().get_context(name, value, attrs)
        for part, label in zip(context["widget"]["subwidgets"], self.labels, strict=True):
            part["label"] = label
        return context

    def decompress(self, value: PartialDate | str | None) -> list[str]:
        if isinstance(value, str):
            try:
                value = PartialDate.parse(value) if value else None
            except ValueError:
                return [value, "", ""]
        if value is None:
            return ["", "", ""]
        return [str(part or "") for part in (value.year, value.month, value.day)]


class PartialDateFormField(forms.Field):
    """A form field whose clean value is a PartialDate or None; takes the three inputs or an ISO text."""

    widget = PartialDateWidget

    def to_python(self, value: Any) -> PartialDate | None:
        if value in self.empty_values or isinstance(value, PartialDate):
            return value or None
        try:
            if isinstance(value, str):
                return PartialDate.parse(value)
            return _from_inputs(*(str(part or "").strip() for part in value))
        except InvalidPartialDateError as error:
            raise ValidationError(str(error), code=f"invalid_{error.part}") from error


def _from_inputs(year: str, month: str, day: str) -> PartialDate | None:
    """Return the date that three typed texts mean, None when all are empty; raise InvalidPartialDateError."""
    if not (year or month or day):
        return None
    if not year:
        raise InvalidPartialDateError(_("Write the year too, or clear the month and the day."))
    return PartialDate(
        _number(year, InvalidPartialDateError(_("Write the year in four figures, such as 2012."), "year")),
        _number(month, InvalidPartialDateError(_("Choose the month from the list."), "month")) if month else None,
        _number(day, InvalidPartialDateError(_("Write the day in figures, such as 5."), "day")) if day else None,
    )


def _number(text: str, problem: InvalidPartialDateError) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 4):
        raise problem
    return int(text)
