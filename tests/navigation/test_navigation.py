from __future__ import annotations

import re

import pytest
from django.core.exceptions import ValidationError

from site_config.navigation.models import ContactDetails, NavigationSettings
from site_config.navigation.protected_mail import mail_link, protect
from site_config.navigation.templatetags.navigation import telephone_link
from tests.html import parsed, words_of
from tests.tree import TreeTestCase

ADDRESS = re.compile(rb"[\w.+-]+@[\w-]+\.[\w.]+")


class MenuTests(TreeTestCase):
    def test_the_header_holds_the_marked_pages_and_the_footer_the_others(self) -> None:
        html = parsed(self.client.get("/ru/"))
        header = [link["href"] for link in html.header.find(class_="site-menu").find_all("a")]
        footer = [link["href"] for link in html.footer.find_all("a")]
        assert {"/ru/news/", "/ru/research/"} <= set(header)
        assert "/ru/about/" not in header
        assert "/ru/about/" in footer

    def test_the_current_section_is_marked(self) -> None:
        html = parsed(self.client.get("/en/news/bridge/"))
        marked = html.header.find_all("a", attrs={"aria-current": True}, href="/en/news/")
        assert len(marked) == 1

    def test_an_untranslated_page_keeps_its_place(self) -> None:
        self.tree.news["tg"].unpublish()
        header = parsed(self.client.get("/tg/")).header.find(class_="site-menu")
        assert [link["href"] for link in header.find_all("a")] == ["/tg/news/", "/tg/research/"]

    def test_drafts_stand_in_no_menu(self) -> None:
        for page in self.tree.about.values():
            page.unpublish()
        html = parsed(self.client.get("/en/"))
        assert html.find("a", href="/en/about/") is None


class ContactDetailsTests(TreeTestCase):
    def translate(self, **words: str) -> None:
        """Publish the contact details in Russian."""
        source = ContactDetails.objects.get()
        details = source.copy_for_translation(self.tree.home["ru"].locale)
        for name, value in words.items():
            setattr(details, name, value)
        details.save()
        details.save_revision().publish()

    def test_the_footer_shows_them_in_the_readers_language(self) -> None:
        self.translate(city="Душанбе", mission="Миссия МОМ в Таджикистане")
        assert "Душанбе" in words_of(parsed(self.client.get("/ru/")).footer)
        assert "Миссия МОМ в Таджикистане" in words_of(parsed(self.client.get("/ru/")).body)
        assert "Dushanbe" in words_of(parsed(self.client.get("/en/")).footer)

    def test_untranslated_details_are_shown_as_they_are(self) -> None:
        assert "Dushanbe" in words_of(parsed(self.client.get("/tg/")).footer)

    def test_a_site_without_details_still_works(self) -> None:
        NavigationSettings.objects.update(contact_details=None)
        assert self.client.get("/en/news/bridge/").status_code == 200
        assert self.client.get("/en/research/harvest/").status_code == 200

    def test_the_address_works_and_is_not_in_the_source(self) -> None:
        response = self.client.get("/en/")
        link = parsed(response).footer.find("a", href="mailto:mission@example.org")
        assert link.get_text(strip=True) == "mission@example.org"
        assert ADDRESS.findall(response.content) == []

    def test_a_telephone_is_a_link_that_dials(self) -> None:
        footer = parsed(self.client.get("/en/")).footer
        assert footer.find("a", href="tel:+992487010202").get_text(strip=True) == "+992 48 701 0202"

    def test_a_line_without_digits_is_no_telephone(self) -> None:
        with pytest.raises(ValidationError):
            ContactDetails(telephones="+992 48 701 0202\nnone").clean()


def test_a_protected_text_reads_as_itself() -> None:
    from html import unescape

    assert unescape(protect("a@b.example")) == "a@b.example"
    assert "@" not in protect("a@b.example")


def test_a_subject_is_quoted() -> None:
    from html import unescape

    assert 'href="mailto:a@b.example?subject=A%20%26%20B"' in unescape(mail_link("a@b.example", "A & B"))


def test_an_extension_is_not_dialled() -> None:
    assert 'href="tel:+992487010202"' in telephone_link("+992 48 701 0202 ext. 5")


def test_a_telephone_with_brackets_dials_its_digits() -> None:
    assert 'href="tel:+992487010202"' in telephone_link("(+992 48) 701 0202")
