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
        assert before <= 30
