"""Function words of the three languages."""

from __future__ import annotations

import pytest

from site_config.search.words import is_minor, keys_of, tokens

pytestmark = pytest.mark.once


MINOR = "the of us IN and в на для из со об дар ба аз ки барои бо ва ҳам хам њам ҳар х,ар ӯ и что а"
OTHERS = "migration May WHO WHO’s IT US will нет миграция люди год дети хона зан кор роҳ сол нест 2015 IOM UN ООН СММ"


@pytest.mark.parametrize("word", MINOR.split())
def test_function_words_are_minor(word: str) -> None:
    assert is_minor(word)


@pytest.mark.parametrize("word", OTHERS.split())
def test_words_that_say_something_are_not(word: str) -> None:
    assert not is_minor(word)


def test_tokens_are_asked_by_their_text() -> None:
    assert [token.text for token in tokens("Health in the WHO region") if not is_minor(token)] == [
        "Health",
        "WHO",
        "region",
    ]


def test_names_in_capitals_have_keys_of_their_own() -> None:
    assert keys_of("WHO").main != keys_of("who").main
    assert keys_of("WHO").main == keys_of("WHO’s").main
    assert keys_of("IT").main != keys_of("it").main
