from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any
from unittest.mock import patch

from lxml import etree  # ty: ignore[missing-module-member] (compiled, and without types)
from wagtail.models import Page, PageViewRestriction

from research.models import PublicationTopic
from site_config.pages import sitemap_files
from site_config.pages.sitemap import SITEMAP, XHTML
from tests.tree import TreeTestCase, put_article, translation_of

BASE = "http://127.0.0.1:8000"
SCHEMA = etree.RelaxNG(file=str(Path(__file__).parent / "data" / "sitemaps.rng"))
NEWEST = datetime.datetime(2031, 5, 17, 9, 30, tzinfo=datetime.UTC)


def changed_at(page: Any, moment: datetime.datetime) -> None:
    """Give a page a time of its last publication."""
    Page.objects.filter(pk=page.pk).update(last_published_at=moment)


def withdraw(page: Any) -> None:
    """Take a page back, without what follows from that for its translations."""
    Page.objects.filter(pk=page.pk).update(live=False)


class SitemapTestCase(TreeTestCase):
    def read(self, address: str) -> Any:
        """Return the root of a file of the sitemap, which is as the schema wants it."""
        response = self.client.get(address)
        assert response.status_code == 200, address
        assert response["Content-Type"] == "application/xml"
        root = etree.fromstring(response.content)
        SCHEMA.assertValid(root)
        return root

    def files(self) -> list[str]:
        """Return the paths of the files that the index names."""
        return [address.removeprefix(BASE) for address in self.addresses("/sitemap.xml")]

    def addresses(self, file: str) -> list[str]:
        """Return the addresses of the pages in a file."""
        return [loc.text for loc in self.read(file).iter(f"{{{SITEMAP}}}loc")]

    def urls(self) -> dict[str, dict[str, str]]:
        """Return each address of all files with its alternates."""
        return {
            url.findtext(f"{{{SITEMAP}}}loc"): {
                link.get("hreflang"): link.get("href") for link in url.iter(f"{{{XHTML}}}link")
            }
            for file in self.files()
            for url in self.read(file)
        }

    def changes(self) -> dict[str, str]:
        """Return the path of each address with its `lastmod`."""
        return {
            url.findtext(f"{{{SITEMAP}}}loc").removeprefix(BASE): url.findtext(f"{{{SITEMAP}}}lastmod")
            for file in self.files()
            for url in self.read(file)
        }


class AddressTests(SitemapTestCase):
    def test_pages_of_all_languages_name_their_translations(self) -> None:
        urls = self.urls()
        alternates = {code: f"{BASE}/{code}/news/bridge/" for code in ("en", "ru", "tg")}
        for address in alternates.values():
            assert urls[address] == alternates | {"x-default": alternates["en"]}
        assert urls[f"{BASE}/en/"]["tg"] == f"{BASE}/tg/"

    def test_untranslated_pages_stand_once(self) -> None:
        urls = self.urls()
        assert urls[f"{BASE}/en/news/festival/"] == {}
        assert f"{BASE}/tg/news/festival/" not in urls

    def test_without_english_the_first_language_is_for_all_others(self) -> None:
        withdraw(self.tree.bridge["en"])
        alternates = {code: f"{BASE}/{code}/news/bridge/" for code in ("ru", "tg")}
        assert self.urls()[alternates["tg"]] == alternates | {"x-default": alternates["ru"]}

    def test_drafts_and_private_pages_are_absent(self) -> None:
        withdraw(self.tree.festival["en"])
        PageViewRestriction.objects.create(page=self.tree.bridge["ru"], restriction_type=PageViewRestriction.LOGIN)
        urls = self.urls()
        assert f"{BASE}/en/news/festival/" not in urls
        assert f"{BASE}/ru/news/bridge/" not in urls
        assert urls[f"{BASE}/en/news/bridge/"].keys() == {"en", "tg", "x-default"}

    def test_topics_with_anything_to_read_name_their_languages(self) -> None:
        page = self.tree.harvest["ru"]
        page.topic_links.add(PublicationTopic(topic=self.tree.topics["en"]))
        page.save_revision().publish()
        topics = {address: links for address, links in self.urls().items() if "/topics/" in address}
        # Readers of English would find nothing.
        alternates = {code: f"{BASE}/{code}/topics/labour-migration/" for code in ("ru", "tg")}
        assert topics == dict.fromkeys(alternates.values(), alternates | {"x-default": alternates["ru"]})
        changed_at(page, NEWEST)
        assert self.changes()["/tg/topics/labour-migration/"] == "2031-05-17T09:30:00+00:00"
        assert self.client.get("/sitemap-topics-en.xml").status_code == 404

    def test_every_address_answers(self) -> None:
        for address in self.urls():
            assert self.client.get(address.removeprefix(BASE)).status_code == 200


class LastChangeTests(SitemapTestCase):
    def test_a_page_changed_when_its_own_language_was_published(self) -> None:
        changed_at(self.tree.bridge["tg"], NEWEST)
        changes = self.changes()
        assert changes["/tg/news/bridge/"] == "2031-05-17T09:30:00+00:00"
        assert changes["/ru/news/bridge/"] < "2031"

    def test_a_list_changed_with_the_newest_page_that_its_readers_find_in_it(self) -> None:
        changed_at(self.tree.bridge["ru"], NEWEST)
        changed = {path for path, moment in self.changes().items() if moment > "2031"}
        # Readers of Tajik have the story in their own language.
        assert changed == {"/ru/news/bridge/", "/ru/news/2017/", "/ru/news/", "/ru/"}

    def test_a_list_changes_with_what_it_shows_in_another_language(self) -> None:
        changed_at(self.tree.harvest["ru"], NEWEST)
        changed = {path for path, moment in self.changes().items() if moment > "2031"}
        assert changed == {"/ru/research/harvest/", "/ru/research/", "/ru/", "/tg/research/", "/tg/"}

    def test_a_private_story_changes_no_list(self) -> None:
        PageViewRestriction.objects.create(page=self.tree.festival["en"], restriction_type=PageViewRestriction.LOGIN)
        changed_at(self.tree.festival["en"], NEWEST)
        assert max(self.changes().values()) < "2031"


class FileTests(SitemapTestCase):
    def test_each_language_has_files_of_its_own(self) -> None:
        for file in self.files():
            (language,) = {address.removeprefix(BASE)[:4] for address in self.addresses(file)}
            assert language.strip("/") in file.removesuffix(".xml").split("-")
        assert {f"/sitemap-{code}-1.xml" for code in ("en", "ru", "tg")} <= set(self.files())

    def test_pages_are_spread_over_files_and_keep_their_place(self) -> None:
        whole = self.urls()
        with patch.object(sitemap_files, "NUMBERS_PER_FILE", 3):
            before = {file: self.addresses(file) for file in self.files()}
            assert len(before) > 6
            assert max(map(len, before.values())) <= 3
            assert self.urls() == whole
            withdraw(self.tree.bridge["en"])
            put_article(self.tree.news["en"], slug="newest")
            changed = {f"{BASE}/en/news/bridge/", f"{BASE}/en/news/newest/"}
            for file, addresses in before.items():
                now = self.addresses(file) if file in self.files() else []
                assert set(addresses) - changed == set(now) - changed

    def test_a_file_that_there_is_not_is_not_found(self) -> None:
        for name in ("en-999999", "en-0", "en-01", "de-1", "en", "en--1", "ru-1000000"):
            assert self.client.get(f"/sitemap-{name}.xml").status_code == 404, name

    def test_who_has_a_file_already_is_told_so(self) -> None:
        english, *others = self.files()
        etags = {address: self.client.get(address)["ETag"] for address in ("/sitemap.xml", english, *others)}
        for address, etag in etags.items():
            assert self.client.get(address, headers={"if-none-match": etag}).status_code == 304
        translation_of(self.tree.festival["en"], "tg")
        # The English page has a translation to name now.
        assert self.client.get(english, headers={"if-none-match": etags[english]}).status_code == 200

    def test_it_is_the_same_for_every_reader(self) -> None:
        for address in ("/sitemap.xml", self.files()[0]):
            response = self.client.get(address, headers={"accept-language": "tg"})
            assert "Content-Language" not in response
            assert "Accept-Language" not in response.get("Vary", "")

    def test_the_number_of_queries_does_not_grow(self) -> None:
        for _ in range(5):
            put_article(self.tree.news["en"])
        file = self.files()[0]
        # Two for the pages, two for the newest news, two a language for the years, and two a room for topics.
        with self.assertNumQueries(14):
            self.client.get("/sitemap.xml")
        with self.assertNumQueries(5):
            self.client.get(file)
