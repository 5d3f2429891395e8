"""Tajik words typed without Tajik letters are told from right ones."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from site_config.translators.checking import Term, prepare
from site_config.translators.checking.slips import WORDS, right_spelling
from site_config.translators.checking.stems import TAJIK_LETTERS, without_tajik_letters

pytestmark = pytest.mark.once

FORMS = json.loads((Path(__file__).parents[2] / "search" / "data" / "tajik_word_forms.json").read_text())["same"]
LIST = WORDS.read_text(encoding="utf-8").split("\n\n", 1)[1].split()


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("мухочират", "муҳоҷират"),
        ("Мухочирони", "Муҳоҷирони"),
        ("муҳочират", "муҳоҷират"),
        ("мухочиратхо", "муҳоҷиратҳо"),
        ("хукукхои", "ҳуқуқҳои"),
        ("маблагхояшон", "маблағҳояшон"),
        ("кишвархо", "кишварҳо"),
        ("хабарҳо", ""),
        ("ҳабарҳо", "хабарҳо"),
        ("хам", "ҳам"),
        ("шахр", "шаҳр"),
        ("чумхурии", "ҷумҳурии"),
        ("милли", "миллӣ"),
        ("зиндаги", "зиндагӣ"),
        ("зиндагии", ""),
        ("Точикистон", "Тоҷикистон"),
        # An izofat, tea, a word that nobody knows, an abbreviation, another language.
        ("тоҷики", ""),
        ("чой", ""),
        ("мухтарамзода", ""),
        ("ХУКУК", ""),
        ("migration", ""),
    ],
)
def test_a_word_is_spelled_right(typed: str, right: str) -> None:
    assert right_spelling(typed) == right


def test_words_of_the_list_are_right() -> None:
    assert [word for word in LIST if right_spelling(word)] == []


def test_nearly_every_word_is_known_without_its_letters() -> None:
    """The rest differ by a last -и, which may be an izofat, or are as right without the letters."""
    with_letters = [word for word in LIST if len(word) > 2 and not TAJIK_LETTERS.keys().isdisjoint(word[:-1])]
    missed = [word for word in with_letters if not right_spelling(without_tajik_letters(word))]
    assert len(with_letters) > 500
    assert len(missed) < len(with_letters) * 0.02, missed


def test_forms_of_known_words_are_right() -> None:
    """Forms that stand in no list; those of the file that are typed with other letters are left out."""
    forms = [form for lemma, forms in FORMS.items() for form in forms if form.startswith(lemma)]
    assert len(forms) > 100
    assert [(form, right) for form in forms if (right := right_spelling(form))] == []


def test_words_that_editors_put_into_the_glossary_are_known() -> None:
    spellings = prepare([Term("sturgeon", "тосмоҳӣ")], "tg").spellings
    assert right_spelling("тосмохи") == ""
    assert right_spelling("тосмохи", spellings) == "тосмоҳӣ"
    assert right_spelling("Тосмоҳӣ", spellings) == ""
