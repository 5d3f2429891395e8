from __future__ import annotations

import datetime

import pytest
from django.forms import DateField, DateTimeField
from django.utils import translation
from django.utils.formats import date_format, number_format
from wagtail.admin.widgets import AdminDateInput, AdminDateTimeInput

DAY = datetime.date(2011, 9, 8)


@pytest.mark.parametrize(
    ("language", "day", "month", "month_day"),
    [
        ("en", "8 September 2011", "September 2011", "8 September"),
        ("ru", "8 сентября 2011", "Сентябрь 2011", "8 сентября"),
        ("tg", "8 сентябри соли 2011", "сентябри соли 2011", "8 сентябри"),
    ],
)
def test_dates_read_as_the_language_writes_them(language: str, day: str, month: str, month_day: str) -> None:
    with translation.override(language):
        assert date_format(DAY) == day
        assert date_format(DAY, "YEAR_MONTH_FORMAT") == month
        assert date_format(DAY, "MONTH_DAY_FORMAT") == month_day


@pytest.mark.parametrize(
    ("language", "number"), [("en", "1,234,567.5"), ("ru", "1\xa0234\xa0567,5"), ("tg", "1\xa0234\xa0567,5")]
)
def test_numbers_are_grouped_as_the_language_does(language: str, number: str) -> None:
    with translation.override(language):
        assert number_format(1234567.5, 1, force_grouping=True) == number


@pytest.mark.parametrize("language", ["en", "ru", "tg"])
def test_what_the_admins_date_pickers_show_is_understood_again(language: str) -> None:
    moment = datetime.datetime(2011, 9, 8, 14, 5)
    with translation.override(language):
        shown_day = AdminDateInput().format_value(DAY)
        shown_moment = AdminDateTimeInput().format_value(moment)
        assert DateField().clean(shown_day) == DAY
        assert DateTimeField().clean(shown_moment).replace(tzinfo=None) == moment
