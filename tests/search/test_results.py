"""Where a result leads: to the very text that was found."""

from __future__ import annotations

from unittest import mock

from wagtail.models import PageViewRestriction

from research.models import PublicationPage
from site_config.search.models import Entry, SynonymSet
from tests.html import parsed
from tests.tree import TreeTestCase, article, translation_of


class AddressTests(TreeTestCase):
    def addresses(self, reader: str, words: str) -> list[str]:
        """Return the addresses of the results, each of which answers."""
        main = parsed(self.client.get(f"/{reader}/search/", {"q": words})).main
        found = [link["href"] for link in main.select(".listing__results > .results a.result__link")]
        offered = self.client.get(f"/{reader}/search/suggestions/", {"q": words}).json()["suggestions"]
        assert [each["url"] for each in offered] == found
        assert [self.client.get(address).status_code for address in found] == [200] * len(found)
        return found

    def test_a_page_in_russian_alone_is_read_there_by_english_readers(self) -> None:
        page = article(self.tree.news["ru"], "Окапи", slug="okapi")
        assert self.addresses("en", "окапи") == ["/ru/news/okapi/"]
        assert self.addresses("tg", "окапи") == ["/tg/news/okapi/"]
        assert not page.get_translations().exists()

    def test_english_words_lead_past_a_fallback_in_russian(self) -> None:
        page = article(self.tree.news["en"], "Okapi seen", slug="okapi")
        assert self.addresses("tg", "okapi") == ["/tg/news/okapi/"]
        translation_of(page, "ru", title="Редкий зверь")
        assert self.addresses("tg", "okapi") == ["/en/news/okapi/"]

    def test_what_the_index_has_not_forgotten_yet_is_not_shown(self) -> None:
        page = article(self.tree.news["en"], "Okapi seen")
        with mock.patch("site_config.search.indexing.signal_handlers.refresh_pages"):
            page.unpublish()
        assert Entry.objects.filter(page=page).exists()
        assert self.addresses("en", "okapi") == []
        with mock.patch("site_config.search.indexing.signal_handlers._forget_below"):
            PageViewRestriction.objects.create(page=self.tree.bridge["en"], restriction_type="login")
        assert Entry.objects.filter(page=self.tree.bridge["en"]).exists()
        assert self.addresses("en", "bridge") == []


class MarkTests(TreeTestCase):
    def marks(self, words: str) -> list[str]:
        """Return what is marked in the first result."""
        main = parsed(self.client.get("/en/search/", {"q": words})).main
        return [mark.get_text() for mark in main.select_one(".result").find_all("mark")]

    def test_a_synonym_of_several_words_is_marked_as_a_whole_and_nowhere_in_parts(self) -> None:
        SynonymSet.objects.create(terms="OSF\nOkapi Society for Forests")
        news = self.tree.news["en"]
        article(news, "A gift for the OSF", summary="The Okapi Society for Forests thanks for it.")
        assert self.marks("OSF") == ["OSF", "Okapi", "Society", "for", "Forests"]

    def test_a_part_of_a_hyphenated_word_is_not_marked_alone(self) -> None:
        article(self.tree.news["en"], "The re-entry", summary="A question re okapi and re-entry.")
        assert self.marks("re-entry") == ["re", "entry", "re", "entry"]

    def test_a_title_on_the_cover_in_another_language_is_shown_and_marked(self) -> None:
        page = self.tree.harvest["en"]
        PublicationPage.objects.filter(pk=page.pk).update(original_title="Пахтаи мо", subtitle="An okapi at work")
        page.refresh_from_db()
        page.save_revision().publish()
        assert self.marks("пахта") == ["Пахтаи"]
        assert self.marks("okapi") == ["okapi"]


class NumberTests(TreeTestCase):
    def test_numbers_are_found_as_people_write_them(self) -> None:
        page = self.tree.harvest["en"]
        PublicationPage.objects.filter(pk=page.pk).update(isbn="978-3-16-148410-0", report_number="TJ/2009-07")
        page.refresh_from_db()
        page.save_revision().publish()
        for words in (
            "978-3-16-148410-0",
            "9783161484100",
            "978 3 16 148410 0",
            "ISBN 978-3-16-148410-0",
            "isbn: 9783161484100",
            "ISBN-13: 978-3-16-148410-0",
            "TJ/2009-07",
            "tj 2009 07",
        ):
            main = parsed(self.client.get("/en/search/", {"q": words})).main
            assert main.select_one(".result__link")["href"] == "/en/research/harvest/", words
