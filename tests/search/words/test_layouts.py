"""Queries typed with the keyboard set to another language."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_config.search.words import other_layouts

pytestmark = pytest.mark.once

#: What was typed, and what was meant.
TYPED = [
    ("vbuhfwbz", "миграция"),
    ("Vbuhfwbz", "Миграция"),
    ("gfcgjhn", "паспорт"),
    (",t;tyws", "беженцы"),
    ("pfobnf ltntq", "защита детей"),
    ("nheljdst vbuhfyns", "трудовые мигранты"),
    ("ltyt;yst gthtdjls", "денежные переводы"),
    ("nheljdfz vbuhfwbz d Nfl;brbcnfyt", "трудовая миграция в Таджикистане"),
    ("j,tcgtxtybt", "обеспечение"),
    ("'vbuhfwbz", "эмиграция"),
    ("[kjgjr", "хлопок"),
    ("vbuhfwbz 2015", "миграция 2015"),
    ("vbuhfwbz, gfcgjhn", "миграция паспорт"),
    ("veojsbhfn", "муҳоҷират"),
    ("oewew", "ҳуқуқ"),
    ("wjyey", "қонун"),
    ("vf,kf-", "маблағ"),
    ("r=lfr", "кӯдак"),
    ("Njsbrbcnjy", "Тоҷикистон"),
    ("ljybis=", "донишҷӯ"),
    ("veojsbhfnb vtoyfnm", "муҳоҷирати меҳнатӣ"),
    ("ьшпкфешщт", "migration"),
    ("зфыызщке", "passport"),
    ("дфищгк ьшпкфешщт", "labour migration"),
    ("сдшьфеу срфтпу", "climate change"),
    ("куьшеефтсуы", "remittances"),
    ("ӣшпкфешҳт", "migration"),
    ("куагпууҷ", "refugees"),
    ("дфиҳгк", "labour"),
]

#: Sense as it stands, or no sense at all.
LEFT_ALONE = [
    "migration",
    "labour migration",
    "Khujand",
    "Xujand",
    "muhojirat",
    "wife",
    "don't",
    "re-entry",
    "COVID-19",
    "IOM",
    "UNHCR",
    "миграция",
    "муҳоҷират",
    "мухочират",
    "Хуҷанд",
    "СБМ",
    "МОМ",
    "в",
    "a",
    "",
    "2015-2016",
    "«»",
    "IOM Таджикистан",
    "❤️",
    "\x00",
    "移民",
]


@pytest.mark.parametrize(("typed", "meant"), TYPED)
def test_what_was_meant_comes_first(typed: str, meant: str) -> None:
    assert other_layouts(typed)[:1] == [meant]


def test_a_word_of_either_language_is_offered_in_both() -> None:
    assert set(other_layouts("obcj,jn")) == {"щисобот", "ҳисобот"}


@pytest.mark.parametrize("query", LEFT_ALONE)
def test_sense_is_left_alone(query: str) -> None:
    assert other_layouts(query) == []


def test_quotes_stay_quotes() -> None:
    assert other_layouts('"nheljdfz vbuhfwbz"')[:1] == ['"трудовая миграция"']


def test_a_pasted_text_is_not_retyped() -> None:
    assert other_layouts("vbuhfwbz " * 1000) == []


@given(st.text())
def test_any_query_gives_at_most_two_answers_and_never_itself(query: str) -> None:
    answers = other_layouts(query)
    assert len(answers) <= 2
    assert query not in answers
