"""The news by year: all of a year's stories, at addresses that keep their meaning."""

from __future__ import annotations

from django.db import connection
from django.test.utils import CaptureQueriesContext

from newsroom.models.index import STORIES_PER_PAGE
from site_config.languages.partial_dates import PartialDate
from tests.html import parsed
from tests.tree import TreeTestCase, put_article


class YearArchiveTests(TreeTestCase):
    def titles(self, address: str) -> list[str]:
        return [each.get_text(strip=True) for each in parsed(self.client.get(address)).select(".story-card__title")]

    def test_a_year_has_its_stories_the_oldest_first_however_precise_their_dates(self) -> None:
        for title, date in (
            ("winter", PartialDate(2015, 12, 31)),
            ("spring", PartialDate(2015, 4)),
            ("some day", PartialDate(2015)),
            ("other year", PartialDate(2016, 1, 1)),
        ):
            put_article(self.tree.news["en"], title, published_on=date)
        assert self.titles("/en/news/2015/") == ["some day", "spring", "winter"]

    def test_a_full_page_of_a_year_never_changes(self) -> None:
        for day in range(1, STORIES_PER_PAGE + 1):
            put_article(self.tree.news["en"], published_on=PartialDate(2015, 3, day))
        before = self.titles("/en/news/2015/")
        put_article(self.tree.news["en"], "Later", published_on=PartialDate(2015, 6, 1))
        assert self.titles("/en/news/2015/?page=1") == before
        assert self.titles("/en/news/2015/?page=2") == ["Later"]
        second = parsed(self.client.get("/en/news/2015/?page=2"))
        assert second.find("link", rel="canonical")["href"].endswith("/en/news/2015/?page=2")

    def test_every_language_has_the_archive_and_names_the_others(self) -> None:
        for code, heading in (("en", "News of 2017"), ("ru", "2017"), ("tg", "2017")):
            response = self.client.get(f"/{code}/news/2017/")
            html = parsed(response)
            assert heading in html.h1.get_text()
            assert {link["hreflang"] for link in html.find_all("link", hreflang=True)} == {
                "en",
                "ru",
                "tg",
                "x-default",
            }

    def test_the_list_leads_to_the_years(self) -> None:
        put_article(self.tree.news["en"], published_on=PartialDate(2015, 5))
        links = parsed(self.client.get("/ru/news/")).select(".years__link")
        assert [link["href"] for link in links] == ["/ru/news/2017/", "/ru/news/2015/"]

    def test_a_year_without_stories_and_what_is_no_year_are_not_found(self) -> None:
        for address in ("/en/news/1999/", "/en/news/0000/", "/en/news/9999/", "/en/news/20170/"):
            assert self.client.get(address).status_code == 404, address

    def test_a_private_story_is_in_no_archive(self) -> None:
        from wagtail.models import PageViewRestriction

        page = put_article(self.tree.news["en"], published_on=PartialDate(2014))
        PageViewRestriction.objects.create(page=page, restriction_type="password", password="x")
        assert self.client.get("/en/news/2014/").status_code == 404

    def test_its_queries_do_not_grow(self) -> None:
        def queries() -> int:
            with CaptureQueriesContext(connection) as captured:
                self.client.get("/en/news/2017/")
            return len(captured)

        self.client.get("/en/news/2017/")
        before = queries()
        for _ in range(5):
            put_article(self.tree.news["en"])
        assert queries() == before

    def test_a_number_beyond_the_last_page_of_the_list_is_known_by_the_last(self) -> None:
        html = parsed(self.client.get("/en/news/?page=99"))
        assert html.find("link", rel="canonical")["href"].endswith("/en/news/")
