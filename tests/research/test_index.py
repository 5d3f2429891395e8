from __future__ import annotations

from django.db import connection
from django.test.utils import CaptureQueriesContext

from site_config.languages.partial_dates import PartialDate
from tests.html import language_of, parsed, words_of
from tests.tree import TreeTestCase, publication


class ResearchIndexPageTests(TreeTestCase):
    def test_publications_are_grouped_by_year_and_the_undated_come_last(self) -> None:
        for title, date in (("Old", PartialDate(2001, 8)), ("None", None), ("New", PartialDate(2015))):
            publication(self.tree.research["en"], title, published_on=date)
        main = parsed(self.client.get("/en/research/")).main
        years = [heading.get_text(strip=True) for heading in main.find_all("h2")]
        titles = [heading.get_text(strip=True) for heading in main.find_all("h3")]
        assert years == ["2015", "2010", "2001", "Undated"]
        assert titles == ["New", "The cotton harvest", "Old", "None"]

    def test_titles_of_other_languages_carry_their_own(self) -> None:
        publication(
            self.tree.research["en"], "Road map", slug="road", original_title="Дорожная карта", original_language="ru"
        )
        main = parsed(self.client.get("/tg/research/")).main
        title = main.find(lambda tag: tag.name == "h3" and "Road map" in tag.get_text())
        assert language_of(title) == "en"
        assert main.find(lang="ru", string="Дорожная карта") is not None

    def test_authors_and_languages_stand_with_each_title(self) -> None:
        text = words_of(parsed(self.client.get("/en/research/")).main)
        assert "Olimova" in text
        assert "English" in text

    def test_an_empty_list_says_so(self) -> None:
        for page in self.tree.harvest.values():
            page.unpublish()
        response = self.client.get("/tg/research/")
        assert response.status_code == 200
        assert parsed(response).main.find("h3") is None

    def test_queries_do_not_grow_with_the_list(self) -> None:
        def queries() -> int:
            with CaptureQueriesContext(connection) as captured:
                self.client.get("/tg/research/")
            return len(captured)

        self.client.get("/tg/research/")
        before = queries()
        for _ in range(12):
            publication(self.tree.research["en"], authors=["A", "B"], editions=[["en"], ["ru"]])
        assert queries() == before
        assert before <= 33


class ListStateTests(TreeTestCase):
    """Each state of the list has one address in each language."""

    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        research = cls.tree.research["en"]
        publication(research, "Zebra", kind="study", published_on=PartialDate(2001))
        publication(research, "The apple", kind="study", published_on=None)
        publication(research, "Яблоко", published_on=PartialDate(2001, 3), editions=[["ru"]])

    def titles(self, address: str) -> list[str]:
        main = parsed(self.client.get(address)).main
        return [link.get_text(strip=True) for link in main.select(".publication-card__link")]

    def test_titles_come_in_the_readers_alphabet_their_own_script_first(self) -> None:
        assert self.titles("/en/research/?sort=title") == ["The apple", "The cotton harvest", "Zebra", "Яблоко"]
        assert self.titles("/ru/research/?sort=title") == ["Сбор хлопка", "Яблоко", "The apple", "Zebra"]

    def test_the_undated_are_last_among_the_oldest_too(self) -> None:
        assert self.titles("/en/research/?sort=oldest") == ["Zebra", "Яблоко", "The cotton harvest", "The apple"]

    def test_the_state_is_kept_in_the_other_languages_and_in_the_canonical(self) -> None:
        page = parsed(self.client.get("/en/research/?utm_source=x&year=2001&type=study"))
        query = "?type=study&year=2001"
        assert page.find("link", rel="canonical")["href"].endswith(f"/en/research/{query}")
        # Whether another language's list holds anything in this state, only that list can tell.
        assert page.find_all("link", rel="alternate", hreflang=True) == []
        for language in ("ru", "tg"):
            assert page.find("a", href=f"/{language}/research/{query}", lang=language) is not None

    def test_every_choice_holds_as_many_as_it_says(self) -> None:
        main = parsed(self.client.get("/ru/research/?type=study")).main
        choices = main.select(".filters__choice:not([aria-current])")
        assert choices
        for choice in choices:
            count = int(choice.select_one(".filters__count").get_text())
            assert len(self.titles(choice["href"])) == count, choice

    def test_a_chip_removes_its_filter_alone(self) -> None:
        main = parsed(self.client.get("/en/research/?type=study&year=2001&sort=title")).main
        chips = [chip["href"] for chip in main.select(".list-state__chip")]
        assert chips == ["/en/research/?year=2001&sort=title", "/en/research/?type=study&sort=title"]
        assert main.select_one(".list-state__clear")["href"] == "/en/research/?sort=title"

    def test_where_nothing_is_found_the_way_out_is_named_with_its_count(self) -> None:
        page = parsed(self.client.get("/en/research/?type=study&year=2010"))
        ways = {way["href"]: words_of(way) for way in page.main.select(".list-nothing__way")}
        assert ways == {
            "/en/research/?type=study": "Without “2010”: 2 publications",
            "/en/research/?year=2010": "Without “Study”: 1 publication",
        }
        assert page.find("meta", attrs={"name": "robots"})["content"] == "noindex"

    def test_nonsense_is_answered_kindly_in_every_language(self) -> None:
        for language in ("en", "ru", "tg"):
            with self.subTest(language=language):
                response = self.client.get(f"/{language}/research/?year=abc&topic=no%00ne&sort=%3Bdrop&page=999")
                assert response.status_code == 200
                page = parsed(response)
                said = [words_of(line) for line in page.main.select(".list-state__ignored")]
                assert len(said) == 4
                assert any("none" in line for line in said)
                assert page.find("link", rel="canonical")["href"].endswith(f"/{language}/research/")
                assert page.find("meta", attrs={"name": "robots"})["content"] == "noindex"

    def test_a_removed_parameter_that_was_only_nul_is_no_mistake(self) -> None:
        page = parsed(self.client.get("/en/research/?topic=%00"))
        assert page.main.select(".list-state__ignored") == []
        assert page.find("meta", attrs={"name": "robots"}) is None

    def test_zotero_finds_each_publication_in_the_language_a_reader_would_cite(self) -> None:
        page = parsed(self.client.get("/ru/research/"))
        ids = [mark["title"] for mark in page.main.select("abbr.unapi-id[aria-hidden=true]")]
        number = self.tree.harvest["en"].number
        assert len(ids) == 4
        # The harvest exists in English alone, whatever the page's language.
        assert f"publication:{number}:en" in ids
        assert page.find("link", rel="unapi-server")["href"] == "/unapi"

    def test_the_list_follows_what_is_deleted_and_taken_back(self) -> None:
        self.tree.harvest["ru"].delete()
        assert "The cotton harvest" in self.titles("/tg/research/")
        self.tree.harvest["en"].unpublish()
        assert "The cotton harvest" not in self.titles("/tg/research/")
