from __future__ import annotations

import copy
import datetime
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_config.languages.partial_dates import InvalidPartialDateError, PartialDate


def _cut(day: datetime.date, parts: int) -> PartialDate:
    return PartialDate(*(day.year, day.month, day.day)[:parts])


partial_dates = st.builds(_cut, st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 12, 31)), st.integers(1, 3))


@given(partial_dates)
def test_what_is_written_is_read_again(value: PartialDate) -> None:
    assert PartialDate.parse(value.isoformat()) == value
    assert PartialDate.parse(str(value)) == value


@given(partial_dates, partial_dates)
def test_order_is_that_of_the_iso_texts(first: PartialDate, second: PartialDate) -> None:
    assert (first < second) == (first.isoformat() < second.isoformat())
    assert (first <= second) == (first.isoformat() <= second.isoformat())
    assert (first == second) == (first.isoformat() == second.isoformat())
    assert (hash(first) == hash(second)) or first != second


@given(st.text(alphabet="0123456789-", max_size=10) | st.text(max_size=12))
def test_any_other_text_is_refused_in_words(text: str) -> None:
    try:
        value = PartialDate.parse(text)
    except ValueError as error:
        assert str(error).endswith(".")
    else:
        assert value.isoformat() == text.strip()


@pytest.mark.parametrize(
    ("text", "precision"), [("2010", "year"), ("2010-07", "month"), ("2010-07-31", "day"), ("2012-02-29", "day")]
)
def test_precision_is_what_is_known(text: str, precision: str) -> None:
    assert PartialDate.parse(text).precision == precision


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("", "year"),
        ("12", "year"),
        ("2012-5", "year"),
        ("2012-05-", "year"),
        ("٢٠١٢", "year"),
        ("1899", "year"),
        ("2101", "year"),
        ("2012-13", "month"),
        ("2012-00", "month"),
        ("2012-02-30", "day"),
        ("2011-02-29", "day"),
        ("2012-05-00", "day"),
    ],
)
def test_nonsense_is_refused_with_the_part_to_blame(text: str, part: str) -> None:
    with pytest.raises(InvalidPartialDateError) as caught:
        PartialDate.parse(text)
    assert caught.value.part == part


def test_day_without_month_is_refused() -> None:
    with pytest.raises(ValueError, match="month"):
        PartialDate(2012, None, 5)


def test_value_cannot_be_changed_but_copied_and_pickled() -> None:
    value = PartialDate(2012, 5)
    with pytest.raises(AttributeError):
        value.year = 2013  # ty: ignore[invalid-assignment] (that it is refused is the point)
    assert copy.deepcopy(value) == value
    assert pickle.loads(pickle.dumps(value)) == value  # noqa: S301 - our own bytes


def test_other_types_do_not_compare() -> None:
    with pytest.raises(TypeError):
        assert PartialDate(2012) < "2013"
