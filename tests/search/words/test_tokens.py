"""The words of a text and their places in it."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_config.search.words import Token, tokens

pytestmark = pytest.mark.once


def texts(text: str) -> list[str]:
    """Return the words of a text as they stand there."""
    return [token.text for token in tokens(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Labour migration, 2015", ["Labour", "migration", "2015"]),
        ("women’s and migrants' rights", ["women’s", "and", "migrants", "rights"]),
        ("«Миграция» и ‘право’", ["Миграция", "и", "право"]),
        ("х,укук,и мух,очирон, ва дигарон", ["х,укук,и", "мух,очирон", "ва", "дигарон"]),
        ("Х,ар сол К,АРОРИ нав", ["Х,ар", "сол", "К,АРОРИ", "нав"]),
        ("дар,ки", ["дар", "ки"]),
        ("человек,который уехал", ["человек", "который", "уехал"]),
        ("таджик,что вернулся", ["таджик", "что", "вернулся"]),
        ("Бишкек,Душанбе", ["Бишкек", "Душанбе"]),
        ("паспорт,виза", ["паспорт", "виза"]),
        ("к, х, г", ["к", "х", "г"]),
        ("ми\u00adгра\u00adция и мигра\u0301ция\u200b", ["ми\u00adгра\u00adция", "и", "мигра\u0301ция\u200b"]),
        ("один\x00два\x07три", ["один", "два", "три"]),
        ("file_name.pdf", ["file", "name", "pdf"]),
        ("❤️ 👩‍👧 любовь", ["любовь"]),
        ("移民 مهاجرت", ["移民", "مهاجرت"]),
        ("", []),
        ("-–—,;'’\"", []),
    ],
)
def test_words_are_found_as_they_stand(text: str, words: list[str]) -> None:
    assert texts(text) == words


@pytest.mark.parametrize(
    ("text", "joined", "written_together"),
    [
        ("re-entry", ["re", "entry"], "reentry"),
        ("COVID-19", ["COVID", "19"], "covid19"),
        ("2015-2016", ["2015", "2016"], "20152016"),
        ("2015–2016", ["2015", "2016"], "20152016"),
        ("Wi\u2011Fi", ["Wi", "Fi"], "wifi"),
        ("социально-экономический", ["социально", "экономический"], "социальноэкономический"),
        ("илмӣ-тадқиқотӣ", ["илмӣ", "тадқиқотӣ"], "илмитадқиқотӣ"),
    ],
)
def test_a_hyphenated_word_is_found_whole_and_by_its_parts(text: str, joined: list[str], written_together: str) -> None:
    first, *others = tokens(text)
    assert texts(text) == joined
    assert first.joined == tokens(written_together)[0].main
    assert [token.joined for token in others] == [""] * len(others)


def test_an_ending_after_a_foreign_name_is_not_joined_to_it() -> None:
    assert [(token.text, token.joined) for token in tokens("IOM-и нав")] == [("IOM", ""), ("и", ""), ("нав", "")]


def test_dashes_between_spaces_and_long_chains_join_nothing() -> None:
    assert {token.joined for token in tokens("labour - migration – Tajikistan a-b-c-d-e-f-g -x- --y")} == {""}


def test_offsets_are_those_of_the_very_text_given() -> None:
    text = "Ми\u00adгра\u0301ция — ﬁnance, х,укук,и Тољикистон; re-entry 2015"
    found = tokens(text)
    assert [text[token.start : token.end] for token in found] == [token.text for token in found]
    assert [token.main for token in found] == ["миграц", "financ", "tхукук", "tточикист", "re", "entri", "2015"]


@given(st.text() | st.text("хкчг,-аяXx'’ \u0301"))
def test_tokens_stand_in_order_and_never_overlap(text: str) -> None:
    end = 0
    for token in tokens(text):
        assert isinstance(token, Token)
        assert token.start >= end
        assert token.text == text[token.start : token.end] != ""
        end = token.end


def steps(text: str) -> int:
    """Return how many lines of Python run to read a text."""
    count = 0

    def trace(*_: object) -> object:
        nonlocal count
        count += 1
        return trace

    before = sys.gettrace()
    sys.settrace(trace)  # ty: ignore[invalid-argument-type]
    try:
        tokens(text)
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("piece", ["х", "x", "-", ",", "х,", "a-", "a'", "\u0301", "а\u0301", " ", "а ", "0", "\x00"])
def test_ten_times_the_text_is_at_most_ten_times_the_work(piece: str) -> None:
    tokens(piece * 10_000)
    short, long = steps(piece * 1_000), steps(piece * 10_000)
    assert long <= 10 * short + 100
