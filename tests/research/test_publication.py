from __future__ import annotations

from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile

from research.models import Edition, PermanentNumber, PublicationAuthor, PublicationPage, PublicationTopic
from site_config.languages.partial_dates import PartialDate
from site_config.media.models import SiteDocument
from tests.html import parsed, words_of
from tests.tree import TreeTestCase, publication, translation_of


class PublicationPageTests(TreeTestCase):
    def main(self, path: str):
        response = self.client.get(path)
        assert response.status_code == 200, path
        return parsed(response).main

    def test_a_record_shows_what_is_known(self) -> None:
        publication(
            self.tree.research["en"],
            "Labour Migration",
            slug="labour",
            authors=["Khakimov", "Mahmadbekov"],
            published_on=PartialDate(2003, 7),
            printed_pages=132,
            isbn="92-9068-163-2",
            funder="A funder",
            disclaimer="Views are the authors' own.",
            note="Replaces earlier versions.",
        )
        main = self.main("/en/research/labour/")
        text = words_of(main)
        for words in (
            "Khakimov",
            "Mahmadbekov",
            "July 2003",
            "132",
            "92-9068-163-2",
            "A funder",
            "Views are the authors' own.",
            "Replaces earlier versions.",
            "Report",
        ):
            assert words in text
        assert main.find("time")["datetime"] == "2003-07"

    def test_a_translated_title_stands_above_the_printed_one(self) -> None:
        main = self.main("/ru/research/harvest/")
        assert main.h1.get_text(strip=True) == "Сбор хлопка"
        printed = main.find(lang="en", string="The cotton harvest")
        assert printed is not None

    def test_a_title_that_is_the_printed_one_stands_once(self) -> None:
        assert len(self.main("/en/research/harvest/").find_all(string="The cotton harvest", lang=True)) <= 1
        assert self.tree.harvest["en"].foreign_title == ""

    def test_a_russian_original_is_marked_on_the_english_page(self) -> None:
        publication(
            self.tree.research["en"],
            "Road map",
            slug="road",
            original_title="Дорожная карта",
            original_language="ru",
            editions=[["ru"]],
        )
        main = self.main("/en/research/road/")
        assert main.find(lang="ru", string="Дорожная карта") is not None

    def test_a_record_without_a_file_says_how_to_ask_for_a_copy(self) -> None:
        main = self.main("/en/research/harvest/")
        links = [link for link in main.find_all("a") if link.get("href", "").startswith("mailto:mission@example.org")]
        assert len(links) == 1
        assert "harvest" in links[0]["href"].lower()

    def test_a_file_is_offered_with_its_language(self) -> None:
        document = SiteDocument(title="Harvest")
        document.file.save("harvest.txt", ContentFile(b"text"))
        document.save()
        page = self.tree.harvest["en"]
        page.editions = [Edition(languages=("en", "ru"), document=document)]
        page.save_revision().publish()
        main = self.main("/en/research/harvest/")
        assert main.find("a", href="/en/research/harvest/harvest-en-ru.txt") is not None
        assert "English" in words_of(main) and "Russian" in words_of(main)

    def test_an_edition_without_a_file_beside_one_with_a_file_can_be_asked_for(self) -> None:
        document = SiteDocument(title="Harvest")
        document.file.save("harvest.txt", ContentFile(b"text"))
        document.save()
        page = self.tree.harvest["en"]
        page.editions = [Edition(languages=("en",), document=document), Edition(languages=("ru",))]
        page.save_revision().publish()
        main = self.main("/en/research/harvest/")
        assert main.find("a", href="/en/research/harvest/harvest-en.txt") is not None
        assert main.find("a", href=lambda href: href and href.startswith("mailto:")) is not None

    def test_topics_stand_in_the_readers_language(self) -> None:
        page = self.tree.harvest["ru"]
        page.topic_links = [PublicationTopic(topic=self.tree.topics["en"])]
        page.save_revision().publish()
        assert "Муҳоҷирати меҳнатӣ" in words_of(self.main("/tg/research/harvest/"))


class AuthorTests(TreeTestCase):
    def test_an_author_is_a_person_or_an_organisation(self) -> None:
        PublicationAuthor(family_name="Olimova").clean()
        PublicationAuthor(organisation="IOM").clean()
        for wrong in (
            PublicationAuthor(),
            PublicationAuthor(given_name="Saodat"),
            PublicationAuthor(family_name="Olimova", organisation="IOM"),
        ):
            with pytest.raises(ValidationError):
                wrong.clean()

    def test_names_print_given_name_first(self) -> None:
        assert str(PublicationAuthor(family_name="Mughal", given_name="Abdul-Ghaffar")) == "Abdul-Ghaffar Mughal"
        assert str(PublicationAuthor(family_name="Olimova")) == "Olimova"
        assert str(PublicationAuthor(organisation="IOM")) == "IOM"


class PermanentNumberTests(TreeTestCase):
    def test_one_number_serves_a_publication_in_all_languages(self) -> None:
        english, russian = self.tree.harvest["en"], self.tree.harvest["ru"]
        assert english.number == russian.number

    def test_a_draft_has_its_number_already(self) -> None:
        draft = PublicationPage(title="Draft", slug="draft", abstract="…", live=False)
        self.tree.research["en"].add_child(instance=draft)
        assert draft.number == self.tree.harvest["en"].number + 1

    def test_a_number_is_never_given_twice(self) -> None:
        last = publication(self.tree.research["en"])
        number = last.number
        last.delete()
        assert publication(self.tree.research["en"]).number == number + 1

    def test_a_copy_is_another_publication(self) -> None:
        original = self.tree.harvest["en"]
        copy = original.copy(update_attrs={"slug": "harvest-copy"})
        assert copy.number not in (None, original.number)

    def test_numbers_follow_the_highest_one_known(self) -> None:
        PermanentNumber.objects.create(number=23, translation_key=uuid4())
        assert publication(self.tree.research["en"]).number == 24


class PermanentLinkTests(TreeTestCase):
    def location(self, language: str, number: int | None = None) -> str:
        response = self.client.get(f"/id/publication/{number or self.tree.harvest['en'].number}/{language}")
        assert response.status_code == 302
        return response["Location"]

    def test_it_leads_to_the_page_in_the_language(self) -> None:
        for code in ("en", "ru", "tg"):
            assert self.location(code) == f"/{code}/research/harvest/"

    def test_what_is_not_there_is_not_found(self) -> None:
        number = self.tree.harvest["en"].number
        for path in (f"{number}/xx", "999/en", "99999999999999999999/en", f"{number}/en/", f"{number}", "0/en"):
            assert self.client.get(f"/id/publication/{path}").status_code == 404, path

    def test_drafts_are_not_found(self) -> None:
        draft = PublicationPage(title="Draft", slug="draft", abstract="…", live=False)
        self.tree.research["en"].add_child(instance=draft)
        assert self.client.get(f"/id/publication/{draft.number}/en").status_code == 404

    def test_a_removed_publication_is_gone(self) -> None:
        for page in self.tree.harvest.values():
            page.unpublish()
        assert self.client.get(f"/id/publication/{self.tree.harvest['en'].number}/en").status_code == 410

    def test_only_reading_is_allowed(self) -> None:
        assert self.client.post(f"/id/publication/{self.tree.harvest['en'].number}/en").status_code == 405
        assert self.client.head(f"/id/publication/{self.tree.harvest['en'].number}/en").status_code == 302

    def test_a_publication_written_in_russian_only_is_not_found_in_english(self) -> None:
        page = publication(self.tree.research["ru"], "Только по-русски", original_language="ru")
        assert self.client.get(f"/id/publication/{page.number}/en").status_code == 404
        assert self.location("tg", page.number) == f"/tg/research/{page.slug}/"


class SortKeyTests(TreeTestCase):
    def test_titles_sort_by_the_tajik_alphabet(self) -> None:
        for title in ("кӯрпа", "курсӣ", "кӯр", "курс"):
            translation_of(publication(self.tree.research["en"]), "tg", title=title)
        pages = PublicationPage.objects.in_language("tg").order_by("title_key")
        assert [page.title for page in pages] == ["курс", "курсӣ", "кӯр", "кӯрпа"]
