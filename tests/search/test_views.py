from __future__ import annotations

from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from newsroom.models import ArticleTopic
from research.models import PublicationTopic
from tests.html import parsed, words_of
from tests.tree import TreeTestCase, article


class SearchTests(TreeTestCase):
    def found(self, language: str, query: str) -> list[str]:
        """Return the addresses of the results; what is shown where nothing was found is none."""
        response = self.client.get(f"/{language}/search/", {"q": query})
        assert response.status_code == 200
        return [link["href"] for link in parsed(response).main.select(".listing__results > .results a.result__link")]

    def test_titles_and_texts_are_found(self) -> None:
        article(self.tree.news["en"], slug="text", text="<p>An unmistakable word: okapi.</p>")
        assert self.found("en", "bridge") == ["/en/news/bridge/"]
        assert self.found("en", "okapi") == ["/en/news/text/"]
        assert self.found("tg", "Панҷ") == ["/tg/news/bridge/"]

    def test_untranslated_pages_are_found_under_the_readers_address(self) -> None:
        assert self.found("tg", "festival") == ["/tg/news/festival/"]

    def test_a_page_is_found_once_in_its_best_language(self) -> None:
        for page in self.tree.bridge.values():
            page.dateline = "Okapi"
            page.title = f"{page.title}: IOM"
            page.save_revision().publish()
        assert self.found("ru", "IOM")[0] == "/ru/news/bridge/"
        assert "/en/news/bridge/" not in self.found("ru", "IOM")

    def test_what_stands_only_in_another_language_is_said_to(self) -> None:
        main = parsed(self.client.get("/ru/search/", {"q": "bridge"})).main
        # The reader's own page exists, but has another text: the link leads to the one with the word.
        assert [heading.a["href"] for heading in main.select(".result__title")] == ["/en/news/bridge/"]
        assert main.find("a", href="/ru/search/?q=bridge&language=en").get_text(strip=True).endswith("(1)")

    def test_drafts_and_private_pages_are_not_found(self) -> None:
        self.tree.festival["en"].unpublish()
        PageViewRestriction.objects.create(page=self.tree.bridge["en"], restriction_type=PageViewRestriction.LOGIN)
        assert self.found("en", "festival") == []
        assert self.found("en", "bridge") == []

    def test_a_topic_leads_to_what_carries_it(self) -> None:
        for page, link in ((self.tree.bridge["en"], ArticleTopic), (self.tree.harvest["en"], PublicationTopic)):
            page.topic_links.add(link(topic=self.tree.topics["en"]))
            page.save_revision().publish()
        for code in ("en", "ru", "tg"):
            response = self.client.get(f"/{code}/search/", {"topic": "labour-migration"})
            assert {heading.a["href"] for heading in parsed(response).main.find_all("h2")} == {
                f"/{code}/news/bridge/",
                f"/{code}/research/harvest/",
            }

    def test_an_unknown_topic_asks_for_words(self) -> None:
        response = self.client.get("/en/search/", {"topic": "nonsense"})
        assert response.status_code == 200
        assert parsed(response).main.find("h2") is None

    def test_nothing_found_is_a_page_that_helps(self) -> None:
        response = self.client.get("/ru/search/", {"q": "нетничего"})
        assert response.status_code == 200
        assert "нетничего" in words_of(parsed(response).main)

    def test_an_empty_search_asks_for_words(self) -> None:
        for query in ({}, {"q": ""}, {"q": "   "}):
            response = self.client.get("/en/search/", query)
            assert response.status_code == 200
            assert parsed(response).main.find("input", attrs={"name": "q"}) is not None

    def test_hostile_words_are_words(self) -> None:
        for query in (
            "<script>alert(1)</script>",
            '"',
            "' OR 1=1 --",
            "(((",
            "a AND NOT",
            "*",
            "\u202e",
            "😀",
            "я" * 10_000,
            "-",
            "NEAR(a b)",
            "title:a",
            "%",
            "\\",
        ):
            response = self.client.get("/en/search/", {"q": query})
            assert response.status_code == 200, query[:20]
            assert parsed(response).main.find("script") is None

    def test_a_page_does_not_grow_with_what_was_pasted(self) -> None:
        response = self.client.get("/ru/search/", {"q": "я" * 10_000})
        assert response.status_code == 200
        # Cut to 200 letters, of six bytes each in an address.
        assert len(response.content) < 60_000

    def test_the_language_switch_keeps_the_search(self) -> None:
        reading = self.client.get("/en/search/", {"q": "bridge", "type": "news", "x": "y"}).context["reading"]
        assert [link.url for link in reading.links] == [
            f"/{code}/search/?q=bridge&type=news" for code in ("en", "ru", "tg")
        ]

    def test_a_nul_byte_counts_as_not_there(self) -> None:
        assert self.client.get("/en/search/?q=bri%00dge").context["query"] == "bridge"

    def test_search_results_are_not_for_search_engines(self) -> None:
        head = parsed(self.client.get("/en/search/", {"q": "bridge"})).head
        assert "noindex" in head.find("meta", attrs={"name": "robots"})["content"]

    def test_queries_do_not_grow_with_the_results(self) -> None:
        def queries() -> int:
            with CaptureQueriesContext(connection) as captured:
                self.client.get("/en/search/", {"q": "story"})
            return len(captured)

        article(self.tree.news["en"], "A story")
        queries()
        before = queries()
        for _ in range(9):
            article(self.tree.news["en"], "A story")
        assert queries() == before
