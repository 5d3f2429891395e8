"""What the site says of languages is so: notices, the switch, translations named to machines, pages of others."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any, ClassVar
from unittest.mock import patch
from urllib.parse import urljoin

from django.db import OperationalError
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone, translation
from django.utils.translation import gettext
from wagtail.models import PageViewRestriction

from newsroom.models import ArticlePage
from site_config.languages.codes import CODES
from site_config.pages.elsewhere import readable_elsewhere
from site_config.pages.reading import Reading
from tests.html import language_of, parsed, words_of
from tests.tree import TreeTestCase, publication, put_article, translation_of

BASE = "http://127.0.0.1:8000"


def make_private(page: Any) -> None:
    """Ask for a password before a page is shown."""
    PageViewRestriction.objects.create(
        page=page, restriction_type=PageViewRestriction.PASSWORD, password="a valley in spring"
    )


def russian_only(tree: Any, **values: Any) -> Any:
    """Publish a story that is written in Russian alone."""
    return put_article(tree.news["ru"], "Праздник", slug="feast", **values)


@dataclass(frozen=True)
class Told:
    """What a page tells of languages: its header and head to machines, its two switches to readers."""

    content_language: str
    canonical: str
    alternates: dict[str, str]
    is_indexed: bool
    switches: list[tuple[str, str]]

    @classmethod
    def by(cls, response: HttpResponse, html: Any) -> Told:
        canonical = html.head.find("link", rel="canonical")
        alternates = html.head.find_all("link", rel="alternate", hreflang=True)
        robots = html.head.find("meta", attrs={"name": "robots"})
        links = html.select(".language-switch a, .site-footer__languages a")
        return cls(
            content_language=response["Content-Language"],
            canonical=canonical["href"] if canonical else "",
            alternates={link["hreflang"]: link["href"] for link in alternates},
            is_indexed=not (robots and "noindex" in robots["content"]),
            switches=[(link["lang"], link["href"]) for link in links],
        )


def crawl(waiting: list[str]) -> dict[str, Told | None]:
    """Return what is found behind all links, by path; None for what is no page. Every link must be answered by 200."""
    beginnings = tuple(f"/{code}/" for code in CODES)
    client = Client()
    found: dict[str, Told | None] = {}
    while waiting:
        address = waiting.pop()
        if address in found:
            continue
        response = client.get(address)
        assert response.status_code == 200, address
        assert response["Content-Language"], address
        found[address] = None
        if response["Content-Type"].startswith("text/html"):
            html = parsed(response)
            found[address] = Told.by(response, html)
            links = [urljoin(address, link["href"]).partition("#")[0] for link in html.body.find_all("a", href=True)]
            waiting += [path for link in links if (path := link.removeprefix(BASE)).startswith(beginnings)]
    return found


class CrawlTests(TreeTestCase):
    """A crawler follows every link of the small site, and believes nothing that it does not find."""

    pages: ClassVar[dict[str, Told]]
    others: ClassVar[list[str]]

    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        russian_only(cls.tree)
        publication(cls.tree.research["tg"], "Танҳо ба тоҷикӣ", editions=[["tg"]])
        for _ in range(10):
            put_article(cls.tree.news["en"])
        make_private(cls.tree.about["ru"])
        found = crawl([f"/{code}/" for code in CODES])
        cls.pages = {address: told for address, told in found.items() if told and address != "/ru/about/"}
        cls.others = [address for address, told in found.items() if told is None]

    def test_the_crawler_has_seen_lists_in_states_fallbacks_and_files(self) -> None:
        for part in ("/ru/news/?page=2", "/tg/research/?year=2010", "/tg/news/festival/", "/en/topics/"):
            assert any(address.startswith(part) for address in self.pages), part
        assert any(address.endswith("cite.bib") for address in self.others)

    def test_every_translation_is_named_by_all_of_them_and_nothing_else(self) -> None:
        named = {address: told for address, told in self.pages.items() if told.alternates}
        # The first page of a list is the list, and says so.
        paths = {address[3:].removesuffix("?page=1") for address in named}
        pages = {"/", "/news/", "/news/2017/", "/research/", "/about/", "/news/bridge/", "/research/harvest/"}
        assert paths == pages
        assert "/ru/research/harvest/" in named
        for address, told in named.items():
            with self.subTest(address=address):
                others = {code: url for code, url in told.alternates.items() if code != "x-default"}
                assert len(others) > 1
                assert told.canonical in others.values()
                assert told.canonical == BASE + address.removesuffix("?page=1")
                assert told.is_indexed
                for code, other in others.items():
                    assert other.startswith(f"{BASE}/{code}/")
                    assert named[other.removeprefix(BASE)].alternates == told.alternates
                assert told.alternates["x-default"] == next(others[code] for code in CODES if code in others)

    def test_a_canonical_stays_in_its_language_but_for_fallbacks(self) -> None:
        for address, told in self.pages.items():
            beginning = f"{BASE}/{told.content_language}/"
            assert told.canonical.startswith(beginning) or not (told.canonical or told.is_indexed), address
            assert told.content_language == address[1:3] or not told.is_indexed, address

    def test_the_switch_leads_to_the_same_page_in_the_same_state(self) -> None:
        for address, told in self.pages.items():
            assert told.switches, address
            for code, link in told.switches:
                # The first page of a list is the list.
                assert link == f"/{code}/{address[4:].removesuffix('?page=1')}", address
                assert link in self.pages or link == "/ru/about/", address


class SwitchTests(TreeTestCase):
    def switch(self, page: Any, language: str) -> dict[str, str]:
        """Return the addresses that the switch on a page offers to a reader, by language."""
        return {link.code: link.url for link in Reading.of_page(page, language).links if link.url}

    def assert_answered(self, links: dict[str, str]) -> None:
        for address in links.values():
            assert self.client.get(address).status_code == 200, address

    def test_a_private_page_is_nobodys_fallback(self) -> None:
        make_private(self.tree.festival["en"])
        assert self.switch(self.tree.festival["en"], "en") == {"en": "/en/news/festival/"}

    def test_a_private_translation_stands_in_the_way_of_what_is_behind_it(self) -> None:
        self.tree.bridge["tg"].unpublish()
        make_private(self.tree.bridge["ru"])
        links = self.switch(self.tree.bridge["en"], "en")
        # The Russian address asks for its password; the Tajik one has nothing to show.
        assert links == {"en": "/en/news/bridge/", "ru": "/ru/news/bridge/"}
        self.assert_answered(links)
        assert self.client.get("/tg/news/bridge/").status_code == 404

    def test_a_private_page_names_no_translations_and_is_named_by_none(self) -> None:
        make_private(self.tree.bridge["ru"])
        private = Reading.of_page(self.tree.bridge["ru"], "ru")
        assert (private.is_indexed, private.alternates) == (False, [])
        public = Reading.of_page(self.tree.bridge["en"], "en")
        assert [link.code for link in public.alternates] == ["en", "tg"]

    def test_a_translation_that_stands_elsewhere_is_linked_where_it_stands(self) -> None:
        self.tree.bridge["ru"].slug = "most"
        self.tree.bridge["ru"].save_revision().publish()
        links = self.switch(self.tree.bridge["en"], "en")
        assert links == {"en": "/en/news/bridge/", "ru": "/ru/news/most/", "tg": "/tg/news/bridge/"}
        self.assert_answered(links)

    def test_a_fallback_of_a_translation_that_stands_elsewhere_is_found(self) -> None:
        self.tree.bridge["tg"].unpublish()
        self.tree.bridge["ru"].slug = "most"
        self.tree.bridge["ru"].save_revision().publish()
        links = self.switch(self.tree.bridge["en"], "en")
        assert links["tg"] == "/tg/news/most/"
        self.assert_answered(links)

    def test_what_no_reader_of_a_language_can_have_is_not_linked(self) -> None:
        assert set(self.switch(russian_only(self.tree), "ru")) == {"ru", "tg"}


class OlderTranslationTests(TreeTestCase):
    def change_english(self, page: Any, days: int = 1) -> datetime.datetime:
        """Say that the English words changed so many days after now, when all translations were published."""
        moment = timezone.now() + datetime.timedelta(days=days)
        type(page).objects.filter(pk=page.pk).update(words_changed_at=moment)
        return moment

    def notice(self, address: str) -> Any:
        response = self.client.get(address)
        assert response.status_code == 200, address
        return parsed(response).find(class_="notice")

    def test_a_translation_that_is_older_says_so_with_the_date_and_the_way_to_the_english_page(self) -> None:
        ArticlePage.objects.filter(pk=self.tree.bridge["en"].pk).update(
            words_changed_at=datetime.datetime(2031, 3, 5, 20, tzinfo=datetime.UTC)
        )
        # Past midnight in Dushanbe.
        for code, date in (("ru", "6 марта 2031"), ("tg", "6 марти соли 2031")):
            notice = self.notice(f"/{code}/news/bridge/")
            assert date in words_of(notice)
            assert language_of(notice) == code
            links = [(link["href"], link["lang"], link["hreflang"]) for link in notice.find_all("a")]
            assert links == [("/en/news/bridge/", "en", "en")]

    def test_the_english_page_and_newer_translations_say_nothing(self) -> None:
        self.change_english(self.tree.bridge["en"], days=-1)
        assert self.notice("/ru/news/bridge/") is None
        self.change_english(self.tree.bridge["en"])
        assert self.notice("/en/news/bridge/") is None

    def test_nothing_is_said_of_an_english_page_that_is_not_public(self) -> None:
        self.change_english(self.tree.bridge["en"])
        make_private(self.tree.bridge["en"])
        assert Reading.of_page(self.tree.bridge["ru"], "ru").source_changed_at is None
        PageViewRestriction.objects.all().delete()
        ArticlePage.objects.filter(pk=self.tree.bridge["en"].pk).update(live=False)
        assert Reading.of_page(self.tree.bridge["ru"], "ru").source_changed_at is None

    def test_a_fallback_says_both(self) -> None:
        self.change_english(self.tree.harvest["en"])
        notice = self.notice("/tg/research/harvest/")
        assert len(notice.find_all("p")) == 2
        assert [link["href"] for link in notice.find_all("a")] == ["/en/research/harvest/", "/ru/research/harvest/"]

    def test_a_translation_published_again_is_up_to_date(self) -> None:
        self.change_english(self.tree.bridge["en"], days=0)
        assert self.notice("/tg/news/bridge/") is not None
        ArticlePage.objects.get(pk=self.tree.bridge["tg"].pk).save_revision().publish()
        assert self.notice("/tg/news/bridge/") is None

    def test_the_preview_of_a_translation_shows_the_page_as_it_will_be(self) -> None:
        self.change_english(self.tree.bridge["en"])
        preview = self.tree.bridge["ru"].make_preview_request()
        assert parsed(preview).find(class_="notice") is None

    def test_a_list_in_a_state_leads_to_the_same_state(self) -> None:
        self.change_english(self.tree.research["en"])
        notice = self.notice("/ru/research/?type=report")
        assert notice.a["href"] == "/en/research/?type=report"

    def test_it_costs_no_query(self) -> None:
        for page, queries in ((self.tree.bridge["ru"], 2), (self.tree.festival["en"], 2)):
            page.locale  # noqa: B018 (asked for by the page above)
            with self.assertNumQueries(queries):
                Reading.of_page(page, "tg")


class ContentLanguageTests(TreeTestCase):
    def language(self, address: str, status: int = 200) -> str:
        response = self.client.get(address, headers={"accept-language": "tg"})
        assert response.status_code == status, address
        return response["Content-Language"]

    def test_it_is_the_language_of_the_text(self) -> None:
        assert self.language("/tg/news/bridge/") == "tg"
        assert self.language("/tg/news/festival/") == "en"
        assert self.language("/tg/research/harvest/") == "ru"

    def test_lists_search_feeds_and_missing_pages_have_that_of_their_address(self) -> None:
        for code in CODES:
            for path in ("", "news/", "research/?year=2010", "search/?q=bridge", "research/feed/"):
                assert self.language(f"/{code}/{path}") == code
            assert self.language(f"/{code}/nothing/", 404) == code
        assert self.language("/nothing/", 404) == "tg"


class MissingHereTests(TreeTestCase):
    """A page that the reader's language does not have, and nothing stands in for."""

    def offered(self, address: str) -> list[tuple[str, str, str]]:
        """Return language, address and words of each page that the "not found" page offers."""
        response = self.client.get(address)
        assert response.status_code == 404, address
        html = parsed(response)
        assert html.html["lang"] == address[1:3]
        assert html.find("meta", attrs={"name": "robots"})["content"] == "noindex"
        links = html.main.select(".error__elsewhere a")
        assert all(link["hreflang"] == link["lang"] for link in links)
        return [(link["lang"], link["href"], words_of(link)) for link in links]

    def test_the_languages_that_have_the_page_are_named(self) -> None:
        page = russian_only(self.tree)
        assert self.offered("/en/news/feast/") == [("ru", "/ru/news/feast/", "Русский Праздник")]
        translation_of(page, "tg", title="Ҷашн")
        assert self.offered("/en/news/feast/") == [
            ("ru", "/ru/news/feast/", "Русский Праздник"),
            ("tg", "/tg/news/feast/", "Тоҷикӣ Ҷашн"),
        ]
        for _language, address, _words in self.offered("/en/news/feast/"):
            assert self.client.get(address).status_code == 200

    def test_its_switch_leads_to_the_page_where_there_is_one_and_home_elsewhere(self) -> None:
        russian_only(self.tree)
        links = parsed(self.client.get("/en/news/feast/")).main.select(".error__languages a")
        assert [link["href"] for link in links] == ["/en/", "/ru/news/feast/", "/tg/"]

    def test_russian_readers_are_told_of_a_page_in_tajik_only(self) -> None:
        put_article(self.tree.news["tg"], "Ҷашн", slug="feast")
        for code in ("en", "ru"):
            assert self.offered(f"/{code}/news/feast/") == [("tg", "/tg/news/feast/", "Тоҷикӣ Ҷашн")]

    def test_it_is_said_in_the_readers_language(self) -> None:
        put_article(self.tree.news["tg"], "Ҷашн", slug="feast")
        for code in ("en", "ru"):
            heading = words_of(parsed(self.client.get(f"/{code}/news/feast/")).h1)
            with translation.override(code):
                assert heading == gettext("This page is not in your language")

    def test_drafts_and_private_pages_are_not_named(self) -> None:
        page = russian_only(self.tree)
        make_private(page)
        assert self.offered("/en/news/feast/") == []
        PageViewRestriction.objects.all().delete()
        make_private(self.tree.news["ru"])
        assert self.offered("/en/news/feast/") == []
        PageViewRestriction.objects.all().delete()
        page.unpublish()
        assert self.offered("/en/news/feast/") == []

    def test_a_page_behind_a_private_translation_is_named(self) -> None:
        make_private(self.tree.bridge["ru"])
        self.tree.bridge["tg"].unpublish()
        assert [language for language, *_ in self.offered("/tg/news/bridge/")] == ["en"]

    def test_a_file_below_such_a_page_leads_to_the_page(self) -> None:
        page = publication(self.tree.research["ru"], "Обзор", slug="review", editions=[["ru"]])
        expected = [("ru", "/ru/research/review/", "Русский Обзор")]
        for name in ("cite.bib", "review-ru.pdf", "schema.jsonld", "a.b.c"):
            assert self.offered(f"/en/research/review/{name}") == expected
        make_private(page)
        assert self.offered("/en/research/review/cite.bib") == []

    def test_a_file_that_a_page_lacks_is_missing_in_every_language(self) -> None:
        for address in ("/en/research/harvest/nothing.pdf", "/tg/research/harvest/nothing.pdf"):
            assert self.offered(address) == []

    def test_a_page_below_a_section_of_another_place_is_found_by_its_own_address(self) -> None:
        self.tree.research["ru"].slug = "studies"
        self.tree.research["ru"].save_revision().publish()
        self.tree.research["ru"].refresh_from_db()
        publication(self.tree.research["ru"], "Обзор", slug="review", editions=[["ru"]])
        assert self.offered("/en/studies/review/") == [("ru", "/ru/studies/review/", "Русский Обзор")]
        assert self.offered("/en/research/review/") == []
        assert self.offered("/en/news/review/") == []

    def test_what_stands_nowhere_is_not_found(self) -> None:
        for address in ("/en/nothing/", "/en/bridge/", "/ru/news/bridge/more/", "/tg/a.pdf", f"/en/{'x' * 300}/"):
            assert self.offered(address) == []

    def test_the_lookup_is_two_queries_whatever_the_site_holds(self) -> None:
        russian_only(self.tree)
        self.client.get("/en/news/feast/")
        with self.assertNumQueries(2):
            readable_elsewhere("/en/news/feast/")
        with self.assertNumQueries(0):
            readable_elsewhere("/news/feast/")

    def test_a_page_is_not_found_while_the_database_does_not_answer_too(self) -> None:
        russian_only(self.tree)
        with patch("site_config.pages.elsewhere.SitePageQuerySet", side_effect=OperationalError):
            assert self.offered("/en/news/feast/") == []
