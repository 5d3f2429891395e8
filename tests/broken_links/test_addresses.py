"""What the site answers at addresses of its own, asked without a network."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.base import ContentFile
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageViewRestriction

from site_config.broken_links.judging import Addresses
from site_config.broken_links.judging.addresses import own_address
from site_config.media.models import SiteDocument
from site_config.old_addresses.models import MissingAddress
from tests.media import files
from tests.tree import TreeTestCase

HERE = "/en/news/bridge/"


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://example.org/en/", None),
        ("http://site.example.evil.org/", None),
        ("mailto:mission@example.org", None),
        ("tel:+992487010202", None),
        ("//example.org/x", None),
        ("https://site.example/en/news/?page=2#top", "/en/news/#top"),
        ("http://old.example/x", "/x"),
        ("/ru/о-нас/", "/ru/%D0%BE-%D0%BD%D0%B0%D1%81/"),
        ("../fair/", "/en/news/fair/"),
        ("#names", "/en/news/bridge/#names"),
        ("www.example.org", "/en/news/bridge/www.example.org"),
        ("http://[broken", "/http://[broken"),
        ("https://site.example", "/"),
    ],
)
def test_only_our_own_addresses_are_looked_at(settings: Any, address: str, expected: str | None) -> None:
    settings.BASE_URL = "https://site.example"
    settings.ALLOWED_HOSTS = ["site.example", "old.example", "*"]
    assert own_address(address, HERE) == expected


@pytest.mark.indexed  # whether the public gets a file is told by the pages that refer to it
class AddressTests(TreeTestCase):
    def why_not(self, address: str, page: str = HERE) -> str | None:
        reason = Addresses().why_not(address, page)
        return reason and str(reason)

    def test_what_the_site_answers_is_not_broken(self) -> None:
        for address in (
            *("/en/", "/", "/en/about", "/tg/news/festival/", "/en/search/?q=x", "/en/news/feed/", "/sitemap.xml"),
            *("/en/topics/labour-migration/", "/robots.txt", "/en/research/harvest/cite.bib", "/id/publication/1/ru"),
        ):
            if address.startswith("/id/"):
                address = f"/id/publication/{self.tree.harvest['en'].number}/ru"
            assert self.why_not(address) is None, address

    def test_what_is_nowhere_is_not_found(self) -> None:
        for address in ("/en/no-such-page/", "/en/news/brigde/", "/news/", "/documents/1/a.pdf", "/media/images/x.jpg"):
            assert self.why_not(address) == "not_found", address

    def test_odd_addresses_are_not_found_and_break_nothing(self) -> None:
        for address in ("http://[broken", "/en/%00/", "/en/%ff%fe/", "/" + "x" * 3000, "www.example.org", "/en/\u200b"):
            assert self.why_not(address) == "not_found", address

    def test_a_redirect_is_as_good_as_what_it_leads_to(self) -> None:
        Redirect.objects.create(old_path="/en/old", redirect_page=self.tree.about["en"])
        Redirect.objects.create(old_path="/en/gone", redirect_link="/en/nowhere/")
        Redirect.objects.create(old_path="/en/out", redirect_link="https://example.org/")
        assert [self.why_not(f"/en/{name}/") for name in ("old", "gone", "out")] == [None, "not_found", None]

    def test_a_private_page_is_private_whatever_it_asks_for(self) -> None:
        restriction = PageViewRestriction.objects.create(
            page=self.tree.about["en"], restriction_type=PageViewRestriction.LOGIN
        )
        assert self.why_not("/en/about/") == "private"
        restriction.restriction_type, restriction.password = PageViewRestriction.PASSWORD, "open sesame"
        restriction.save()
        assert self.why_not("/en/about/") == "private"
        assert self.why_not("/admin/") == "private"

    def test_a_document_that_a_public_page_shows_is_there(self) -> None:
        document = SiteDocument.objects.create(title="Leaflet", file=ContentFile(files.pdf(), "leaflet.pdf"))
        assert self.why_not(document.url) == "not_found"
        page = self.tree.about["en"]
        page.body = [{"type": "document", "value": {"document": document.pk, "title": ""}}]
        page.save_revision().publish()
        assert self.why_not(document.url) is None

    def test_a_place_on_a_page_is_looked_for(self) -> None:
        assert self.why_not("#no-such-place") == "no_place"
        assert self.why_not("/en/about/#no-such-place") == "no_place"
        assert self.why_not("/en/#news-title", "/en/about/") is None
        assert self.why_not("#") is None
        assert self.why_not("#top") is None

    def test_asking_leaves_no_trace_in_what_editors_count(self) -> None:
        self.why_not("/en/no-such-page/")
        self.why_not("/en/search/?q=nothing-of-the-kind")
        assert not MissingAddress.objects.exists()

    def test_an_address_is_asked_for_once(self) -> None:
        addresses = Addresses()
        addresses.why_not("/en/about/", HERE)
        with self.assertNumQueries(0):
            addresses.why_not("/en/about/", HERE)
