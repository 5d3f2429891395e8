from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_config.languages.letters import CYRILLIC, LATIN, SORT_KEY_LENGTH, slugify_title, sort_key

LANGUAGES = ("en", "ru", "tg")


def _sorted(titles: list[str], language: str = "tg") -> list[str]:
    return sorted(titles, key=lambda title: sort_key(title, language))


@pytest.mark.parametrize(
    "titles",
    [
        ["курс", "курсӣ", "кӯр", "кӯрпа"],
        ["ер", "ёр", "жар"],
        ["гал", "ғал", "дал"],
        ["хол", "ҳол", "цол", "чол", "ҷол", "шол", "щол"],
        ["съ", "сы", "сь", "сэ"],
        ["9 лет", "10 лет", "2012", "2015", "Абак"],
        ["re entry", "re-entry ban", "reach"],
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_titles_stand_in_alphabetical_order(titles: list[str], language: str) -> None:
    assert _sorted(titles[::-1], language) == titles


def test_tajik_alphabet_is_in_its_own_order() -> None:
    tajik = list("абвгғдеёжзиӣйкқлмнопрстуӯфхҳчҷшъэюя")
    assert _sorted(tajik[::-1]) == tajik


def test_russian_alphabet_is_in_its_own_order() -> None:
    russian = list("абвгдеёжзийклмнопрстуфхцчшщъыьэюя")
    assert _sorted(russian[::-1], "ru") == russian


@pytest.mark.parametrize(
    ("language", "order"),
    [
        ("en", ["2012", "Zebra", "Абак", "漢"]),
        ("ru", ["2012", "Абак", "Zebra", "漢"]),
        ("tg", ["2012", "Абак", "Zebra"]),
    ],
)
def test_numbers_come_first_and_then_the_readers_script(language: str, order: list[str]) -> None:
    assert _sorted(order[::-1], language) == order


@pytest.mark.parametrize(
    ("title", "same"),
    [
        ("«Дорожная карта»", "дорожная карта"),
        ("The Cotton", "cotton"),
        ("“The ‘Cotton’”", "cotton"),
        ("A Long-Range Perspective", "long range perspective"),
        ("An Assessment", "assessment"),
        ("— № 5", "5"),
        ("Tajikistan’s", "Tajikistans"),
        ("ми\u0301р", "мир"),
        ("ку\u0304р", "кӯр"),
        ("и\u0306од", "йод"),
        ("мигра\u00adция", "миграция"),
        ("Résumé", "resume"),
        ("Straße", "strasse"),
        ("Łódź", "lodz"),
        ("007", "7"),
        ("٢٠١٢", "2012"),
    ],
)
def test_what_does_not_count_in_sorting(title: str, same: str) -> None:
    assert sort_key(title, "en") == sort_key(same, "en")


@pytest.mark.parametrize(("title", "other"), [("A", "B"), ("The", "Them"), ("A-level", "level"), ("Theatre", "atre")])
def test_only_a_separate_article_before_a_word_is_skipped(title: str, other: str) -> None:
    assert sort_key(title, "en") != sort_key(other, "en")
    assert set(sort_key(title, "en")) != {"0"}


@given(st.text(), st.sampled_from(LANGUAGES))
def test_every_key_is_digits_of_one_length(title: str, language: str) -> None:
    key = sort_key(title, language)
    assert len(key) == SORT_KEY_LENGTH
    assert key.isascii()
    assert key.isdigit()


_word = st.text(alphabet=CYRILLIC + LATIN, min_size=1, max_size=20).filter(lambda word: word not in ("a", "an", "the"))


@given(_word, _word, st.sampled_from(LANGUAGES))
def test_words_compare_letter_by_letter(first: str, second: str, language: str) -> None:
    alphabet = LATIN + CYRILLIC if language == "en" else CYRILLIC + LATIN
    places = [[alphabet.index(letter) for letter in word] for word in (first, second)]
    keys = [sort_key(word, language) for word in (first, second)]
    assert (keys[0] < keys[1]) == (places[0] < places[1])
    assert (keys[0] == keys[1]) == (first == second)


@given(st.integers(0, 99_999_999), st.integers(0, 99_999_999))
def test_numbers_compare_by_value(first: int, second: int) -> None:
    assert (sort_key(str(first), "ru") < sort_key(str(second), "ru")) == (first < second)


def test_very_long_title_is_no_work() -> None:
    assert sort_key("ю" * 10_000_000, "tg") == sort_key("ю" * 500, "tg")
    assert slugify_title("ю" * 10_000_000) == "yu" * 30


SLUGS = {
    "Research on Internal Trafficking in Persons in Tajikistan": (
        "research-on-internal-trafficking-in-persons-in-tajikistan"
    ),
    "Использование механизмов Организации Объединённых Наций для защиты прав человека": (
        "ispolzovanie-mekhanizmov-organizatsii-obedinyonnykh-natsiy"
    ),
    "Child and Forced Labour Exploitation in Tajikistan’s Cotton Harvest: 2015 Annual Monitoring Report": (
        "child-and-forced-labour-exploitation-in-tajikistans-cotton"
    ),
    "Diaspora – Partner in the Development of Tajikistan": "diaspora-partner-in-the-development-of-tajikistan",
    "Разработка «Дорожной карты» по вовлечению диаспор в процесс развития": (
        "razrabotka-dorozhnoy-karty-po-vovlecheniyu-diaspor-v"
    ),
    "Report on Tajik Diaspora Forum": "report-on-tajik-diaspora-forum",
    "Tajik Migrants with Re-entry Bans to the Russian Federation": (
        "tajik-migrants-with-re-entry-bans-to-the-russian-federation"
    ),
    "Child, Student, and Adult Participation in Tajikistan's Cotton Harvest: Annual Assessment 2013": (
        "child-student-and-adult-participation-in-tajikistans-cotton"
    ),
    "Children and Student Participation in Tajikistan's Cotton Harvest: Annual Assessment 2012": (
        "children-and-student-participation-in-tajikistans-cotton"
    ),
    "Environmental Degradation, Migration, Internal Displacement, and Rural Vulnerabilities in Tajikistan": (
        "environmental-degradation-migration-internal-displacement"
    ),
    "An Assessment of the Exploitation of Children and Students During the 2011 Cotton Harvest in Tajikistan": (
        "an-assessment-of-the-exploitation-of-children-and-students"
    ),
    "Monitoring of Child Labour Use in the Cotton Fields": "monitoring-of-child-labour-use-in-the-cotton-fields",
    "Tajik Labour Migration During the Global Economic Crisis: Causes and Consequences": (
        "tajik-labour-migration-during-the-global-economic-crisis"
    ),
    "Economic Dynamics of Labour Migrants' Remittances in Tajikistan": (
        "economic-dynamics-of-labour-migrants-remittances-in"
    ),
    "Abandoned Wives of Tajik Labor Migrants": "abandoned-wives-of-tajik-labor-migrants",
    "Migration, Remittances and Living Standards in Tajikistan": (
        "migration-remittances-and-living-standards-in-tajikistan"
    ),
    "Human Trafficking in Tajikistan": "human-trafficking-in-tajikistan",
    "A Long-Range Perspective for Strengthening the Migration Process in Tajikistan and Kyrgyzstan with Implications "
    "for the Russian Federation": "a-long-range-perspective-for-strengthening-the-migration",
    'Proceedings of the International Conference "Economic Dynamics of Labour Migrant Remittances in Tajikistan"': (
        "proceedings-of-the-international-conference-economic"
    ),
    "Labour Migrant Remittances and Its Impact to the Living Standards in Khatlon Oblast of the Republic of "
    "Tajikistan": "labour-migrant-remittances-and-its-impact-to-the-living",
    "Children In The Cottonfields": "children-in-the-cottonfields",
    "Labour Migration From Tajikistan": "labour-migration-from-tajikistan",
    "Deceived Migrants From Tajikistan: A Study Of Trafficking In Women And Children": (
        "deceived-migrants-from-tajikistan-a-study-of-trafficking-in"
    ),
}


@pytest.mark.parametrize(("title", "slug"), SLUGS.items())
def test_publication_gets_a_readable_slug(title: str, slug: str) -> None:
    assert slugify_title(title) == slug
    assert len(slug) <= 60


def test_publications_get_different_slugs() -> None:
    assert len(SLUGS) == 23
    assert all(first != second for first, second in itertools.combinations(SLUGS.values(), 2))


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Муҳоҷирати меҳнатӣ аз Тоҷикистон", "muhojirati-mehnati-az-tojikiston"),
        ("Қонун дар бораи ғизо ва кӯдакон", "qonun-dar-borai-ghizo-va-kudakon"),
        ("Маълумот, эълон, хона", "malumot-elon-khona"),
        ("Щедрый подъём, хлеб и цены", "shchedry-podyom-khleb-i-tseny"),
        ("Трудовой кодекс — новый", "trudovoy-kodeks-novy"),
        ("Права наций", "prava-natsiy"),
        ("Захираи Тоҷикистон / Запас Таджикистана", "zakhirai-tojikiston-zapas-tadzhikistana"),
        ("Café Łódź Ελλάδα", "cafe-lodz-ellada"),
        ("Q&A: 50 % — COVID-19", "q-a-50-covid-19"),
    ],
)
def test_slug_follows_the_romanisation_of_its_language(title: str, slug: str) -> None:
    assert slugify_title(title) == slug


@pytest.mark.parametrize("text", ["", "—", "ъь", "«…»", "\x00"])
def test_text_without_letters_gives_the_fallback(text: str) -> None:
    assert slugify_title(text, fallback="publication") == "publication"


def test_one_long_word_is_cut_where_it_must_be() -> None:
    assert slugify_title("a" * 80) == "a" * 60
    assert slugify_title("abc defghi", max_length=5) == "abc"
    assert slugify_title("abc defghi", max_length=3) == "abc"


@given(st.text(), st.integers(1, 80))
def test_any_text_gives_a_valid_slug_within_its_length(text: str, length: int) -> None:
    slug = slugify_title(text, length, fallback="x")
    assert 0 < len(slug) <= length
    assert all(part.isascii() and part.isalnum() and part == part.lower() for part in slug.split("-"))
