from __future__ import annotations

from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from home import shelves
from home.models import PinnedPublication, PinnedStory
from tests.html import parsed, words_of
from tests.tree import TreeTestCase, publication, put_article


class HomePageTests(TreeTestCase):
    def main(self, language: str = "en"):
        return parsed(self.client.get(f"/{language}/")).main

    def stories(self, language: str = "en") -> list[str]:
        """Return the titles of the front page's stories."""
        response = self.client.get(f"/{language}/")
        return [story.title for story in response.context["stories"]]

    def pin(self, *pages) -> None:
        """Pin stories on the English front page and publish it."""
        home = self.tree.home["en"]
        home.pinned_stories = [PinnedStory(page=page, sort_order=place) for place, page in enumerate(pages)]
        home.save_revision().publish()

    def test_the_front_page_says_who_we_are_and_how_to_reach_us(self) -> None:
        html = parsed(self.client.get("/en/"))
        assert "IOM Mission in Tajikistan" in words_of(html)
        assert "International Organization for Migration" in words_of(html)
        assert "Who we are." in words_of(html.main)
        assert "22A Azizbekov Street" in words_of(html.body)

    def test_stories_have_summary_date_and_a_read_more_that_names_them(self) -> None:
        main = self.main()
        links = [words_of(link) for link in main.find_all("a", href="/en/news/bridge/")]
        assert any(link.startswith("Read more") and "A bridge over the Panj" in link for link in links)
        assert "Summary of story" in words_of(main)
        assert main.find("time", datetime="2017") is not None

    def test_newest_publications_and_topics_are_there(self) -> None:
        text = words_of(self.main())
        assert "The cotton harvest" in text
        assert "Labour migration" in text
        assert "Муҳоҷирати меҳнатӣ" in words_of(self.main("tg"))

    def test_it_fills_itself_with_the_newest(self) -> None:
        newest = [put_article(self.tree.news["en"]).title for _ in range(shelves.STORIES)]
        assert self.stories() == newest[::-1]

    def test_pinned_stories_come_first_in_their_order(self) -> None:
        older = [put_article(self.tree.news["en"], title) for title in ("one", "two")]
        for _ in range(shelves.STORIES):
            put_article(self.tree.news["en"])
        self.pin(*older)
        assert self.stories()[:2] == ["one", "two"]
        assert len(self.stories()) == shelves.STORIES
        assert len(set(self.stories())) == shelves.STORIES

    def test_a_story_pinned_twice_stands_once(self) -> None:
        self.pin(self.tree.bridge["en"], self.tree.bridge["en"])
        assert self.stories().count("A bridge over the Panj") == 1

    def test_a_pinned_story_is_shown_in_the_readers_language(self) -> None:
        self.pin(self.tree.bridge["en"])
        home = self.tree.home["tg"]
        home.pinned_stories = [PinnedStory(page=self.tree.bridge["en"])]
        home.save_revision().publish()
        assert self.stories("tg")[0] == "Пул аз болои Панҷ"

    def test_an_unpublished_or_private_pinned_story_gives_its_place_away(self) -> None:
        self.pin(self.tree.bridge["en"], self.tree.festival["en"])
        self.tree.bridge["en"].unpublish()
        PageViewRestriction.objects.create(page=self.tree.festival["en"], restriction_type=PageViewRestriction.LOGIN)
        assert self.stories() == []
        assert self.client.get("/en/").status_code == 200

    def test_pinned_publications_come_first(self) -> None:
        other = publication(self.tree.research["en"])
        home = self.tree.home["en"]
        home.pinned_publications = [PinnedPublication(page=other)]
        home.save_revision().publish()
        assert self.client.get("/en/").context["publications"][0].pk == other.pk

    def test_an_empty_site_still_has_a_front_page(self) -> None:
        for pages in (self.tree.bridge, self.tree.festival, self.tree.harvest):
            for page in pages.values():
                page.unpublish()
        for code in ("en", "ru", "tg"):
            assert self.client.get(f"/{code}/").status_code == 200

    def test_queries_do_not_grow_with_the_content(self) -> None:
        def queries() -> int:
            with CaptureQueriesContext(connection) as captured:
                self.client.get("/tg/")
            return len(captured)

        self.client.get("/tg/")
        before = queries()
        for _ in range(5):
            put_article(self.tree.news["en"])
            publication(self.tree.research["en"], authors=["A"], editions=[["en"], ["ru"]])
        assert queries() == before
        assert before <= 35
