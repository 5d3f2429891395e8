"""Old Tajik letters: repaired where the text is Tajik, kept where another language needs them."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_config.languages.old_letters import fold_old_letters, repair_old_letters

pytestmark = pytest.mark.once

#: Each old writing and the right one.
TAJIK = [
    ("Муњољирати мењнатї аз Тољикистон", "Муҳоҷирати меҳнатӣ аз Тоҷикистон"),
    ("ЌОНУНИ ЉУМЊУРИИ ТОЉИКИСТОН", "ҚОНУНИ ҶУМҲУРИИ ТОҶИКИСТОН"),
    ("Њисоботи солонаи муњољират", "Ҳисоботи солонаи муҳоҷират"),
    ("Ќонуни мењнат", "Қонуни меҳнат"),
    ("Ѓайр аз ин, кўдакон дар дења мемонанд.", "Ғайр аз ин, кӯдакон дар деҳа мемонанд."),
    ("Оилаи муњољир дар ноњияи Рўдакї зиндагї мекунад.", "Оилаи муҳоҷир дар ноҳияи Рӯдакӣ зиндагӣ мекунад."),
    ("Ў ба хона баргашт ва кори нав ёфт.", "Ӯ ба хона баргашт ва кори нав ёфт."),
    ("Онҳо бо роҳи дур ба кор мераванд, аммо ў не.", "Онҳо бо роҳи дур ба кор мераванд, аммо ӯ не."),
    ("х,укук,и мух,очирон дар хорича", "ҳукуқи муҳочирон дар хорича"),
    ("Х,ар сол к,арори нав кабул мешавад", "Ҳар сол қарори нав кабул мешавад"),
    ("һар рӯз ба бозор меравад", "ҳар рӯз ба бозор меравад"),
    ("Ин кӳдак ба мактаб рафт", "Ин кӯдак ба мактаб рафт"),
    ("корхонаи миллӥ дар Хуҷанд", "корхонаи миллӣ дар Хуҷанд"),
    # Latin letters inside a word that is otherwise Cyrillic: a, c, o and capital T.
    ("муҳoҷиpoн aз Tоҷикистон", "муҳоҷирон аз Тоҷикистон"),
    # Letter and accent as two characters.
    ("ба ин к\u0301онун барои ф\u0443\u0304р", "ба ин қонун барои фӯр"),
    ("Шумораи муҳоҷирон — 47%; COVID-19, IOM-и нав", "Шумораи муҳоҷирон — 47%; COVID-19, IOM-и нав"),
]

#: Right as it stands.
OTHERS = [
    "Україна і Київ приймають їхніх біженців.",
    "Її права захищає закон",
    "Ён піша ў газету, што людзі вяртаюцца дадому і шукаюць працу.",
    "Ўзбекистонда меҳнат миграцияси тўғрисида ҳисобот",
    "Бу йилда меҳнат муҳожирлари учун янги қонун қабул қилинган, ўз ҳуқуқлари билан.",
    "Људи и књиге у библиотеци",
    "Његова породица је из Београда, а љубав је велика.",
    "Ќе одиме во Скопје, ѓаконот ја чита книгата.",
    "Марказий Осиё, ўқитувчи ва ўқувчи",
    "Доклад о мигрантах: человек,который уехал, вернулся.",
    "Һәр кеше үз телендә сөйләшә.",
    "Labour migration, naïve and coöperative",
    "",
]


@pytest.mark.parametrize(("old", "right"), TAJIK)
def test_old_tajik_is_shown_in_its_own_letters(old: str, right: str) -> None:
    assert repair_old_letters(old) == right


@pytest.mark.parametrize("text", OTHERS)
def test_text_in_another_language_stays_as_it_is(text: str) -> None:
    assert repair_old_letters(text) == text


@pytest.mark.parametrize("text", [right for _, right in TAJIK])
def test_right_text_is_not_changed_again(text: str) -> None:
    assert repair_old_letters(text) == text


def test_each_paragraph_decides_for_itself() -> None:
    text = (
        "Муњољирати мењнатї дар Осиёи Марказї\n\n"
        "Бу ҳисобот ўзбек тилида ҳам бор. Ўқинг.\n\n"
        "Звіт про трудову міграцію: її причини.\n\n"
        "Њисобот\n\f\n"
        "Отчёт для людей,которые уехали на работу\n"
    )
    assert repair_old_letters(text) == text.replace(
        "Муњољирати мењнатї дар Осиёи Марказї", "Муҳоҷирати меҳнатӣ дар Осиёи Марказӣ"
    ).replace("Њисобот", "Ҳисобот")


def test_foreign_names_keep_their_letters_inside_a_tajik_sentence() -> None:
    assert repair_old_letters("Аз Україна ба шањри Ніжин ва ба Київ, ниҳої рафтанд") == (
        "Аз Україна ба шаҳри Ніжин ва ба Київ, ниҳоӣ рафтанд"
    )


def test_commas_of_a_hasty_typist_stay() -> None:
    text = "Дар Хуҷанд,Кӯлоб,Бохтар,Хоруғ ва Тоҷик,рус"
    assert repair_old_letters(text) == text


@pytest.mark.parametrize(
    ("word", "folded"),
    [
        ("Тољикистон", "Тоҷикистон"),
        ("ЉУМЊУРЇ", "ҶУМҲУРӢ"),
        ("ўѓќњљї", "ӯғқҳҷӣ"),
        ("х,укук,", "ҳукук,"),
        ("һӱӳӥ", "ҳӯӯӣ"),
        ("Тоҷикиcтoн", "Тоҷикистон"),
        ("људи", "ҷуди"),
        ("Wi-Fi", "Wi-Fi"),
        ("COVIDро", "COVIDро"),
        ("миграция", "миграция"),
    ],
)
def test_one_word_is_folded_whatever_its_language(word: str, folded: str) -> None:
    assert fold_old_letters(word) == folded


@given(st.text(alphabet="абгҷљњўїќѓ ,.\n\fiaxXІј", max_size=200))
def test_repair_settles_and_keeps_lines(text: str) -> None:
    repaired = repair_old_letters(text)
    assert repaired.count("\n") == text.count("\n")
    assert repaired.count("\f") == text.count("\f")


def test_time_grows_with_the_length_only() -> None:
    page = "Муњољирати мењнатї аз Тољикистон ба хориља дар соли гузашта.\n \n" + "х," * 200 + " " * 500 + "\n"
    started = time.process_time()
    repair_old_letters(page * 400)
    assert time.process_time() - started < 5
