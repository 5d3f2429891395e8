from __future__ import annotations

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.html import language_of, parsed, words_of
from tests.tree import TreeTestCase, put_article


class NewsIndexPageTests(TreeTestCase):
    def titles(self, path: str) -> list[str]:
        """Return the headings of the list's stories."""
        main = parsed(self.client.get(path)).main
        return [heading.get_text(strip=True) for heading in main.select("h2.story-card__title")]

    def test_the_list_fills_up_with_stories_of_other_languages(self) -> None:
        assert set(self.titles("/tg/news/")) == {"Пул аз болои Панҷ", "A festival of films"}

    def test_a_title_in_another_language_says_so(self) -> None:
        titles = parsed(self.client.get("/tg/news/")).main.select("h2.story-card__title")
        languages = {words_of(title): language_of(title) for title in titles}
        assert languages == {"Пул аз болои Панҷ": "tg", "A festival of films": "en"}

    def test_read_more_names_the_story(self) -> None:
        main = parsed(self.client.get("/en/news/")).main
        names = [words_of(link) for link in main.find_all("a", href="/en/news/bridge/")]
        assert any("Read more" in name and "A bridge over the Panj" in name for name in names)

    def test_pages_of_the_list(self) -> None:
        for _ in range(15):
            put_article(self.tree.news["en"])
        first, second = self.titles("/en/news/"), self.titles("/en/news/?page=2")
        assert (len(first), len(second)) == (12, 5)
        assert not set(first) & set(second)

    def test_nonsense_for_a_page_number_shows_a_page_of_the_list(self) -> None:
        for page in ("abc", "-1", "0", "", "9999", "1e9", "\u0661", "1;2"):
            response = self.client.get("/en/news/", {"page": page})
            assert response.status_code == 200, page
            assert len(parsed(response).main.select("h2.story-card__title")) == 2

    def test_queries_do_not_grow_with_the_news(self) -> None:
        def queries() -> int:
            with CaptureQueriesContext(connection) as captured:
                self.client.get("/tg/news/")
            return len(captured)

        self.client.get("/tg/news/")
        before = queries()
        for _ in range(9):
            put_article(self.tree.news["en"])
        assert queries() == before
        assert before <= 25
