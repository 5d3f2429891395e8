from __future__ import annotations

import pytest
from django.utils import translation
from django.utils.dates import MONTHS, MONTHS_ALT

from site_config.languages.partial_dates import PartialDate, format_partial_date


@pytest.mark.parametrize(
    ("language", "text", "shown", "at_start"),
    [
        ("en", "2014-01-05", "5 January 2014", "5 January 2014"),
        ("en", "2014-01", "January 2014", "January 2014"),
        ("en", "2014", "2014", "2014"),
        ("ru", "2014-01-05", "5 января 2014", "5 января 2014"),
        ("ru", "2014-01", "январь 2014", "Январь 2014"),
        ("ru", "2014", "2014", "2014"),
        ("tg", "2011-09-08", "8 сентябри соли 2011", "8 сентябри соли 2011"),
        ("tg", "2011-09", "сентябри соли 2011", "Сентябри соли 2011"),
        ("tg", "2011-05", "майи соли 2011", "Майи соли 2011"),
        ("tg", "2006", "соли 2006", "Соли 2006"),
    ],
)
def test_date_reads_as_the_language_writes_it(language: str, text: str, shown: str, at_start: str) -> None:
    value = PartialDate.parse(text)
    assert format_partial_date(value, language) == shown
    assert format_partial_date(value, language, sentence_start=True) == at_start
    with translation.override(language):
        assert format_partial_date(value) == shown


def test_language_with_a_country_is_that_language() -> None:
    assert format_partial_date(PartialDate(2014, 1), "ru-RU") == "январь 2014"


def test_undated_record_says_so() -> None:
    assert format_partial_date(None, "en") == "Undated"


def test_without_any_active_language_english_is_shown() -> None:
    with translation.override(None):
        assert format_partial_date(PartialDate(2014, 1)) == "January 2014"


@pytest.mark.parametrize("months", [MONTHS, MONTHS_ALT])
@pytest.mark.parametrize("language", ["ru", "tg"])
def test_every_month_has_a_name(language: str, months: dict[int, str]) -> None:
    with translation.override(language):
        names = {str(name) for name in months.values()}
    assert len(names) == 12
    assert not any(name.isascii() for name in names)
