"""What officers type into cells, and what is made of it."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from research.imports import vocabulary
from research.imports.dates import partial_date
from research.imports.languages import languages_named
from research.imports.matching import plain_isbn, plain_title
from research.imports.names import contributors, listed
from research.imports.rows import Row
from research.imports.topic_names import TopicNames
from research.imports.values import Facts, WantedEdition, facts_of
from research.record import Organisation, Person
from research.vocabularies import PublicationKind, Region

pytestmark = pytest.mark.once


def facts(**texts: str) -> Facts:
    return facts_of(Row(1, "row 2", texts), TopicNames({"health": "health", "здоровье": "health"}, {"health": 1}))


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2012", "2012"),
        ("2012 г.", "2012"),
        ("2012-05", "2012-05"),
        ("2012-5-3", "2012-05-03"),
        ("05/2012", "2012-05"),
        ("5.2012", "2012-05"),
        ("31.05.2012", "2012-05-31"),
        ("2012/05/31", "2012-05-31"),
    ],
)
def test_a_date_is_as_precise_as_it_is_written(text: str, iso: str) -> None:
    assert partial_date(text).isoformat() == iso


@pytest.mark.parametrize("text", ["05/06/2012", "31.02.2012", "2012-13", "1812", "May", "2012-2013", "٢٠١٢"])
def test_what_is_no_date_or_could_be_two_is_refused(text: str) -> None:
    with pytest.raises(ValidationError):
        partial_date(text)


def test_names_are_persons_by_their_comma_and_organisations_by_their_braces() -> None:
    text = "Mughal, Abdul-Ghaffar; {Centre; of, Surveys};Olimova\nОлимов, Музаффар;"
    found = contributors(text)
    assert found == (
        Person("Mughal", "Abdul-Ghaffar"),
        Organisation("Centre; of, Surveys"),
        Person("Olimova"),
        Person("Олимов", "Музаффар"),
    )
    assert contributors(listed(found)) == found


@pytest.mark.parametrize("text", ["World Bank", "{Open", "A {b} c", "{}", ", Anna", "x" * 101])
def test_names_that_could_be_both_or_are_none_are_refused(text: str) -> None:
    with pytest.raises(ValidationError):
        contributors(text)


def test_languages_are_understood_as_they_are_written() -> None:
    assert languages_named("ENG/RUS") == ("en", "ru") == languages_named("русский, English")
    assert languages_named("tj") == ("tg",)
    with pytest.raises(ValidationError):
        languages_named("de")


def test_words_of_short_lists_are_understood_in_three_languages() -> None:
    assert vocabulary.one_of(PublicationKind, "Study") == "study"
    assert vocabulary.one_of(Region, "tj su") == vocabulary.one_of(Region, "SUGHD region") == "TJ-SU"
    with pytest.raises(ValidationError, match="assessment"):
        vocabulary.one_of(PublicationKind, "asessment")


@pytest.mark.parametrize(
    "text",
    [
        "CC BY-NC-ND 3.0 IGO",
        "by-nc-nd-3.0-igo",
        "http://creativecommons.org/licenses/by-nc-nd/3.0/igo",
        "https://creativecommons.org/licenses/by-nc-nd/3.0/igo/deed.ru",
        "www.creativecommons.org/licenses/by-nc-nd/3.0/igo/legalcode",
    ],
)
def test_a_licence_is_known_by_name_and_address(text: str) -> None:
    assert vocabulary.licence(text) == "by-nc-nd-3.0-igo"


def test_a_licence_that_is_none_of_ours_is_refused() -> None:
    with pytest.raises(ValidationError):
        vocabulary.licence("https://creativecommons.org/licenses/by/2.0/")


def test_titles_and_numbers_compare_without_their_signs() -> None:
    assert plain_title("«Сбор Хлопка», отчёт") == plain_title("сбор хлопка – ОТЧЕТ")
    assert plain_isbn("92-9068-163-2") == plain_isbn("978-92-9068-163-2")


def test_all_that_is_wrong_with_a_row_is_said_at_once_with_its_columns() -> None:
    found = facts(isbn="123", issn="1", doi="x", date="?", printed_pages="many", region="Mars", authors="A B", slug="Ы")
    assert [problem.split(":")[0] for problem in found.problems] == [
        "isbn", "issn", "doi", "date", "printed_pages", "region", "authors", "slug",
    ]  # fmt: skip


def test_editions_come_from_one_column_or_from_two() -> None:
    one = facts(editions="en: report.pdf; RUS: отчёт.pdf;tg")
    assert one.values["editions"] == (
        WantedEdition(("en",), "report.pdf"), WantedEdition(("ru",), "отчёт.pdf"), WantedEdition(("tg",)),
    )  # fmt: skip
    assert facts(languages="en, ru", file="both.pdf").values["editions"] == (WantedEdition(("en", "ru"), "both.pdf"),)
    for texts in ({"editions": "en", "languages": "ru"}, {"file": "a.pdf"}, {"editions": "en: a.pdf; en: b.pdf"}):
        assert len(facts(**texts).problems) == 1, texts


def test_text_is_kept_whole_and_clean() -> None:
    found = facts(
        title="  A\u00ad title\n of  two lines\u200b",
        abstract="One.\r\n\r\nTwo.\x0bThree.\n",
        contents="A | 1\n  B | 2",
    )
    assert found.values["title"] == "A title of two lines"
    assert found.values["abstract"] == "One.\n\nTwo.\nThree."
    assert found.values["contents"] == "A | 1\n  B | 2"


def test_what_is_too_long_for_the_site_is_refused() -> None:
    assert [problem.split(":")[0] for problem in facts(title="x" * 256, place="y" * 101).problems] == ["title", "place"]


def test_topics_are_found_by_slug_and_by_name() -> None:
    assert facts(topics="Здоровье; health").values["topics"] == ("health",)
    assert len(facts(topics="health; helth; nothing").problems) == 2
