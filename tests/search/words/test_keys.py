"""What every key is like, whatever was typed."""

from __future__ import annotations

import sqlite3
import unicodedata
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_config.search.words import keys_of, surface, tokens

pytestmark = pytest.mark.once

ANYTHING = st.text() | st.text("аеиорктхкчгѓїќўњљёйӣ,-'’\u0301\u00adabcijxyzABC0189٣२'’ʼ%_.&|!:*()\x00")


def terms(text: str) -> int:
    """Return how many terms SQLite's full-text index makes of a text."""
    with sqlite3.connect(":memory:") as connection:
        connection.execute("CREATE VIRTUAL TABLE texts USING fts5(text, tokenize='unicode61')")
        connection.execute("CREATE VIRTUAL TABLE terms USING fts5vocab(texts, 'instance')")
        connection.execute("INSERT INTO texts VALUES (?)", [text])
        (count,) = connection.execute("SELECT count(*) FROM terms").fetchone()
    connection.close()
    return count


@settings(max_examples=300)
@given(ANYTHING)
def test_every_key_is_one_short_word_of_small_letters_and_digits(text: str) -> None:
    keys = [key for token in tokens(text) for key in (token.main, token.tajik, token.joined, token.across) if key]
    for key in keys:
        assert key.isalnum()
        assert key == key.lower() == unicodedata.normalize("NFC", key)
        assert len(key) <= 60
    assert terms(" ".join(keys)) == len(keys)


def test_letters_that_became_letters_late_do_not_split_keys() -> None:
    assert terms(keys_of("ab\u19b0cd").main) == 1
    assert tokens("\u19b0") == []


@given(ANYTHING)
def test_surface_of_a_surface_is_itself(text: str) -> None:
    for token in tokens(text):
        assert surface(surface(token.text)) == surface(token.text)


@pytest.mark.parametrize("word", ["детский", "одҷид", "жизнь", "Худжанд", "муҳоҷират", "migration", "объект", "дчч"])
def test_surface_of_a_beginning_is_the_beginning_of_the_surface(word: str) -> None:
    assert all(surface(word).startswith(surface(word[:length])) for length in range(1, len(word)))


def test_keys_of_different_kinds_never_meet() -> None:
    assert keys_of("кор").tajik == "tкор"
    assert keys_of("кор").main == "кор"
    assert keys_of("2016") == ("2016", "2016", "")
    assert keys_of("1xujand").main == "01xujand"
    assert keys_of("COVID19").main == "covid19"


def test_figures_of_all_scripts_are_figures() -> None:
    assert keys_of("٢٠١٦").main == "2016"


@pytest.mark.parametrize("word", ["移民", "مهاجرت", "μετανάστευση"])
def test_other_scripts_are_found_as_they_stand(word: str) -> None:
    assert keys_of(word).main == keys_of(word).tajik
    assert len(tokens(word)) == 1


def test_a_word_without_letters_has_no_keys() -> None:
    assert keys_of("❤️") == keys_of("") == ("", "", "")


def test_very_long_words_are_cut() -> None:
    assert len(keys_of("х" * 10_000).tajik) == 60


def test_threads_do_not_disturb_each_other() -> None:
    words = [f"{beginning}{ending}" for beginning in ("миграци", "organisation", "беженц") for ending in "аеиоуs" * 30]
    alone = [keys_of.__wrapped__(word) for word in words]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(keys_of.__wrapped__, words)) == alone
