"""What the page of results says around them: languages, filters, what was meant, and what helps."""

from __future__ import annotations

from typing import Any
from unittest import mock

from bs4 import Tag

from site_config.languages.partial_dates import PartialDate
from site_config.search.engines import SearchTimeout
from tests.html import language_of, parsed, words_of
from tests.tree import TreeTestCase, article, translation_of


class ResultsPageTests(TreeTestCase):
    def page(self, reader: str = "en", **asked: str) -> Any:
        return parsed(self.client.get(f"/{reader}/search/", asked)).main

    def headings(self, main: Any) -> list[tuple[str, str]]:
        return [(heading.name, words_of(heading)) for heading in main.find_all(["h1", "h2", "h3", "h4"])]

    def test_a_heading_says_where_another_language_begins(self) -> None:
        both = article(self.tree.news["en"], "Okapi seen")
        translation_of(both, "ru", title="Okapi замечен")
        article(self.tree.news["en"], "Okapi again")
        main = self.page("ru", q="okapi")
        assert self.headings(main) == [
            ("h1", "Поиск"),
            ("h2", "Okapi замечен"),
            ("h2", words_of(main.select_one(".results-language"))),
            ("h3", "Okapi again"),
        ]
        assert [results["start"] for results in main.select("ol.results")] == ["1", "2"]
        again = main.find("h3")
        assert language_of(again) == "en"
        assert language_of(main.select_one(".results-language")) == "ru"
        assert main.find("a", href="/ru/search/?q=okapi&language=en") is not None

    def test_no_heading_where_one_language_is_shown(self) -> None:
        article(self.tree.news["en"], "Okapi seen")
        article(self.tree.news["ru"], "Okapi замечен")
        for asked in ({"q": "okapi", "language": "en"}, {"q": "bridge"}):
            assert self.page("ru", **asked).select(".results-language") == []

    def test_words_around_a_marked_one_keep_their_spaces(self) -> None:
        article(self.tree.news["en"], "An okapi in Dushanbe")
        link = self.page(q="okapi").select_one(".result__link")
        assert link.get_text() == "An okapi in Dushanbe"
        assert [mark.get_text() for mark in link.find_all("mark")] == ["okapi"]

    def test_a_filter_in_use_can_be_taken_away(self) -> None:
        for year in (2015, 2016):
            article(self.tree.news["en"], f"Okapi of {year}", published_on=PartialDate(year))
        main = self.page(q="okapi", year="2016")
        chip = main.select_one(".list-state__chip")
        assert (words_of(chip), chip["href"]) == ("Remove this filter: 2016", "/en/search/?q=okapi")
        assert main.select_one(".filters__choice[aria-current]")["href"] == "/en/search/?q=okapi"

    def test_many_years_are_folded_unless_the_chosen_one_is_among_them(self) -> None:
        for year in range(2001, 2013):
            article(self.tree.news["en"], f"Okapi of {year}", published_on=PartialDate(year))

        def folded(**asked: str) -> Tag:
            return self.page(q="okapi", **asked).select_one(".filters__more")

        assert len(folded().select(".filters__choice")) == 4
        assert not folded().has_attr("open")
        assert not folded(year="2012").has_attr("open")
        assert folded(year="2001").has_attr("open")

    def test_nothing_found_offers_topics_and_the_newest(self) -> None:
        main = self.page("tg", q="okapi")
        assert main.find("a", href="/tg/topics/labour-migration/") is not None
        assert main.find("a", href="/tg/news/bridge/") is not None
        assert main.find("a", href="/tg/news/") is not None

    def test_an_empty_search_offers_topics(self) -> None:
        assert self.page("ru").find("a", href="/ru/topics/labour-migration/") is not None

    def test_a_search_that_fails_is_said_kindly(self) -> None:
        with mock.patch("site_config.search.views.find", side_effect=SearchTimeout()), self.assertLogs("site_config"):
            response = self.client.get("/en/search/", {"q": "okapi"})
        assert (response.status_code, response["Retry-After"]) == (503, "60")
        main = parsed(response).main
        assert main.select_one("[role=alert]").find("a", href="/en/news/") is not None
        assert main.find("input", attrs={"name": "q"})["value"] == "okapi"
