from __future__ import annotations

import pytest
from django.http import QueryDict
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from research.filters import Filters, read_filters

pytestmark = pytest.mark.once

TOPICS = {"remittances", "trade"}


def read(query: str) -> tuple[Filters, list[str]]:
    filters, ignored = read_filters(QueryDict(query), TOPICS)
    return filters, [each.name for each in ignored]


@pytest.mark.parametrize(
    ("query", "filters"),
    [
        ("", Filters()),
        ("topic=trade&type=report&year=2012&language=ru", Filters("trade", "report", "2012", "ru")),
        ("year=undated&sort=title&page=3", Filters(year="undated", sort="title", page=3)),
        ("year=%202012%20", Filters(year="2012")),
        ("utm_source=x&topic=", Filters()),
    ],
)
def test_a_query_is_a_state_of_the_list(query: str, filters: Filters) -> None:
    assert read(query) == (filters, [])


@pytest.mark.parametrize(
    ("query", "ignored"),
    [
        ("year=abc&topic=nothing&sort=%3Bdrop", ["topic", "year", "sort"]),
        ("year=99999", ["year"]),
        ("year=1066", ["year"]),
        ("year=%D9%A2%D9%A0%D9%A1%D9%A2", ["year"]),
        ("type=Report", ["type"]),
        ("language=de", ["language"]),
        ("page=0", ["page"]),
        ("page=-1", ["page"]),
        ("page=" + "9" * 400, ["page"]),
        ("topic=" + "x" * 10_000, ["topic"]),
    ],
)
def test_nonsense_is_left_out_and_said(query: str, ignored: list[str]) -> None:
    assert read(query) == (Filters(), ignored)


def test_the_first_good_value_counts_and_a_second_one_is_said() -> None:
    assert read("topic=nothing&topic=trade") == (Filters(topic="trade"), ["topic"])
    filters, ignored = read_filters(QueryDict("topic=trade&topic=remittances"), TOPICS)
    assert (filters.topic, ignored[0].is_repeated) == ("trade", True)


def test_what_is_said_is_short_and_repeats_the_value() -> None:
    _filters, (ignored,) = read_filters(QueryDict("topic=" + "x" * 500), TOPICS)
    with translation.override("en"):
        assert ignored.message.startswith("There is no topic “xxx")
        assert len(ignored.message) < 100


def test_a_state_has_one_address() -> None:
    state, _ignored = read("page=1&sort=newest&language=ru&topic=trade")
    assert state.query_string() == "?topic=trade&language=ru"
    assert Filters().query_string() == ""
    assert state.query_string(without=["topic"]) == "?language=ru"
    assert state.query_string(having={"year": "2012"}) == "?topic=trade&year=2012&language=ru"


def test_another_choice_begins_at_the_first_page() -> None:
    state = Filters(topic="trade", page=4)
    assert state.having(year="2012").page == state.without("topic").page == 1


@given(st.dictionaries(st.sampled_from(["topic", "type", "year", "language", "sort", "page"]), st.text(max_size=30)))
def test_any_query_is_understood_and_reading_its_address_again_changes_nothing(values: dict[str, str]) -> None:
    query = QueryDict(mutable=True)
    query.update(values)
    state, _ignored = read_filters(query, TOPICS)
    again, ignored = read_filters(QueryDict(state.query_string().removeprefix("?")), TOPICS)
    assert (again, ignored) == (state, ())
