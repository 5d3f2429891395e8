from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from research.citations import all_citations, apa, chicago, gost
from research.citations.citation import initials
from research.record import Organisation, Person, Record
from site_config.languages.partial_dates import PartialDate
from tests.research.records import BARE, ENGLISH, RECORDS, RUSSIAN, TAJIK

pytestmark = pytest.mark.once

TODAY = datetime.date(2026, 11, 25)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def people(count: int) -> tuple[Person, ...]:
    return tuple(Person(f"Family{number}", f"Given{number}") for number in range(1, count + 1))


def by(record: Record, *authors: Person | Organisation, **facts) -> Record:
    return replace(record, authors=authors, **facts)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("Saodat", "S."),
        ("Мария-Анна Петровна", "М.-А. П."),
        ("Abdul-Ghaffar", "A.-G."),
        ("С. А.", "С. А."),
        ("S.A.", "S. A."),
        ("ҷумъахон", "Ҷ."),
        ("Saodat (Sara)", "S. S."),
        ("«Али»", "А."),
        ("-", ""),
        ("", ""),
    ],
)
def test_given_names_become_initials(given: str, expected: str) -> None:
    assert plain(initials(given)) == expected


class TestApa:
    def test_a_report_with_everything(self) -> None:
        assert plain(apa(ENGLISH).text) == (
            "Olimova, S., & Olimov, M. (2012). Environmental Degradation, Migration & Rural Vulnerabilities in"
            " Tajikistan (Tajikistan Studies, Report No. TJ-2012/05). International Organization for Migration,"
            " Mission in Tajikistan. https://site.example/id/publication/10/en"
        )

    def test_the_title_is_set_in_italics_and_escaped(self) -> None:
        assert "<i>Environmental Degradation, Migration &amp; Rural" in apa(ENGLISH).html

    def test_an_organisation_that_is_author_and_publisher_stands_once_and_no_date_is_said(self) -> None:
        assert plain(apa(BARE).text) == (
            "International Organization for Migration. (n.d.). Research on Internal Trafficking in Persons in"
            " Tajikistan. https://site.example/id/publication/1/en"
        )

    @pytest.mark.parametrize(
        ("count", "names"),
        [
            (1, "Family1, G. (2012)."),
            (2, "Family1, G., & Family2, G. (2012)."),
            (3, "Family1, G., Family2, G., & Family3, G. (2012)."),
        ],
    )
    def test_authors_are_joined(self, count: int, names: str) -> None:
        assert plain(apa(by(ENGLISH, *people(count))).text).startswith(names)

    def test_twenty_authors_are_all_named_and_of_more_the_last_one(self) -> None:
        twenty = plain(apa(by(ENGLISH, *people(20))).text)
        assert "Family19, G., & Family20, G. (2012)" in twenty
        more = plain(apa(by(ENGLISH, *people(22))).text)
        assert "Family19, G., . . . Family22, G. (2012)" in more
        assert "Family20" not in more

    def test_editors_stand_in_for_authors(self) -> None:
        record = replace(ENGLISH, authors=(), editors=people(2))
        assert plain(apa(record).text).startswith("Family1, G., & Family2, G. (Eds.). (2012).")

    def test_editors_beside_authors_stand_after_the_title(self) -> None:
        text = plain(apa(replace(ENGLISH, editors=people(2))).text)
        assert text.startswith("Olimova, S., & Olimov, M. (2012).")
        assert " (G. Family1 & G. Family2, Eds.; Tajikistan Studies, Report No. TJ-2012/05). " in text

    def test_an_organisation_that_is_its_own_publisher_is_not_repeated(self) -> None:
        body = Organisation(ENGLISH.publisher)
        for record in (by(ENGLISH, body), replace(ENGLISH, authors=(), editors=(body,))):
            assert apa(record).text.count(ENGLISH.publisher) == 1

    def test_a_name_without_a_given_name_ends_in_a_full_stop(self) -> None:
        assert apa(by(ENGLISH, Person("Khakimov"))).text.startswith("Khakimov. (2012).")

    def test_a_title_that_asks_gets_no_full_stop(self) -> None:
        assert "Who leaves? https" in apa(replace(BARE, title="Who leaves?")).text
        assert "“Who leaves?” https" in apa(replace(BARE, title="“Who leaves?”")).text
        assert "«Кто уезжает?». https" in apa(replace(BARE, title="«Кто уезжает?»")).text

    @pytest.mark.parametrize("date", [PartialDate(2012), PartialDate(2012, 5), PartialDate(2012, 5, 31)])
    def test_a_report_is_cited_by_its_year(self, date: PartialDate) -> None:
        assert " (2012). " in apa(replace(ENGLISH, date=date)).text

    def test_a_title_of_markup_is_no_markup(self) -> None:
        html = apa(replace(BARE, title="</i><script>alert(1)</script>", subtitle="“a” & b")).html
        assert "<i>&lt;/i&gt;&lt;script&gt;alert(1)&lt;/script&gt;: “a” &amp; b</i>" in html

    def test_a_doi_is_cited_before_the_permanent_link(self) -> None:
        assert apa(replace(ENGLISH, doi="10.1000/abc")).text.endswith(" https://doi.org/10.1000/abc")

    def test_cyrillic_stays_and_the_words_of_the_style_are_english(self) -> None:
        text = plain(apa(replace(RUSSIAN, date=None)).text)
        assert text.startswith("Олимова, С., & Олимов, М. (n.d.). Деградация")


class TestChicago:
    def test_a_report_with_everything(self) -> None:
        assert chicago(ENGLISH).text == (
            "Olimova, Saodat, and Muzaffar Olimov. Environmental Degradation, Migration & Rural Vulnerabilities in"
            " Tajikistan. Tajikistan Studies, no. TJ-2012/05. Dushanbe: International Organization for Migration,"
            " Mission in Tajikistan, 2012. https://site.example/id/publication/10/en."
        )

    def test_of_more_than_ten_authors_seven_are_named(self) -> None:
        assert "Given10 Family10" in chicago(by(ENGLISH, *people(10))).text
        text = chicago(by(ENGLISH, *people(11))).text
        assert "Given7 Family7, et al." in text
        assert "Family8" not in text

    def test_editors_stand_in_for_authors(self) -> None:
        assert chicago(replace(ENGLISH, authors=(), editors=people(1))).text.startswith("Family1, Given1, ed. ")

    def test_editors_beside_authors_follow_the_title(self) -> None:
        assert " in Tajikistan. Edited by Given1 Family1. Taj" in chicago(replace(ENGLISH, editors=people(1))).text
        assert "Edited by Given1 Family1 and Given2 Family2. " in chicago(replace(ENGLISH, editors=people(2))).text
        assert "Given2 Family2, and Given3 Family3. " in chicago(replace(ENGLISH, editors=people(3))).text

    def test_a_number_without_a_series_begins_a_sentence(self) -> None:
        assert " No. TJ-2012/05. " in chicago(replace(ENGLISH, series="")).text

    def test_a_record_that_knows_little(self) -> None:
        assert chicago(BARE).text.endswith("Mission in Tajikistan, n.d. https://site.example/id/publication/1/en.")


class TestGost:
    def test_a_russian_report(self) -> None:
        assert plain(gost(RUSSIAN, TODAY).text) == (
            "Олимова С., Олимов М. Деградация окружающей среды, миграция и уязвимость сёл в Таджикистане. – Душанбе :"
            " Международная организация по миграции, Миссия в Таджикистане, 2012. – 120 с. – (Tajikistan Studies ;"
            " № TJ-2012/05). – URL: https://site.example/id/publication/10/ru (дата обращения: 25.11.2026)."
        )

    def test_the_description_speaks_the_documents_language_and_the_access_the_readers(self) -> None:
        text = plain(gost(ENGLISH, TODAY, "ru").text)
        assert "– 120 p. –" in text and "(дата обращения: 25.11.2026)" in text
        assert "(санаи муроҷиат: 25.11.2026)" in gost(ENGLISH, TODAY, "tg").text

    def test_words_do_not_stand_in_tajik_among_an_original_title(self) -> None:
        record = replace(TAJIK, title="Care for Migrants", title_language="en", printed_pages=12)
        assert "12 p." in plain(gost(record, TODAY, "tg").text)
        assert "(санаи муроҷиат: 25.11.2026)" in gost(record, TODAY, "tg").text

    def test_organisations_stand_after_the_title(self) -> None:
        assert gost(TAJIK, TODAY).text.startswith(
            "Ғамхорӣ ба муҳоҷирон: роҳнамо барои ҷамоатҳо / Маркази таҳқиқоти «Шарқ»."
        )

    def test_three_authors_stand_before_the_title_and_of_four_one_after_it(self) -> None:
        assert plain(gost(by(RUSSIAN, *people(3)), TODAY).text).startswith("Family1 G., Family2 G., Family3 G. Дегр")
        assert " / G. Family1 [и др.]. – Душанбе" in plain(gost(by(RUSSIAN, *people(4)), TODAY).text)

    def test_undated_records_say_so(self) -> None:
        assert "[б. г.]. – URL" in plain(
            gost(replace(RUSSIAN, date=None, printed_pages=None, series="", report_number=""), TODAY).text
        )
        assert "[s. a.]" in gost(BARE, TODAY).text

    def test_editors_and_a_subtitle(self) -> None:
        record = replace(RUSSIAN, authors=(), editors=people(1), title="Дорога", subtitle="отчёт")
        assert plain(gost(record, TODAY).text).startswith("Дорога : отчёт / ред.: G. Family1. – ")

    def test_of_many_editors_one_is_named(self) -> None:
        record = replace(RUSSIAN, authors=(), editors=people(4))
        assert " / ред.: G. Family1 [и др.]. – Душанбе" in plain(gost(record, TODAY).text)

    def test_no_name_and_no_number_is_parted_at_the_end_of_a_line(self) -> None:
        text = gost(by(RUSSIAN, Person("Олимова", "Мария-Анна Петровна")), TODAY).text
        assert text.startswith("Олимова\u00a0М.-А.\u00a0П. ")
        assert "120\u00a0с." in text and "№\u00a0TJ-2012/05" in text
        assert ".\u00a0– Душанбе\u00a0: " in text

    def test_a_doi_is_cited_before_the_permanent_link(self) -> None:
        assert "URL: https://doi.org/10.1000/abc (дата" in gost(replace(RUSSIAN, doi="10.1000/abc"), TODAY).text

    def test_no_stop_is_doubled(self) -> None:
        for record in RECORDS.values():
            assert ".." not in plain(gost(record, TODAY).text)
            assert ".." not in apa(record).text.replace(". . .", "")


def test_each_reader_finds_the_usual_style_first() -> None:
    assert [each.style for each in all_citations(ENGLISH, TODAY, "en")][0] == "APA 7"
    assert [each.style for each in all_citations(ENGLISH, TODAY, "tg")][0] == "ГОСТ Р 7.0.5"
