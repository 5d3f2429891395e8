from __future__ import annotations

from django.db import connection
from django.test.utils import CaptureQueriesContext

from research.describing import Describer, published_pages
from research.models import Edition, PublicationAuthor, PublicationPage, PublicationTopic
from research.record import Organisation, Person, Record
from site_config.languages.partial_dates import PartialDate
from tests.tree import TreeTestCase, publication, translation_of


def records_of(page: PublicationPage) -> dict[str, Record]:
    key = page.translation_key
    return Describer(PublicationPage.objects, [key]).records(published_pages(PublicationPage.objects, [key])[key])


class RecordTests(TreeTestCase):
    def make(self, *editions: Edition, **values) -> PublicationPage:
        page = publication(self.tree.research["en"], "The road", slug="road", editions=[], **values)
        page.editions = list(editions)
        page.save_revision().publish()
        return page

    def test_there_is_one_record_for_each_language_of_the_editions(self) -> None:
        page = self.make(Edition(languages=("en", "ru")), Edition(languages=("tg",)))
        assert list(records_of(page)) == ["en", "ru", "tg"]

    def test_without_editions_the_record_is_in_the_original_language(self) -> None:
        page = self.make(original_title="Дорога", original_language="ru")
        record = records_of(page)["ru"]
        assert (record.title, record.title_language) == ("Дорога", "ru")

    def test_titles_are_as_printed_where_that_is_known(self) -> None:
        page = self.make(
            Edition(languages=("en",)),
            Edition(languages=("ru",), title="Дорога, как на обложке"),
            Edition(languages=("tg",)),
            subtitle="A study",
            original_title="The Road",
        )
        translation_of(page, "tg", title="Роҳ", subtitle="Тадқиқот")
        records = records_of(page)
        assert records["en"].full_title == "The Road: A study"
        assert records["ru"].full_title == "Дорога, как на обложке"
        assert records["tg"].full_title == "Роҳ: Тадқиқот"
        assert [version.title for version in records["en"].versions] == [
            "Дорога, как на обложке",
            "Роҳ: Тадқиқот",
        ]

    def test_an_edition_in_one_language_names_its_record_before_a_shared_one(self) -> None:
        page = self.make(
            Edition(languages=("ru", "tg"), title="Вестник дороги"),
            Edition(languages=("tg",), title="Роҳ: таҳқиқот"),
            original_title="The Road",
        )
        records = records_of(page)
        assert (records["ru"].title, records["tg"].title) == ("Вестник дороги", "Роҳ: таҳқиқот")

    def test_what_catalogues_are_told_has_ordinary_spaces(self) -> None:
        page = self.make(
            Edition(languages=("en",), title="The\u00a0road"),
            abstract="A\u00a0study.\n\nOf 4\u202f000 people.",
            subtitle="A\u00a0study",
            series="Papers, no.\u00a01",
        )
        record = records_of(page)["en"]
        assert (record.title, record.series) == ("The road", "Papers, no. 1")
        assert record.abstract == "A study.\n\nOf 4 000 people."

    def test_an_untranslated_edition_keeps_the_original_title_and_says_its_language(self) -> None:
        record = records_of(self.make(Edition(languages=("en", "ru")), original_title="The Road"))["ru"]
        assert (record.title, record.title_language) == ("The Road", "en")
        assert (record.abstract_language, record.language) == ("en", "ru")

    def test_names_stand_as_the_records_language_prints_them(self) -> None:
        page = self.make(Edition(languages=("en", "ru")), authors=["Olimova"])
        translated = translation_of(page, "ru", title="Дорога")
        translated.authors = [PublicationAuthor(family_name="Олимова", locale=translated.locale)]
        translated.save_revision().publish()
        records = records_of(page)
        assert records["en"].authors == (Person("Olimova"),)
        assert records["ru"].authors == (Person("Олимова"),)

    def test_without_authors_the_organisation_is_told_as_creator(self) -> None:
        record = records_of(self.make(Edition(languages=("ru",))))["ru"]
        assert record.authors == ()
        assert record.creators == (Organisation("Международная организация по миграции"),)
        assert record.publisher == "Международная организация по миграции, Миссия в Таджикистане"

    def test_another_publisher_is_the_creator_of_what_it_publishes(self) -> None:
        record = records_of(self.make(publisher="Sharq Centre"))["en"]
        assert (record.publisher, record.creators) == ("Sharq Centre", (Organisation("Sharq Centre"),))

    def test_facts_are_those_of_the_english_page(self) -> None:
        page = self.make(
            published_on=PartialDate(2012, 5),
            isbn="92-9068-163-2",
            funder="First Fund; Second Fund",
            licence="by-nc-nd-3.0-igo",
            region="TJ-KT",
        )
        record = records_of(page)["en"]
        assert record.date == PartialDate(2012, 5)
        assert record.funders == ("First Fund", "Second Fund")
        assert record.licence == "https://creativecommons.org/licenses/by-nc-nd/3.0/igo/"
        assert record.region == "Khatlon Region"

    def test_keywords_stand_in_the_records_language(self) -> None:
        page = self.make(Edition(languages=("en", "tg")))
        page.topic_links = [PublicationTopic(topic=self.tree.topics["en"])]
        page.save_revision().publish()
        record = records_of(page)["tg"]
        assert (record.keywords, record.keywords_language) == (("Муҳоҷирати меҳнатӣ",), "tg")
        assert record.topics == ("labour-migration",)

    def test_the_newer_publication_and_the_older_one_name_each_other(self) -> None:
        older, newer = self.make(), publication(self.tree.research["en"], "The new road", slug="new-road")
        older.replaced_by = newer
        older.save_revision().publish()
        successor = records_of(older)["en"].replaced_by
        assert successor is not None
        assert (successor.title, successor.permalink) == ("The new road", newer.permanent_link("en"))
        assert [each.permalink for each in records_of(newer)["en"].replaces] == [older.permanent_link("en")]

    def test_addresses_are_those_of_the_records_own_language(self) -> None:
        record = records_of(self.make(Edition(languages=("en", "ru"))))["ru"]
        assert record.permalink.endswith("/ru")
        assert record.page_url.endswith("/ru/research/road/")
        assert record.list_url.endswith("/ru/research/")

    def test_describing_many_costs_as_many_queries_as_describing_one(self) -> None:
        def queries(count: int) -> int:
            for _number in range(count):
                publication(self.tree.research["en"], authors=["A"], editions=[["en"], ["ru"]])
            keys = list(PublicationPage.objects.values_list("translation_key", flat=True))
            with CaptureQueriesContext(connection) as captured:
                describer = Describer(PublicationPage.objects, keys)
                for pages in published_pages(PublicationPage.objects, keys).values():
                    describer.records(pages)
            return len(captured)

        assert queries(1) == queries(5)
