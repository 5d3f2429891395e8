"""The feed of the news, read by a feed reader's parser."""

from __future__ import annotations

import datetime
from typing import Any

import feedparser
import time_machine
from bs4 import BeautifulSoup
from django.conf import settings
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, PageViewRestriction
from wagtail.rich_text import RichText

from newsroom.models import ArticlePage, ArticleTopic
from site_config.languages.partial_dates import PartialDate
from site_config.media.models import SiteImage
from tests.html import parsed
from tests.media import files
from tests.tree import TreeTestCase, put_article

BASE = settings.BASE_URL


def picture() -> SiteImage:
    """Return a picture of an uploaded photograph's size."""
    return SiteImage.objects.create(title="Fair", file=ContentFile(files.picture(size=(1300, 900)), "fair.jpg"))


class FeedTestCase(TreeTestCase):
    def feed(self, language: str = "en") -> Any:
        response = self.client.get(f"/{language}/news/feed/")
        assert response.status_code == 200
        found = feedparser.parse(response.content, response_headers={"content-type": response["Content-Type"]})
        assert not found.bozo, found.get("bozo_exception")
        assert found.version == "atom10"
        return found

    def titles(self, language: str = "en") -> list[str]:
        return [entry.title for entry in self.feed(language).entries]

    def content(self) -> Any:
        """Return the whole text of the newest story as a tree."""
        (content,) = self.feed().entries[0].content
        assert content.type == "text/html"
        return BeautifulSoup(content.value, "html5lib")


class EntryTests(FeedTestCase):
    def test_it_brings_only_what_is_written_in_its_language(self) -> None:
        assert sorted(self.titles()) == ["A bridge over the Panj", "A festival of films"]
        tajik = self.feed("tg")
        assert [entry.title for entry in tajik.entries] == ["Пул аз болои Панҷ"]
        assert tajik.feed.language == "tg"
        assert [link.href for link in tajik.feed.links if link.rel == "self"] == [f"{BASE}/tg/news/feed/"]
        assert tajik.feed.link == f"{BASE}/tg/news/"
        assert tajik.feed.title and tajik.feed.subtitle and tajik.feed.author

    def test_drafts_and_private_stories_never_come(self) -> None:
        put_article(self.tree.news["en"], "A draft").unpublish()
        PageViewRestriction.objects.create(page=self.tree.festival["en"], restriction_type="login")
        assert self.titles() == ["A bridge over the Panj"]

    def test_a_story_is_known_by_the_same_name_after_a_new_title_and_address(self) -> None:
        page = put_article(self.tree.news["en"], "A title", slug="a-title")
        before = self.feed().entries[0]
        page.title, page.slug = "Another title", "another-title"
        page.save_revision().publish()
        after = self.feed().entries[0]
        assert (after.title, after.link) == ("Another title", f"{BASE}/en/news/another-title/")
        assert after.id == before.id
        names = [entry.id for code in ("en", "ru", "tg") for entry in self.feed(code).entries]
        assert len(set(names)) == len(names)

    def test_summary_author_kind_and_topics_are_told(self) -> None:
        topics = [ArticleTopic(topic=self.tree.topics["en"])]
        facts = {"byline": "A. Writer", "kind": "feature", "summary": "Rye & wheat <5 kg", "topic_links": topics}
        put_article(self.tree.news["en"], "Bread & salt", **facts)
        entry = self.feed().entries[0]
        assert entry.title == "Bread & salt"
        assert BeautifulSoup(entry.summary, "html5lib").get_text() == "Rye & wheat <5 kg"
        assert entry.author == "A. Writer"
        assert [(tag.term, tag.label) for tag in entry.tags] == [
            ("feature", "Feature"),
            ("labour-migration", "Labour migration"),
        ]


class DateTests(FeedTestCase):
    def test_the_day_of_a_story_is_its_date_and_no_day_is_made_up(self) -> None:
        with time_machine.travel(datetime.datetime(2026, 3, 2, 9, 30, tzinfo=datetime.UTC), tick=False):
            put_article(self.tree.news["en"], "Of that day", published_on=PartialDate(2026, 3, 2))
            put_article(self.tree.news["en"], "Of a day before", published_on=PartialDate(2026, 2, 27))
            put_article(self.tree.news["en"], "Of a year", published_on=PartialDate(2012))
            put_article(self.tree.news["en"], "Undated", published_on=None)
        dates = {entry.title: entry.published for entry in self.feed().entries}
        assert dates["Of that day"] == "2026-03-02T14:30:00+05:00"
        assert dates["Of a day before"] == "2026-02-27T00:00:00+05:00"
        assert dates["Of a year"] == dates["Undated"] == "2026-03-02T14:30:00+05:00"

    def test_entries_stand_in_the_order_of_their_dates(self) -> None:
        Page.objects.update(first_published_at=datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC))
        for day in (3, 1, 2):
            put_article(self.tree.news["en"], f"Of day {day}", published_on=PartialDate(2019, 5, day))
        assert self.titles()[:2] == ["A festival of films", "A bridge over the Panj"]
        assert self.titles()[2:] == ["Of day 3", "Of day 2", "Of day 1"]
        dates = [entry.published_parsed for entry in self.feed().entries]
        assert dates == sorted(dates, reverse=True)

    def test_stories_that_came_together_stand_as_in_the_list(self) -> None:
        with time_machine.travel(datetime.datetime(2030, 3, 2, tzinfo=datetime.UTC)):
            for place in (1, 2, 3):
                put_article(self.tree.news["en"], f"Place {place}", list_position=place)
        assert self.titles()[:3] == ["Place 1", "Place 2", "Place 3"]

    def test_a_change_is_told(self) -> None:
        with time_machine.travel(datetime.datetime(2031, 1, 1, tzinfo=datetime.UTC), tick=False):
            self.tree.festival["en"].save_revision().publish()
        found = self.feed()
        assert found.feed.updated_parsed[:3] == (2031, 1, 1)
        assert found.entries[0].updated_parsed[:3] == (2031, 1, 1)
        assert found.entries[0].published_parsed < found.entries[0].updated_parsed


class TextTests(FeedTestCase):
    def test_the_whole_story_is_there_with_what_belongs_to_it(self) -> None:
        put_article(
            self.tree.news["en"],
            body=[
                ("text", RichText("<p>First paragraph.</p>")),
                ("heading", "A heading"),
                ("quote", {"quote": "Her own words", "speaker": "A. Speaker", "role": "teacher"}),
            ],
            notes=[("note", {"kind": "correction", "dated": datetime.date(2026, 1, 2), "text": "It was two."})],
            source_line="A survey",
            kind="event",
            event_starts_on=datetime.date(2026, 12, 18),
        )
        words = self.content().get_text(" ")
        for part in ("First paragraph.", "A heading", "Her own words", "A. Speaker", "It was two.", "A survey"):
            assert part in words, part
        assert "18 December 2026" in words

    def test_links_and_pictures_can_be_followed_from_anywhere(self) -> None:
        image, bridge = picture(), self.tree.bridge["en"].pk
        body: Any = [
            ("text", RichText(f'<p><a linktype="page" id="{bridge}">bridge</a> <a href="mailto:a@b.org">mail</a></p>')),
            ("picture", {"image": image, "alternative_text": "Stalls", "caption": "", "credit": ""}),
            ("call_to_action", {"text": "Read", "page": self.tree.about["en"], "url": ""}),
        ]
        put_article(self.tree.news["en"], body=body, lead_image=image, lead_image_alt="A fair")
        content = self.content()
        links = {link.get_text(): link["href"] for link in content.find_all("a")}
        assert links == {
            "bridge": f"{BASE}/en/news/bridge/",
            "mail": "mailto:a@b.org",
            "Read": f"{BASE}/en/about/",
        }
        pictures = content.find_all("img")
        assert [each["alt"] for each in pictures] == ["A fair", "Stalls"]
        for each in pictures:
            assert each["src"].startswith(f"{BASE}/media/images/")
            assert self.client.get(each["src"].removeprefix(BASE))["Content-Type"] == "image/jpeg"
        assert content.find(["picture", "source", "script", "style"]) is None
        assert content.find(srcset=True) is None

    def test_characters_that_xml_cannot_hold_cost_nothing_else(self) -> None:
        page = put_article(self.tree.news["en"], text="<p>One\x0btwo</p>")
        ArticlePage.objects.filter(pk=page.pk).update(summary="A\x0cb", title="Ti\x01tle")
        assert self.titles()[0] == "Title"
        assert "Onetwo" in self.content().get_text()


class AnswerTests(FeedTestCase):
    def test_an_empty_feed_is_a_feed(self) -> None:
        self.tree.bridge["tg"].unpublish()
        assert self.feed("tg").entries == []

    def test_who_has_it_gets_304_until_a_story_changes(self) -> None:
        first = self.client.get("/en/news/feed/")
        assert first["Content-Type"] == "application/atom+xml; charset=utf-8"
        assert "max-age" in first["Cache-Control"]
        assert "Cookie" not in first.get("Vary", "")
        known = {"if-none-match": first["ETag"]}
        assert self.client.get("/en/news/feed/", headers=known).status_code == 304
        self.tree.bridge["en"].save_revision().publish()
        assert self.client.get("/en/news/feed/", headers=known).status_code == 200

    def test_it_is_read_only(self) -> None:
        assert self.client.head("/en/news/feed/").status_code == 200
        assert self.client.post("/en/news/feed/").status_code == 405

    def test_every_page_of_the_language_announces_it(self) -> None:
        for path in ("/ru/", "/ru/news/", "/ru/news/bridge/", "/ru/news/2017/", "/ru/research/", "/ru/about/"):
            links = parsed(self.client.get(path)).find_all("link", type="application/atom+xml", rel="alternate")
            titles = {link["href"]: link["title"] for link in links}
            assert set(titles) == {"/ru/news/feed/", "/ru/research/feed/"}, path
            assert all(titles.values())

    def test_its_queries_do_not_grow(self) -> None:
        def queries() -> int:
            cache.clear()
            with CaptureQueriesContext(connection) as captured:
                self.client.get("/en/news/feed/")
            return len(captured)

        put_article(self.tree.news["en"], lead_image=picture())
        self.client.get("/en/news/feed/")
        before = queries()
        for _ in range(5):
            put_article(self.tree.news["en"], lead_image=picture())
        self.client.get("/en/news/feed/")
        assert queries() == before
        assert before <= 12
