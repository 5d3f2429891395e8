from __future__ import annotations

import pytest

from site_config.search.query.snippets import LENGTH, Piece, beginning, marked, snippet
from site_config.search.words import keys_of

pytestmark = pytest.mark.once

LONG = (
    "Much was said before. " * 40
    + "Then okapi came to the forest, and the forest was theirs. "
    + "More was said. " * 40
)


def keys(*words: str) -> set[str]:
    return {key for word in words for key in keys_of(word)[:2]}


def test_words_are_marked_as_they_stand_in_any_form() -> None:
    assert marked("Тысячи мигрантов", keys("мигрант")) == [Piece("Тысячи ", False), Piece("мигрантов", True)]


def test_the_stretch_with_most_of_the_words_is_shown() -> None:
    pieces = snippet(LONG, keys("okapi", "forest"))
    text = "".join(piece.text for piece in pieces)
    assert [piece.text for piece in pieces if piece.is_found] == ["okapi", "forest", "forest"]
    assert text.startswith("… ")
    assert text.endswith(" …")
    assert len(text) <= LENGTH + 4


def test_no_word_is_cut_at_the_ends() -> None:
    text = "".join(piece.text for piece in snippet(LONG, keys("okapi"))).strip("… ")
    assert set(text.split()) <= set(LONG.split())


def test_a_text_without_the_words_shows_nothing() -> None:
    assert snippet("Nothing of the kind.", keys("okapi")) == []


def test_a_short_text_is_shown_whole() -> None:
    assert snippet("The okapi.", keys("okapi")) == [Piece("The ", False), Piece("okapi", True), Piece(".", False)]


def test_a_text_of_one_endless_word_is_cut() -> None:
    assert sum(len(piece.text) for piece in beginning("я" * 10_000)) <= LENGTH + 2
    assert beginning("") == []
