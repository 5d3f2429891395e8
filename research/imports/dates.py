"""Reads the column of dates; what is not written is never added."""

from __future__ import annotations

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from site_config.languages.partial_dates import PartialDate

_FORMS = (
    re.compile(r"(?P<year>\d{4})", re.ASCII),
    re.compile(r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})", re.ASCII),
    re.compile(r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})", re.ASCII),
    re.compile(r"(?P<month>\d{1,2})[./-](?P<year>\d{4})", re.ASCII),
    re.compile(r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})", re.ASCII),
)
_SLASHES = re.compile(r"\d{1,2}/\d{1,2}/\d{2,4}", re.ASCII)


def partial_date(text: str) -> PartialDate:
    """Return a date as precise as its text; raise ValidationError, in words."""
    written = re.sub(r"\s*(?:г\.?|год)$", "", text.strip())
    if _SLASHES.fullmatch(written):
        raise ValidationError(
            _("In “%(date)s” day and month cannot be told apart. Write 2012-05-31 or 31.05.2012."),
            params={"date": written},
        )
    match = next((match for form in _FORMS if (match := form.fullmatch(written))), None)
    if match is None:
        raise ValidationError(
            _("“%(date)s” is no date that is understood here. Write 2012, 2012-05 or 2012-05-31."),
            params={"date": written[:40]},
        )
    try:
        return PartialDate(**{part: int(number) for part, number in match.groupdict().items()})
    except ValueError as error:
        raise ValidationError(str(error)) from error
