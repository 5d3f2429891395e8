from __future__ import annotations

import datetime

import pytest
from bs4 import BeautifulSoup
from django.template import Context, Template
from django.utils import translation

from site_config.languages.day_spans import format_days

pytestmark = pytest.mark.once

DAYS = {
    "one": ("2026-12-18", None),
    "one, said twice": ("2026-12-18", "2026-12-18"),
    "of a month": ("2026-12-18", "2026-12-19"),
    "of two months": ("2026-11-30", "2026-12-02"),
    "of two years": ("2026-12-31", "2027-01-02"),
}


def span(name: str) -> tuple[datetime.date, datetime.date | None]:
    first, last = DAYS[name]
    return datetime.date.fromisoformat(first), datetime.date.fromisoformat(last) if last else None


@pytest.mark.parametrize(
    ("language", "days", "shown"),
    [
        ("en", "one", "18 December 2026"),
        ("en", "one, said twice", "18 December 2026"),
        ("en", "of a month", "18–19 December 2026"),
        ("en", "of two months", "30 November\xa0– 2 December 2026"),
        ("en", "of two years", "31 December 2026\xa0– 2 January 2027"),
        ("ru", "one", "18 декабря 2026"),
        ("ru", "of a month", "18–19 декабря 2026"),
        ("ru", "of two months", "30 ноября\xa0– 2 декабря 2026"),
        ("ru", "of two years", "31 декабря 2026\xa0– 2 января 2027"),
        ("tg", "one", "18 декабри соли 2026"),
        ("tg", "of a month", "18–19 декабри соли 2026"),
        ("tg", "of two months", "30 ноябри\xa0– 2 декабри соли 2026"),
        ("tg", "of two years", "31 декабри соли 2026\xa0– 2 январи соли 2027"),
    ],
)
def test_days_stand_in_one_line_and_say_once_what_they_share(language: str, days: str, shown: str) -> None:
    assert format_days(*span(days), language=language) == shown
    with translation.override(language):
        assert format_days(*span(days)) == shown


@pytest.mark.parametrize(
    ("language", "days", "shown"),
    [
        ("en", "one", "18 December 2026, 09:30"),
        ("en", "of a month", "18–19 December 2026, from 09:30"),
        ("ru", "one", "18 декабря 2026, 09:30"),
        ("ru", "of a month", "18–19 декабря 2026, с 09:30"),
        ("tg", "of a month", "18–19 декабри соли 2026, аз соати 09:30"),
    ],
)
def test_the_hour_is_that_of_the_first_day(language: str, days: str, shown: str) -> None:
    assert format_days(*span(days), begins=datetime.time(9, 30), language=language) == shown


@pytest.mark.parametrize(
    ("days", "begins", "moments"),
    [
        ("one", None, ["2026-12-18"]),
        ("one", datetime.time(9, 30), ["2026-12-18T09:30"]),
        ("of a month", None, ["2026-12-18", "2026-12-19"]),
        ("of two months", datetime.time(9, 30), ["2026-11-30T09:30", "2026-12-02"]),
    ],
)
def test_each_day_is_machine_readable(days: str, begins: datetime.time | None, moments: list[str]) -> None:
    first, last = span(days)
    template = Template("{% load languages %}{% day_span first last begins %}")
    html = BeautifulSoup(template.render(Context({"first": first, "last": last, "begins": begins})), "html5lib")
    assert [time["datetime"] for time in html.find_all("time")] == moments
    assert html.get_text() == format_days(first, last, begins)
