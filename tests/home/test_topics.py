"""A topic's page: the stories and publications of all rooms, and nothing that the public may not read."""

from __future__ import annotations

import json
from typing import Any

import feedparser
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from home import topics
from newsroom.models import ArticleTopic
from newsroom.models.index import STORIES_PER_PAGE
from research.models import PublicationTopic
from site_config.languages.partial_dates import PartialDate
from site_config.topics.models import Topic
from tests.html import parsed, words_of
from tests.tree import TreeTestCase, publication, put_article

BASE = settings.BASE_URL


class TopicTestCase(TreeTestCase):
    def setUp(self) -> None:
        self.topic = self.tree.topics["en"]

    def put(self, *pages: Any) -> None:
        """Give pages the topic, as an editor does."""
        for page in pages:
            link = PublicationTopic if hasattr(page, "abstract") else ArticleTopic
            page.topic_links.add(link(topic=self.topic))
            page.save_revision().publish()

    def story(self, title: str = "", **values: Any) -> Any:
        return put_article(self.tree.news["en"], title, topic_links=[ArticleTopic(topic=self.topic)], **values)

    def read(self, address: str = "/en/topics/labour-migration/") -> Any:
        response = self.client.get(address)
        assert response.status_code == 200
        return parsed(response)

    def stories(self, address: str = "/en/topics/labour-migration/") -> list[str]:
        return [words_of(each) for each in self.read(address).select(".story-card__title")]

    def publications(self, address: str = "/en/topics/labour-migration/") -> list[str]:
        return [words_of(each) for each in self.read(address).select(".publication-card__title")]


class PageTests(TopicTestCase):
    def test_stories_and_publications_stand_there_in_every_language(self) -> None:
        self.put(self.tree.bridge["en"], self.tree.harvest["en"])
        for code, name, story, book in (
            ("en", "Labour migration", "A bridge over the Panj", "The cotton harvest"),
            ("ru", "Трудовая миграция", "Мост через Пяндж", "Сбор хлопка"),
            ("tg", "Муҳоҷирати меҳнатӣ", "Пул аз болои Панҷ", "Сбор хлопка"),
        ):
            address = f"/{code}/topics/labour-migration/"
            html = self.read(address)
            assert words_of(html.h1) == name
            assert html.html["lang"] == code
            assert self.stories(address) == [story]
            assert self.publications(address) == [book]
            link = html.find("a", href=f"/{code}/research/?topic=labour-migration")
            assert link is not None
            assert self.client.get(link["href"]).status_code == 200

    def test_other_topics_drafts_and_private_pages_are_absent(self) -> None:
        self.story("A draft").unpublish()
        hidden = self.story("A private one")
        PageViewRestriction.objects.create(page=hidden, restriction_type="login")
        other = Topic.objects.create(name="Trade", slug="trade", locale=self.topic.locale)
        put_article(self.tree.news["en"], "Of trade", topic_links=[ArticleTopic(topic=other)])
        assert self.stories() == []

    def test_the_newest_story_comes_first_and_the_others_on_further_pages(self) -> None:
        for number in range(STORIES_PER_PAGE + 1):
            self.story(f"Of {2000 + number}", published_on=PartialDate(2000 + number))
        self.put(self.tree.harvest["en"])
        first, second = self.stories(), self.stories("/en/topics/labour-migration/?page=2")
        assert first[0] == "Of 2012"
        assert len(first) == STORIES_PER_PAGE
        assert second == ["Of 2000"]
        # Publications stand on the first page only.
        assert self.publications("/en/topics/labour-migration/?page=2") == []
        html = self.read("/en/topics/labour-migration/?page=2")
        assert html.find("link", rel="canonical")["href"] == f"{BASE}/en/topics/labour-migration/?page=2"
        assert "page 2" in html.title.get_text()

    def test_nonsense_for_a_page_is_answered_with_one_there_is(self) -> None:
        self.put(self.tree.bridge["en"])
        for asked in ("x", "0", "-1", "99999999999", ""):
            assert self.stories(f"/en/topics/labour-migration/?page={asked}") == ["A bridge over the Panj"]

    def test_the_newest_publications_stand_there_and_all_are_counted(self) -> None:
        for year in range(2001, 2003 + topics.PUBLICATIONS):
            links = [PublicationTopic(topic=self.topic)]
            publication(self.tree.research["en"], str(year), published_on=PartialDate(year), topic_links=links)
        html = self.read()
        assert self.publications() == [str(year) for year in range(2008, 2002, -1)]
        assert f"All {topics.PUBLICATIONS + 2} publications" in words_of(html.main)

    def test_a_topic_with_nothing_yet_says_so_and_is_for_nobody_to_find(self) -> None:
        html = self.read("/tg/topics/labour-migration/")
        assert html.main.p is not None
        assert html.find("meta", attrs={"name": "robots"})["content"] == "noindex"
        assert html.find_all("link", hreflang=True) == []
        assert "There is nothing on this topic yet." in words_of(self.read().main)

    def test_languages_in_which_there_is_something_to_read_are_named_to_search_engines(self) -> None:
        self.put(self.tree.harvest["ru"])
        html = self.read("/ru/topics/labour-migration/")
        named = {link["hreflang"] for link in html.find_all("link", hreflang=True, rel="alternate")}
        # Readers of English have no fallback.
        assert named == {"ru", "tg", "x-default"}

    def test_there_are_no_other_topics(self) -> None:
        for path in (
            "/en/topics/nothing/",
            "/en/topics/",
            "/en/topics/nothing/feed/",
            "/en/topics/nothing/share-0.jpg",
        ):
            assert self.client.get(path).status_code == 404, path

    def test_it_is_read_only(self) -> None:
        assert self.client.head("/en/topics/labour-migration/").status_code == 200
        assert self.client.post("/en/topics/labour-migration/").status_code == 405
        assert not self.client.get("/en/topics/labour-migration/").cookies

    def test_topics_lead_here(self) -> None:
        self.put(self.tree.bridge["en"], self.tree.harvest["en"])
        for path in ("/ru/", "/ru/news/bridge/", "/ru/research/harvest/", "/ru/search/"):
            assert self.read(path).main.find("a", href="/ru/topics/labour-migration/") is not None, path

    def test_a_shared_link_shows_its_name_and_a_picture(self) -> None:
        html = self.read("/ru/topics/labour-migration/")
        told = {tag.get("property") or tag.get("name"): tag["content"] for tag in html.find_all("meta", content=True)}
        assert told["og:title"] == told["twitter:title"] == "Трудовая миграция"
        assert told["og:url"] == f"{BASE}/ru/topics/labour-migration/"
        assert 30 <= len(told["og:description"]) <= 300
        assert told["description"] == told["og:description"] == told["twitter:description"]
        assert told["twitter:card"] == "summary_large_image"
        response = self.client.get(told["og:image"].removeprefix(BASE))
        assert (response.status_code, response["Content-Type"]) == (200, "image/jpeg")
        assert len(response.content) < 300 * 1024
        old = self.client.get("/ru/topics/labour-migration/share-0.jpg")
        assert BASE + old["Location"] == told["og:image"]

    def test_machines_are_told_what_stands_there(self) -> None:
        self.put(self.tree.bridge["en"], self.tree.harvest["en"])
        scripts = self.read().find_all("script", type="application/ld+json")
        nodes = [json.loads(script.string) for script in scripts]
        assert [node["@type"] for node in nodes] == ["CollectionPage", "Organization", "WebSite", "BreadcrumbList"]
        entries = nodes[0]["mainEntity"]["itemListElement"]
        assert [(entry["position"], entry["name"], entry["url"]) for entry in entries] == [
            (1, "A bridge over the Panj", f"{BASE}/en/news/bridge/"),
            (2, "The cotton harvest", f"{BASE}/en/research/harvest/"),
        ]

    def test_queries_are_bounded_and_do_not_grow(self) -> None:
        def queries() -> int:
            with CaptureQueriesContext(connection) as captured:
                self.client.get("/tg/topics/labour-migration/")
            return len(captured)

        self.put(self.tree.bridge["en"], self.tree.harvest["en"])
        self.read("/tg/topics/labour-migration/")
        before = queries()
        for _ in range(5):
            self.story()
            self.put(publication(self.tree.research["en"], authors=["A"], editions=[["en"], ["ru"]]))
        assert queries() == before
        assert before <= 28


class FeedTests(TopicTestCase):
    def feed(self, language: str = "en") -> Any:
        response = self.client.get(f"/{language}/topics/labour-migration/feed/")
        assert response.status_code == 200
        found = feedparser.parse(response.content, response_headers={"content-type": response["Content-Type"]})
        assert not found.bozo, found.get("bozo_exception")
        return found

    def test_it_brings_what_is_really_written_in_its_language(self) -> None:
        self.put(self.tree.bridge["en"], self.tree.harvest["en"], self.tree.festival["en"])
        assert {entry.title for entry in self.feed().entries} == {
            "A bridge over the Panj",
            "The cotton harvest",
            "A festival of films",
        }
        assert {entry.title for entry in self.feed("ru").entries} == {"Мост через Пяндж", "Сбор хлопка"}
        assert [entry.title for entry in self.feed("tg").entries] == ["Пул аз болои Панҷ"]
        tajik = self.feed("tg").feed
        assert tajik.language == "tg"
        assert tajik.link == f"{BASE}/tg/topics/labour-migration/"
        assert tajik.id == f"{BASE}/tg/topics/labour-migration/feed/"
        assert "Муҳоҷирати меҳнатӣ" in tajik.title

    def test_entries_are_those_of_the_rooms_feeds(self) -> None:
        self.put(self.tree.bridge["en"], self.tree.harvest["en"])
        rooms = [feedparser.parse(self.client.get(f"/en/{room}/feed/").content) for room in ("news", "research")]
        known = {entry.id: entry for room in rooms for entry in room.entries}
        entries = self.feed().entries
        assert len(entries) == 2
        for entry in entries:
            assert known[entry.id] == entry

    def test_the_newest_comes_first(self) -> None:
        self.put(self.tree.bridge["en"], self.tree.harvest["en"])
        self.story("Much older", published_on=PartialDate(1999, 2, 3))
        dates = [entry.published_parsed for entry in self.feed().entries]
        assert dates == sorted(dates, reverse=True)
        assert self.feed().entries[-1].title == "Much older"

    def test_an_empty_feed_is_a_feed(self) -> None:
        assert self.feed("tg").entries == []

    def test_who_has_it_gets_304(self) -> None:
        first = self.client.get("/en/topics/labour-migration/feed/")
        again = self.client.get("/en/topics/labour-migration/feed/", headers={"if-none-match": first["ETag"]})
        assert again.status_code == 304

    def test_the_page_announces_it_with_those_of_the_rooms(self) -> None:
        links = self.read("/ru/topics/labour-migration/").find_all("link", type="application/atom+xml")
        assert [link["href"] for link in links] == [
            "/ru/research/feed/",
            "/ru/news/feed/",
            "/ru/topics/labour-migration/feed/",
        ]

    def test_its_queries_do_not_grow(self) -> None:
        def queries() -> int:
            cache.clear()
            with CaptureQueriesContext(connection) as captured:
                self.feed()
            return len(captured)

        self.put(self.tree.bridge["en"], self.tree.harvest["en"])
        before = queries()
        for _ in range(4):
            self.story()
            self.put(publication(self.tree.research["en"], authors=["A"], editions=[["en"], ["ru"]]))
        assert queries() == before
        assert before <= 22
