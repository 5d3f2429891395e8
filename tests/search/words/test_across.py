"""Names that were read in one script and are asked for in the other."""

from __future__ import annotations

import pytest

from site_config.search.words import counterpart, keys_of

pytestmark = pytest.mark.once

MEET = [
    "Khujand Хуҷанд Худжанд Худжанде Худжандом Хуҷандӣ Хуҷандро Хучанд хуљанд",
    "Xujand Хуҷанд Худжанд",
    "Khudzhand Хуҷанд Худжанд",
    "muhojirat муҳоҷират муҳоҷирати мухочират муњољират",
    "muhojiron муҳоҷирон муҳоҷирони",
    "Dushanbe Душанбе Душанберо Душанбеи",
    "Kulob Кӯлоб Кулоб Кӯлобро",
    "Kulyab Куляб Куляба Кулябе",
    "Khorugh Хоруғ Хоруғи Хоруг",
    "Khorog Хорог Хороге Хорогом",
    "Tursunzoda Турсунзода Турсунзодаи",
    "Panjakent Панҷакент Панджакент",
    "Penjikent Пенджикент Пенджикенте",
    "Khatlon Хатлон Хатлоне",
    "Bokhtar Бохтар Бохтаре",
    "Vahdat Ваҳдат Вахдат",
    "Istaravshan Истаравшан Истаравшане",
    "Badakhshan Бадахшан Бадахшане",
    "Sughd Суғд Сугд",
    "Isfara Исфара Исфаре",
    "Konibodom Конибодом",
    "Rasht Рашт Раште",
    "Tashkent Ташкент Ташкенте",
    "Bishkek Бишкек Бишкеке",
    "migratsiya миграция миграции",
    "migrant мигрант мигранты мигранта",
    "jamoat ҷамоат джамоат чамоат",
    "qonun қонун конун",
    "huquq ҳуқуқ хукук",
    "ma'lumot маълумот маълумоти",
    "Novosibirsk Новосибирск",
    "Tajik таджик таджики таджикский таджикская",
    "Rahmonov Рахмонов Раҳмонов",
]

APART = [
    "Kulob клуб",
    "Khujand Хоруғ",
    "Dushanbe Душман",
    "muhojirat муҳоҷир",
    "Rasulov Расул",
    "Khatlon Хитой",
    "Vahdat вдова",
    "Norak норка",
    "Kabul Кӯлоб",
    "Sughd суд",
    "Rasht рост",
    "salom солома",
    "migrant миграция",
    "Osh ош",
    "border бордюр",
    "person персик",
    "report репортаж",
]


def meets(latin: str, cyrillic: str) -> bool:
    """Return whether a query in one script finds a word in the other, both ways."""
    return (
        counterpart(keys_of(latin).across) == keys_of(cyrillic).across != ""
        and counterpart(keys_of(cyrillic).across) == keys_of(latin).across
    )


@pytest.mark.parametrize("words", MEET)
def test_one_name_meets_itself_in_the_other_script(words: str) -> None:
    latin, *others = words.split()
    assert [other for other in others if not meets(latin, other)] == []


@pytest.mark.parametrize("words", APART)
def test_other_words_do_not_meet(words: str) -> None:
    assert not meets(*words.split())


@pytest.mark.parametrize("words", ["wife Wi-Fi", "Khujand Xujand", "Хуҷанд Худжанд", "muhojirat muhogirat"])
def test_words_of_one_script_never_meet(words: str) -> None:
    assert not meets(*words.split())


@pytest.mark.parametrize("word", ["2016", "COVID19", "IOM", "МОМ", "from", "через", "移民", "", "مهاجرت"])
def test_numbers_short_and_minor_words_and_other_scripts_have_none(word: str) -> None:
    assert keys_of(word).across == ""
    assert counterpart("") == ""
