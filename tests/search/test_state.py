from __future__ import annotations

import pytest

from site_config.search.state import LONGEST_QUERY, State

pytestmark = pytest.mark.indexed

pytestmark = pytest.mark.once


def test_an_address_and_its_state_are_the_same_thing() -> None:
    state = State("мухочират", language="tg", type="news", year="2017", literal=True)
    address = state.address("/tg/search/", page=2)
    assert address == (
        "/tg/search/?q=%D0%BC%D1%83%D1%85%D0%BE%D1%87%D0%B8%D1%80%D0%B0%D1%82"
        "&language=tg&type=news&year=2017&literal=1&page=2"
    )


@pytest.mark.parametrize(
    "asked",
    [{"language": "de"}, {"type": "video"}, {"year": "17"}, {"year": "２０１７"}, {"year": "abcd"}, {"literal": "yes"}],
)
def test_what_is_no_choice_counts_as_none(asked: dict[str, str]) -> None:
    assert State.read(asked) == State()


def test_a_query_is_cut_where_no_reader_would_go_on() -> None:
    assert len(State.read({"q": "a" * 10_000}).query) == LONGEST_QUERY


def test_a_filter_is_added_and_taken_away() -> None:
    state = State("cotton").having(year="2017")
    assert state.filters == {"year": "2017"}
    assert state.having(year="").filters == {}
