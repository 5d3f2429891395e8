"""Tajik words in all their forms, with and without a Tajik keyboard."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from site_config.search.words import keys_of, surface

pytestmark = pytest.mark.once

FORMS = json.loads((Path(__file__).parents[1] / "data" / "tajik_word_forms.json").read_text())

#: More words of the mission's field.
SAME = [
    "шаҳрванд шаҳрвандон шаҳрвандони шаҳрвандӣ шахрванд шахрвандон",
    "хориҷӣ хориҷии хориҷиён хориҷиҳо хоричи хоричиён",
    "коргар коргарон коргарони коргарро коргаре",
    "ҳуҷҷат ҳуҷҷатҳо ҳуҷҷатҳои ҳуҷҷатро хуччат хуччатхо њуљљат",
    "ҳамкорӣ ҳамкории ҳамкориҳо ҳамкориҳои хамкори хамкории",
    "кишвар кишвари кишварҳо кишварҳои кишварамон",
    "ҷомеа ҷомеаи ҷомеаро чомеа чомеаи",
    "барнома барномаи барномаҳо барномаҳои барномаро",
    "лоиҳа лоиҳаи лоиҳаҳо лоиҳаҳоро лоиха лоихахои",
    "ҳисобот ҳисоботи ҳисоботҳо ҳисоботро хисобот њисобот",
    "таълим таълими таълимӣ талим таьлим та'лим",
    "иқтисод иқтисодӣ иқтисодии иктисод иктисоди",
    "иҷтимоӣ иҷтимоии ичтимои ичтимоии",
    "ҳифз ҳифзи ҳифзро хифз хифзи",
    "шартнома шартномаи шартномаҳо шартномаҳои",
    "қочоқ қочоқи кочок кочоки қочоқро",
    "зӯроварӣ зӯроварии зуровари зуроварии зўроварї",
    "духтар духтарон духтарони духтарро духтаре духтараш",
    "писар писарон писарони писарро писараш",
    "модар модарон модари модаронро модарам",
    "падар падарон падари падараш",
    "бозгашт бозгашти бозгаштро",
    "деҳқон деҳқонон деҳқонони дехкон дехконон",
    "деҳа деҳаи деҳаҳо деҳаҳои деха дехахо",
    "шуғл шуғли шуғлро шугл шугли",
    "бекорӣ бекории бекорї бекори",
    "беморӣ бемории бемориҳо бемориҳои",
    "мусоидат мусоидати мусоидатро",
    "Душанбе Душанбеи Душанберо",
    "Хуҷанд Хуҷанди Хуҷандро хучанд хуљанд хужанд худжанд",
    "Бадахшон Бадахшони Бадахшонро бадахшонӣ",
    "тағйирёбӣ тағйирёбии тагйирёби",
    "иқлим иқлими иклим иклими",
    "осеб осеби осебҳо осебҳои",
    "озмоиш озмоиши озмоишҳо",
]

APART = [
    "шаҳр шаҳрванд",
    "ҳуҷҷат ҳуҷра",
    "коргар кор",
    "корхона кор",
    "хориҷ ҳаракат",
    "ҷомеа ҷамоат",
    "ҷумҳурӣ ҷумъа",
    "ҳамкор ҳамроҳ",
    "давлат давом",
    "хизмат хизр",
    "таълим таъмин",
    "муаллим маълум",
    "муҳофизат муҳоҷират",
    "муҳоҷират мусоидат",
    "вазорат вазир",
    "ҳисоб ҳисобот",
    "паноҳ паноҳанда",
    "саломат салом",
    "Хуҷанд хуҷум",
    "раис раисҷумҳур",
    "ҳуҷум ҳуҷра",
    "сарҳад сарвар",
    "кӯдак кӯдакистон",
    "бозор бозӣ",
    "меҳнат меҳр",
    "Бадахшон Бухоро",
    "танҳо тан",
]


@pytest.mark.parametrize(("word", "forms"), FORMS["same"].items())
def test_forms_of_the_table_share_one_stem(word: str, forms: list[str]) -> None:
    assert {form: keys_of(form).tajik for form in forms} == dict.fromkeys(forms, keys_of(word).tajik)


@pytest.mark.parametrize(("one", "other"), FORMS["apart"])
def test_pairs_of_the_table_keep_apart(one: str, other: str) -> None:
    assert keys_of(one).tajik != keys_of(other).tajik


@pytest.mark.parametrize("words", SAME)
def test_all_forms_of_a_word_share_one_stem(words: str) -> None:
    keys = {word: keys_of(word).tajik for word in words.split()}
    assert len(set(keys.values())) == 1, keys


@pytest.mark.parametrize("words", APART)
def test_other_words_keep_other_stems(words: str) -> None:
    one, other = words.split()
    assert keys_of(one).tajik != keys_of(other).tajik


def test_tajik_letters_leave_no_russian_reading() -> None:
    assert keys_of("муҳоҷирон").main == keys_of("муҳоҷирон").tajik == keys_of("мухочирон").tajik
    assert keys_of("мухочирон").main != keys_of("мухочирон").tajik


def test_tajik_and_russian_keys_never_meet() -> None:
    assert keys_of("кор").tajik != keys_of("кор").main


@pytest.mark.parametrize("word", ["мухочират", "муҳоҷират", "муњољират", "мух,оч,ират", "Муҳоҷират", "муҳо\u00adҷират"])
def test_all_writings_of_a_word_look_alike(word: str) -> None:
    assert surface(word) == "мухочират"
