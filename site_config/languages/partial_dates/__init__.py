"""Dates that are known to the year, to the month or to the day: value, model field, form field, display."""

from site_config.languages.partial_dates.display import format_partial_date
from site_config.languages.partial_dates.field import PartialDateField
from site_config.languages.partial_dates.forms import PartialDateFormField, PartialDateWidget
from site_config.languages.partial_dates.value import InvalidPartialDateError, PartialDate

__all__ = [
    "InvalidPartialDateError",
    "PartialDate",
    "PartialDateField",
    "PartialDateFormField",
    "PartialDateWidget",
    "format_partial_date",
]
