from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_config.languages.codes import CODES
from site_config.languages.negotiation import negotiate


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("", "en"),
        ("ru", "ru"),
        ("tg-TJ", "tg"),
        ("tg-Cyrl-TJ,ru;q=0.9", "tg"),
        ("TG", "tg"),
        ("de-DE,de;q=0.9", "en"),
        ("de, ru;q=0.8, en;q=0.7", "ru"),
        ("en;q=0.5, tg;q=0.8", "tg"),
        ("ru;q=0.5, tg ; q=0.5", "ru"),
        ("ru;q=0", "en"),
        ("ru;q=0, *", "en"),
        ("en;q=0, *;q=0.5", "ru"),
        ("*, tg;q=0.9", "en"),
        ("fr, *;q=0.1, tg;q=0.2", "tg"),
    ],
)
def test_best_language_wins(header: str, language: str) -> None:
    assert negotiate(header) == language


@pytest.mark.parametrize(
    "header", [",,,;q", "ru;q=2", "ru;q=abc", "ru;q=١", "\x00ru", "q=1", "ruru-", "ru-toolongpart1"]
)
def test_malformed_part_is_ignored(header: str) -> None:
    assert negotiate(header) == "en"
    assert negotiate(f"{header},tg;q=0.3") == "tg"


def test_header_is_read_only_so_far() -> None:
    assert negotiate("de," * 29 + "ru") == "ru"
    assert negotiate("de," * 100_000 + "ru") == "en"
    assert negotiate("a" * 100_000 + ",ru") == "en"


@given(st.text() | st.text(alphabet="enrutg*;q=0.1, -"))
def test_any_header_gives_one_of_our_languages(header: str) -> None:
    assert negotiate(header) in CODES
