from __future__ import annotations

from xml.etree import ElementTree

from wagtail.models import PageViewRestriction

from site_config.pages.sitemap import SITEMAP, XHTML
from tests.tree import TreeTestCase

BASE = "http://127.0.0.1:8000"


class SitemapTests(TreeTestCase):
    def urls(self) -> dict[str, dict[str, str]]:
        """Return each address of the sitemap with its alternates."""
        response = self.client.get("/sitemap.xml")
        assert response.status_code == 200
        root = ElementTree.fromstring(response.content)  # noqa: S314 (our own answer)
        return {
            url.findtext(f"{{{SITEMAP}}}loc", ""): {
                link.attrib["hreflang"]: link.attrib["href"] for link in url.findall(f"{{{XHTML}}}link")
            }
            for url in root.findall(f"{{{SITEMAP}}}url")
        }

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

    def test_drafts_and_private_pages_are_absent(self) -> None:
        self.tree.festival["en"].unpublish()
        PageViewRestriction.objects.create(page=self.tree.bridge["en"], restriction_type=PageViewRestriction.LOGIN)
        urls = self.urls()
        assert f"{BASE}/en/news/festival/" not in urls
        assert f"{BASE}/en/news/bridge/" not in urls
        assert f"{BASE}/ru/news/bridge/" in urls

    def test_every_address_answers(self) -> None:
        for address in self.urls():
            assert self.client.get(address.removeprefix(BASE)).status_code == 200

    def test_the_number_of_queries_does_not_grow(self) -> None:
        with self.assertNumQueries(2):
            self.client.get("/sitemap.xml")
