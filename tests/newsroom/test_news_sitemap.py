"""The sitemap of the news, as Google reads it."""

from __future__ import annotations

import datetime
from typing import Any

import time_machine
from lxml import etree  # ty: ignore[missing-module-member] (compiled, and without types)
from wagtail.models import PageViewRestriction

from newsroom.news_sitemap import NEWS
from site_config.languages.partial_dates import PartialDate
from site_config.pages.sitemap import SITEMAP
from tests.tree import TreeTestCase, put_article, translation_of

BASE = "http://127.0.0.1:8000"
DUSHANBE = datetime.timezone(datetime.timedelta(hours=5))
NOW = datetime.datetime(2026, 3, 10, 12, tzinfo=DUSHANBE)


class NewsSitemapTests(TreeTestCase):
    def setUp(self) -> None:
        self.enterContext(time_machine.travel(NOW, tick=False))

    def read(self) -> list[Any]:
        """Return the `url` elements."""
        response = self.client.get("/sitemap-news.xml")
        assert (response.status_code, response["Content-Type"]) == (200, "application/xml")
        root = etree.fromstring(response.content)
        assert root.tag == f"{{{SITEMAP}}}urlset"
        return list(root)

    def paths(self) -> list[str]:
        return [url.findtext(f"{{{SITEMAP}}}loc").removeprefix(BASE) for url in self.read()]

    def index(self) -> list[str]:
        root = etree.fromstring(self.client.get("/sitemap.xml").content)
        return [loc.text.removeprefix(BASE) for loc in root.iter(f"{{{SITEMAP}}}loc")]

    def test_a_story_of_today_is_told_in_each_language_in_which_it_is_written(self) -> None:
        page = put_article(self.tree.news["en"], "Today & here", slug="today", published_on=PartialDate(2026, 3, 10))
        translation_of(page, "tg", title="Имрӯз")
        told = {
            url.findtext(f"{{{SITEMAP}}}loc"): (
                url.findtext(f"{{{NEWS}}}news/{{{NEWS}}}publication/{{{NEWS}}}name"),
                url.findtext(f"{{{NEWS}}}news/{{{NEWS}}}publication/{{{NEWS}}}language"),
                url.findtext(f"{{{NEWS}}}news/{{{NEWS}}}publication_date"),
                url.findtext(f"{{{NEWS}}}news/{{{NEWS}}}title"),
            )
            for url in self.read()
        }
        assert told.keys() == {f"{BASE}/en/news/today/", f"{BASE}/tg/news/today/"}
        english = told[f"{BASE}/en/news/today/"]
        assert english == ("IOM Mission in Tajikistan", "en", "2026-03-10T12:00:00+05:00", "Today & here")
        tajik = told[f"{BASE}/tg/news/today/"]
        assert (tajik[1], tajik[3]) == ("tg", "Имрӯз")
        assert tajik[0] != english[0]

    def test_a_sign_that_xml_cannot_hold_does_not_cost_the_file(self) -> None:
        put_article(self.tree.news["en"], "Bad\x0bsign", slug="sign", published_on=PartialDate(2026, 3, 10))
        assert [url.findtext(f"{{{NEWS}}}news/{{{NEWS}}}title") for url in self.read()] == ["Badsign"]

    def test_what_is_older_than_two_days_or_has_no_day_is_no_news(self) -> None:
        for slug, date in (
            ("today", PartialDate(2026, 3, 10)),
            ("yesterday", PartialDate(2026, 3, 9)),
            # It began more than 48 hours ago.
            ("before", PartialDate(2026, 3, 8)),
            ("tomorrow", PartialDate(2026, 3, 11)),
            ("month", PartialDate(2026, 3)),
            ("undated", None),
        ):
            put_article(self.tree.news["en"], slug=slug, published_on=date)
        assert self.paths() == ["/en/news/today/", "/en/news/yesterday/"]

    def test_drafts_and_private_stories_are_absent(self) -> None:
        today = PartialDate(2026, 3, 10)
        put_article(self.tree.news["en"], published_on=today).unpublish()
        hidden = put_article(self.tree.news["en"], published_on=today)
        PageViewRestriction.objects.create(page=hidden, restriction_type="login")
        assert self.paths() == []

    def test_the_index_names_it_while_there_is_news(self) -> None:
        assert self.read() == []
        assert "/sitemap-news.xml" not in self.index()
        put_article(self.tree.news["en"], published_on=PartialDate(2026, 3, 10))
        assert "/sitemap-news.xml" in self.index()
        with time_machine.travel(NOW + datetime.timedelta(days=3)):
            assert "/sitemap-news.xml" not in self.index()

    def test_its_queries_do_not_grow(self) -> None:
        for _ in range(5):
            put_article(self.tree.news["en"], published_on=PartialDate(2026, 3, 10))
        with self.assertNumQueries(2):
            assert len(self.read()) == 5
