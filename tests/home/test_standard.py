from __future__ import annotations

from home.models import StandardPage
from tests.html import parsed, words_of
from tests.tree import TreeTestCase, publish


class StandardPageTests(TreeTestCase):
    def test_a_page_shows_its_summary_and_text(self) -> None:
        page = StandardPage(title="Privacy", slug="privacy", summary="What we keep.", body=[("heading", "Cookies")])
        publish(self.tree.home["en"], page)
        main = parsed(self.client.get("/en/privacy/")).main
        assert "What we keep." in words_of(main)
        assert main.find("h2").get_text(strip=True) == "Cookies"

    def test_the_contact_page_shows_the_contact_details(self) -> None:
        page = StandardPage(title="Contact", slug="contact", summary="How to reach us.", shows_contact_details=True)
        publish(self.tree.home["en"], page)
        main = parsed(self.client.get("/en/contact/")).main
        assert main.find("a", href="tel:+992487010202") is not None
        assert main.find("a", href="mailto:mission@example.org") is not None
        assert "22A Azizbekov Street" in words_of(main)

    def test_another_page_does_not(self) -> None:
        main = parsed(self.client.get("/en/about/")).main
        assert main.find("a", href="tel:+992487010202") is None
