"""Links to the old site, in print and elsewhere, still lead to what they promised."""

from __future__ import annotations

from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext, override_settings
from wagtail.contrib.redirects.models import Redirect

from tests.tree import TreeTestCase, publication, put_article, translation_of

PREFIX = "/index.php/en"
#: Each row of the old site's list of addresses, and where it leads.
ROWS = {
    "/index.php/en/": "/en/",
    "/index.php/en/researches": "/en/research/",
    "/index.php/research": "/en/research/",
    "/index.php/en/researches/129-migration-remittances-and-living-standards-in-tajikistan-september-2007": (
        "/en/research/remittances/"
    ),
    "/index.php/en/newsletters": "/en/news/",
    "/index.php/en/newsletters?start=64": "/en/news/",
    "/index.php/en/newsletters/283-iom-global-migration-film-festival-comes-to-tajikistan-for-the-first-time": (
        "/en/news/film-festival/"
    ),
    "/index.php/en/newsletters/325-act-and-educate-to-endhumantrafficking": "/en/news/",
    "/index.php/news/newsletter": "/en/news/",
    "/index.php/about-us/overview": "/en/about/",
    "/index.php/multimedia": "/en/",
}


class OldSiteTests(TreeTestCase):
    def setUp(self) -> None:
        self.festival = put_article(self.tree.news["en"], "2017 film festival", slug="film-festival", legacy_number=283)
        self.remittances = publication(self.tree.research["en"], "Remittances", slug="remittances", legacy_number=129)

    def answer(self, path: str, **extra: Any) -> tuple[int, str]:
        response = self.client.get(path, **extra)
        return response.status_code, response.headers.get("Location", "")

    def test_every_row_leads_to_its_page_at_once(self) -> None:
        assert {path: self.answer(path) for path in ROWS} == {path: (301, to) for path, to in ROWS.items()}
        assert {to: self.client.get(to).status_code for to in ROWS.values()} == dict.fromkeys(ROWS.values(), 200)

    def test_the_prefix_and_the_language_may_be_missing(self) -> None:
        for path, language in (
            ("/index.php/newsletters/283-festival", "en"),
            ("/newsletters/283-festival", "en"),
            ("/newsletters/283-festival/", "en"),
            ("/en/newsletters/283-festival", "en"),
            ("/ru/newsletters/283-festival", "ru"),
            ("/tj/newsletters/283-festival/", "tg"),
            ("/index.php/tj/newsletters/283", "tg"),
            ("/index.php/tg/news/283-festival", "tg"),
        ):
            assert self.answer(path) == (301, f"/{language}/news/film-festival/"), path
        # Not translated: read under the reader's language all the same.
        assert self.client.get("/tg/news/film-festival/").status_code == 200

    def test_the_old_host_answers_alike(self) -> None:
        with override_settings(ALLOWED_HOSTS=["iom.tj"]):
            assert self.answer(f"{PREFIX}/researches", headers={"host": "iom.tj"}) == (301, "/en/research/")

    def test_an_unpublished_item_leads_to_its_list(self) -> None:
        self.festival.unpublish()
        assert self.answer(f"{PREFIX}/newsletters/283-festival") == (301, "/en/news/")

    def test_numbers_of_stories_and_publications_are_apart(self) -> None:
        assert self.answer(f"{PREFIX}/researches/283-festival") == (301, "/en/research/")

    def test_a_page_of_ours_stands_where_an_old_one_was(self) -> None:
        put_article(self.tree.news["en"], "129 bridges", slug="129-bridges")
        assert self.client.get("/en/news/129-bridges/").status_code == 200
        assert self.client.get("/tg/news/129-bridges/").status_code == 200
        about = self.tree.about["en"]
        about.slug = "multimedia"
        about.save_revision().publish()
        assert self.client.get("/en/multimedia/").status_code == 200
        assert self.answer(f"{PREFIX}/multimedia") == (301, "/en/")

    def test_a_wrong_number_under_a_word_of_ours_is_not_found(self) -> None:
        assert self.answer("/en/news/283-festival/") == (301, "/en/news/film-festival/")
        assert self.answer("/en/news/999-festival/") == (404, "")
        assert self.answer("/en/news/newsletter") == (301, "/en/news/")

    def test_what_the_old_site_did_not_have_is_not_found(self) -> None:
        for path in (
            "/news/",
            "/index.php/en/nobody-knows",
            "/index.php?option=com_users&view=registration",
            "/xx/researches",
        ):
            assert self.answer(path)[0] == 404, path
        assert self.client.post(f"{PREFIX}/newsletters").status_code == 404

    def test_nonsense_does_no_harm(self) -> None:
        for path in (
            "/index.php/en/newsletters/%00",
            "/index.php/en/newsletters/%ff",
            "/index.php/en/newsletters/%2500",
            "/index.php/en//example.org/researches",
            "/index.php//example.org",
            "//example.org/index.php/en/researches",
            "/index.php/en/researches/\u0661\u0662\u0669-x",
            f"/index.php/en/researches/{'9' * 60}-x",
            "/index.php/en/researches?start=%00&next=//example.org",
            "/index.php/en/researches/../../../etc/passwd",
        ):
            status, location = self.answer(path)
            assert (status in (400, 404)) or location in ("/en/news/", "/en/research/"), (path, status, location)

    def test_what_an_editor_decided_comes_first(self) -> None:
        Redirect.add_redirect("/index.php/en/newsletters/325-act", self.tree.bridge["en"])
        assert self.answer("/index.php/en/newsletters/325-act") == (301, "/en/news/bridge/")
        assert self.answer("/index.php/en/newsletters/325-act/?start=8") == (301, "/en/news/bridge/")

    def test_queries_are_few_and_none_is_asked_for_other_addresses(self) -> None:
        translation_of(self.festival, "ru")
        for path in (f"{PREFIX}/newsletters/283-x", "/ru/newsletters/283-x", f"{PREFIX}/researches"):
            with CaptureQueriesContext(connection) as captured:
                self.client.get(path)
            assert len(captured) <= 6, [query["sql"] for query in captured]
        with CaptureQueriesContext(connection) as captured:
            self.client.get("/robots.txt")
        assert len(captured) == 0
