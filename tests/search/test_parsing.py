"""What a query asks for, told by what of a text it would be satisfied with."""

from __future__ import annotations

import pytest

from site_config.search.query.expression import All, Any, Node, Phrase, Word, words_of
from site_config.search.query.parsing import MOST_WORDS, parse
from site_config.search.query.synonyms import Synonyms
from site_config.search.words import keys_of

pytestmark = pytest.mark.once

SYNONYMS = Synonyms.of([("IOM", "МОМ", "International Organization for Migration"), ("WHO", "ВОЗ")])


def mains(node: Node | None) -> list[str]:
    """Return the keys of all words of a tree."""
    return [word.main for word in words_of(node)] if node else []


def test_every_word_is_asked_for() -> None:
    node = parse("labour migration").node
    assert isinstance(node, All)
    assert mains(node) == [keys_of("labour").main, keys_of("migration").main]


@pytest.mark.parametrize(
    "text", ['"labour migration"', "«labour migration»", "“labour migration”", "„labour migration“"]
)
def test_quotation_marks_of_all_languages_make_a_phrase(text: str) -> None:
    assert isinstance(parse(text).node, Phrase)


@pytest.mark.parametrize("text", ['"labour migration', 'labour" migration', "«labour migration", '""labour migration'])
def test_a_lone_quotation_mark_is_nothing(text: str) -> None:
    assert mains(parse(text).node) == [keys_of("labour").main, keys_of("migration").main]


@pytest.mark.parametrize("text", ["", " ", "-", '""', "«»", "😀", "…", "\u202e", "%_", "()"])
def test_what_holds_no_word_asks_for_nothing(text: str) -> None:
    query = parse(text)
    assert query.node is None
    with pytest.raises(ValueError, match="without words"):
        _ = query.asked


def test_small_words_are_asked_for_only_where_there_is_nothing_else() -> None:
    assert mains(parse("миграция в Таджикистане").node) == [keys_of("миграция").main, keys_of("Таджикистан").main]
    assert mains(parse("в").node) == [keys_of("в").main]


def test_a_name_is_asked_for_in_the_other_script_too() -> None:
    (word,) = words_of(parse("Khujand").asked)
    assert set(word.keys) & {keys_of("Хуҷанд").across}


def test_synonyms_stand_beside_what_was_typed() -> None:
    node = parse("МОМ", SYNONYMS).node
    assert isinstance(node, Any)
    assert keys_of("IOM").main in mains(node)
    assert any(isinstance(part, Phrase) and len(part.words) == 4 for part in node.parts)


def test_the_longest_name_is_the_one_that_is_meant() -> None:
    node = parse("international organization for migration report", SYNONYMS).node
    assert isinstance(node, All)
    assert len(node.parts) == 2
    assert keys_of("МОМ").main in mains(node)


def test_an_abbreviation_like_a_small_word_is_one_in_capitals_only() -> None:
    assert keys_of("ВОЗ").main in mains(parse("WHO", SYNONYMS).node)
    assert keys_of("ВОЗ").main not in mains(parse("migrants who return", SYNONYMS).node)


def test_more_words_than_anybody_means_are_left_out() -> None:
    assert len(mains(parse("bridge " * 1000).node)) == MOST_WORDS


@pytest.mark.parametrize("text", ["re-entry", "reentry", "re entry"])
def test_a_compound_is_one_word_or_two(text: str) -> None:
    assert {keys_of("reentry").main, keys_of("entry").main} <= set(mains(parse(text).node))


def test_an_ending_after_a_hyphen_is_not_asked_for() -> None:
    assert isinstance(parse("IOM-и").node, Word)
