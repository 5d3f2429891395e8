"""Typing mistakes: near enough to be meant, far enough to be another word."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_config.search.words import is_slip, surface
from site_config.search.words.slips import _distance

pytestmark = pytest.mark.once


@pytest.mark.parametrize(
    "words",
    [
        "migrtion migration",
        "migartion migration",
        "migrattion migration",
        "refuge refugee",
        "refugge refugee",
        "migrashon migration",
        "remitances remittances",
        "remitancs remittances",
        "миграцыя миграция",
        "мигрция миграция",
        "бежнецы беженцы",
        "пасорт паспорт",
        "мухожират муҳоҷират",
        "муҳоҷрат муҳоҷират",
        "конститутсия конституция",
    ],
)
def test_a_slip_is_forgiven(words: str) -> None:
    typed, meant = map(surface, words.split())
    assert is_slip(typed, meant)


@pytest.mark.parametrize(
    "words",
    [
        "visa vise",
        "бег бог",
        "border boarded",
        "migrant migrate",
        "20152016 20152017",
        "covid19 covid20",
        "migration migration",
        "labour",
        "remittances admittance",
    ],
)
def test_what_is_too_short_too_far_a_number_or_right_is_no_slip(words: str) -> None:
    typed, meant = (words.split() * 2)[:2]
    assert not is_slip(surface(typed), surface(meant))


def edits(word: str) -> set[str]:
    """Return everything that one slip makes of a word."""
    splits = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    letters = "abc"
    return (
        {left + right[1:] for left, right in splits if right}
        | {left + right[1] + right[0] + right[2:] for left, right in splits if len(right) > 1}
        | {left + letter + right[1:] for (left, right), letter in itertools.product(splits, letters) if right}
        | {left + letter + right for (left, right), letter in itertools.product(splits, letters)}
    )


@given(st.text("abc", max_size=6), st.text("abc", max_size=6))
def test_distance_one_is_exactly_one_edit(left: str, right: str) -> None:
    assert (_distance(left, right, 2) <= 1) == (right in edits(left) or left == right)
