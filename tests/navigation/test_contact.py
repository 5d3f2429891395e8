"""What the mission fills in about itself is shown in the footer and on the contact page; what it has not is unseen."""

from __future__ import annotations

from typing import Any

import extruct
import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from home.models import StandardPage
from site_config.navigation.models import ContactDetails, SocialAccount
from tests.html import language_of, parsed, words_of
from tests.tree import TreeTestCase, publish


def fill(details: ContactDetails, **values: Any) -> ContactDetails:
    """Publish contact details with more in them."""
    for name, value in values.items():
        setattr(details, name, value)
    details.save_revision().publish()
    return ContactDetails.objects.get(pk=details.pk)


class VisitingTests(TreeTestCase):
    def setUp(self) -> None:
        page = StandardPage(title="Contact", slug="contact", summary="Reach us.", shows_contact_details=True)
        publish(self.tree.home["en"], page)
        self.details = ContactDetails.objects.get()

    def places(self, language: str) -> list[Any]:
        """Return the footer of the front page and the main part of the contact page."""
        contact_page = self.client.get(f"/{language}/contact/")
        return [parsed(self.client.get(f"/{language}/")).footer, parsed(contact_page).main]

    def test_what_is_empty_is_unseen(self) -> None:
        for place in self.places("en"):
            words = words_of(place)
            for name in ("Office hours", "Show on a map", "Social networks"):
                assert name not in words

    def test_hours_map_note_and_accounts_are_shown_in_order(self) -> None:
        self.details.social_accounts = [
            SocialAccount(network="telegram", address="https://t.me/mission", sort_order=0),
            SocialAccount(network="facebook", address="https://www.facebook.com/mission", sort_order=1),
        ]
        fill(
            self.details,
            map_link="https://maps.example.org/office",
            office_hours="Monday to Friday, 9:00–18:00\nSaturday, 9:00–12:00",
            note="Please bring your passport.",
        )
        for place in self.places("en"):
            assert place.find("a", href="https://maps.example.org/office").get_text(strip=True) == "Show on a map"
            words = words_of(place)
            assert "Monday to Friday, 9:00–18:00" in words
            assert "Saturday, 9:00–12:00" in words
            assert "Please bring your passport." in words
            accounts = place.find_all("a", rel="me")
            assert [(link.get_text(strip=True), link["href"]) for link in accounts] == [
                ("Telegram", "https://t.me/mission"),
                ("Facebook", "https://www.facebook.com/mission"),
            ]

    def test_search_engines_are_told_of_the_accounts_that_readers_see(self) -> None:
        def accounts() -> list[Any]:
            html = self.client.get("/ru/").content.decode()
            nodes = extruct.extract(html, syntaxes=["json-ld"])["json-ld"]
            (site,) = [node for node in nodes if node["@type"] == "WebSite"]
            assert site["publisher"]["@type"] == "Organization"
            return site["publisher"].get("sameAs", [])

        assert accounts() == []
        self.details.social_accounts = [
            SocialAccount(network="facebook", address="https://www.facebook.com/mission", sort_order=1),
            SocialAccount(network="telegram", address="https://t.me/mission", sort_order=0),
        ]
        self.details.save_revision()
        assert accounts() == []
        details = fill(self.details)
        assert accounts() == ["https://t.me/mission", "https://www.facebook.com/mission"]
        details.unpublish()
        assert accounts() == []

    def test_readers_of_other_languages_get_the_same_accounts_and_translated_hours(self) -> None:
        russian = self.details.copy_for_translation(self.tree.home["ru"].locale)
        russian.save()
        fill(russian, office_hours="Понедельник – пятница, 9:00–18:00")
        self.details.social_accounts = [SocialAccount(network="telegram", address="https://t.me/mission")]
        fill(self.details, office_hours="Monday to Friday, 9:00–18:00", map_link="https://maps.example.org/office")
        for place in self.places("ru"):
            assert place.find("a", href="https://t.me/mission") is not None
            assert place.find("a", href="https://maps.example.org/office") is not None
            assert "Понедельник – пятница, 9:00–18:00" in words_of(place)

    def test_untranslated_hours_are_read_aloud_in_their_own_language(self) -> None:
        fill(self.details, office_hours="Monday to Friday, 9:00–18:00")
        for place in self.places("tg"):
            line = place.find(string="Monday to Friday, 9:00–18:00").parent
            assert language_of(line) == "en"

    def test_accounts_cost_the_same_however_many_there_are(self) -> None:
        counts = []
        for network in ("telegram", "x", "youtube"):
            address = {"telegram": "https://t.me/a", "x": "https://x.com/a", "youtube": "https://youtube.com/a"}[
                network
            ]
            self.details.social_accounts.add(SocialAccount(network=network, address=address))
            fill(self.details)
            self.client.get("/en/about/")
            with CaptureQueriesContext(connection) as captured:
                self.client.get("/en/about/")
            counts.append(len(captured))
        assert len(set(counts)) == 1


class EditingTests(TreeTestCase):
    def test_an_editor_fills_them_in_in_the_admin(self) -> None:
        self.client.force_login(get_user_model().objects.create_superuser("root", "root@example.org", "x"))
        details = ContactDetails.objects.get()
        address = reverse("wagtailsnippets_navigation_contactdetails:edit", args=[details.pk])
        names = ("organisation", "mission", "footer_name", "street", "city", "postal_code", "country", "telephones")
        form = {name: getattr(details, name) for name in (*names, "fax", "email")} | {
            "map_link": "https://maps.example.org/office",
            "office_hours": "Monday to Friday, 9:00–18:00",
            "note": "",
            "social_accounts-TOTAL_FORMS": "1",
            "social_accounts-INITIAL_FORMS": "0",
            "social_accounts-0-network": "telegram",
            "social_accounts-0-address": "https://example.org/mission",
            "social_accounts-0-ORDER": "1",
            "action-publish": "1",
        }
        refused = self.client.post(address, form)
        assert refused.status_code == 200
        assert "This is no address on Telegram." in words_of(parsed(refused))
        self.client.post(address, form | {"social_accounts-0-address": "https://t.me/mission"})
        assert parsed(self.client.get("/en/")).footer.find("a", href="https://t.me/mission") is not None


@pytest.mark.parametrize(
    ("network", "address", "is_right"),
    [
        ("telegram", "https://t.me/mission", True),
        ("facebook", "https://tj.facebook.com/mission", True),
        ("x", "https://twitter.com/mission", True),
        ("x", "https://netflix.com/mission", False),
        ("telegram", "https://t.me.example.org/mission", False),
    ],
)
@pytest.mark.once
def test_an_account_stands_on_its_networks_own_site(network: str, address: str, is_right: bool) -> None:
    account = SocialAccount(network=network, address=address)
    if is_right:
        account.clean()
    else:
        with pytest.raises(ValidationError):
            account.clean()
