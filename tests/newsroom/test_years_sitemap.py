"""The sitemap of the archives of years, as search engines read it."""

from __future__ import annotations

import datetime

from wagtail.models import PageViewRestriction

from site_config.languages.partial_dates import PartialDate
from site_config.pages.sitemap import XHTML
from tests.pages.test_sitemap import BASE, SitemapTestCase, changed_at
from tests.tree import article

EARLIER = datetime.datetime(2030, 1, 2, 8, tzinfo=datetime.UTC)
LATER = datetime.datetime(2031, 5, 17, 9, 30, tzinfo=datetime.UTC)


class YearsTests(SitemapTestCase):
    def test_each_language_has_a_file_that_the_index_names(self) -> None:
        assert {f"/sitemap-years-{code}.xml" for code in ("en", "ru", "tg")} <= set(self.files())

    def test_a_year_stands_there_once_and_its_address_answers(self) -> None:
        article(self.tree.news["en"], published_on=PartialDate(2015, 3))
        article(self.tree.news["en"], published_on=PartialDate(2015, 3, 8))
        found = self.addresses("/sitemap-years-ru.xml")
        assert found == [f"{BASE}/ru/news/2017/", f"{BASE}/ru/news/2015/"]
        assert [self.client.get(address).status_code for address in found] == [200, 200]

    def test_a_year_names_the_languages_in_which_it_is_read(self) -> None:
        (year,) = self.read("/sitemap-years-en.xml")
        alternates = {link.get("hreflang"): link.get("href") for link in year.iter(f"{{{XHTML}}}link")}
        assert alternates == {
            **{code: f"{BASE}/{code}/news/2017/" for code in ("en", "ru", "tg")},
            "x-default": f"{BASE}/en/news/2017/",
        }

    def test_a_year_changes_with_the_latest_of_the_stories_that_its_reader_finds(self) -> None:
        for pages in (self.tree.bridge, self.tree.festival):
            for page in pages.values():
                changed_at(page, EARLIER)
        changed_at(self.tree.bridge["ru"], LATER)
        changes = self.changes()
        assert changes["/ru/news/2017/"] == LATER.isoformat()
        assert changes["/en/news/2017/"] == EARLIER.isoformat()

    def test_a_private_story_makes_no_year(self) -> None:
        page = article(self.tree.news["en"], published_on=PartialDate(2014))
        PageViewRestriction.objects.create(page=page, restriction_type="password", password="x")
        assert self.addresses("/sitemap-years-en.xml") == [f"{BASE}/en/news/2017/"]

    def test_without_a_dated_story_there_is_no_file(self) -> None:
        for page in (*self.tree.bridge.values(), *self.tree.festival.values()):
            page.published_on = None
            page.save()
        assert not [file for file in self.files() if "years" in file]
        assert self.client.get("/sitemap-years-en.xml").status_code == 404

    def test_its_queries_do_not_grow_with_the_years(self) -> None:
        for number in range(3):
            with self.assertNumQueries(8):
                self.client.get("/sitemap-years-en.xml")
            article(self.tree.news["en"], published_on=PartialDate(2010 + number))
