from __future__ import annotations

import hashlib

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.test import Client
from requests.utils import parse_header_links
from wagtail.models import PageViewRestriction

from research.models import Edition, PublicationPage
from site_config.accounts.models import User
from site_config.media.models import SiteDocument
from tests.media.files import pdf
from tests.tree import TreeTestCase

PAGE = "/en/research/harvest/"


class FileTests(TreeTestCase):
    """A file stands below its publication's page, and nowhere else for the public."""

    def setUp(self) -> None:
        self.content = pdf("A report on the harvest, long enough to be a text.")
        self.document = SiteDocument(title="Harvest")
        with self.captureOnCommitCallbacks(execute=True):
            self.document.file.save("Отчёт.pdf", ContentFile(self.content))
            self.document.save()
        self.document.refresh_from_db()
        page = self.tree.harvest["en"]
        page.editions = [Edition(languages=("en", "ru"), document=self.document)]
        page.save_revision().publish()
        self.page = PublicationPage.objects.get(pk=page.pk)
        self.address = f"{PAGE}harvest-en-ru.pdf"

    def links(self, response) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for link in parse_header_links(response["Link"]):
            found.setdefault(link["rel"], []).append(link["url"])
        return found

    def test_it_is_sent_as_what_it_is(self) -> None:
        response = self.client.get(self.address)
        assert response.status_code == 200
        assert b"".join(response) == self.content
        assert response["Content-Type"] == "application/pdf"
        assert response["Content-Language"] == "en, ru"
        assert response["Content-Disposition"] == 'inline; filename="harvest-en-ru.pdf"'
        assert response["Content-Length"] == str(len(self.content))
        assert response["ETag"].strip('"') == hashlib.sha1(self.content, usedforsecurity=False).hexdigest()
        assert "X-Robots-Tag" not in response

    def test_it_names_its_page_and_its_one_address(self) -> None:
        links = self.links(self.client.get(self.address.replace("/en/", "/ru/")))
        assert links["canonical"] == [f"{settings.BASE_URL}{self.address}"]
        assert links["collection"][0].endswith(PAGE)
        assert links["linkset"][0].endswith(f"{PAGE}linkset.json")

    def test_head_a_part_and_what_a_reader_has_already(self) -> None:
        head = self.client.head(self.address)
        assert (head.status_code, b"".join(head)) == (200, b"")
        assert head["Content-Length"] == str(len(self.content))
        part = self.client.get(self.address, headers={"range": "bytes=0-4"})
        assert (part.status_code, b"".join(part)) == (206, b"%PDF-")
        assert part["Content-Language"] == "en, ru"
        again = self.client.get(self.address, headers={"if-none-match": head["ETag"]})
        assert again.status_code == 304

    def test_the_address_survives_a_replacement(self) -> None:
        replacement = pdf("The second, corrected report on the harvest.")
        with self.captureOnCommitCallbacks(execute=True):
            self.document.file.save("another name.pdf", ContentFile(replacement))
            self.document.save()
        assert b"".join(self.client.get(self.address)) == replacement
        page = PublicationPage.objects.get(pk=self.page.pk)
        page.title, page.slug = "Another title", "another-slug"
        page.save_revision().publish()
        assert self.client.get("/en/research/another-slug/harvest-en-ru.pdf").status_code == 200

    def test_it_stands_below_the_page_in_every_language(self) -> None:
        for code in ("ru", "tg"):
            assert self.client.get(f"/{code}/research/harvest/harvest-en-ru.pdf").status_code == 200

    def test_names_that_no_edition_has_are_not_found(self) -> None:
        for name in ("harvest-en.pdf", "harvest-en-ru.txt", "x.pdf", "cite.pdf", "harvest-en-ru.pdf/"):
            assert self.client.get(PAGE + name).status_code == 404, name
        assert self.client.post(self.address).status_code == 405

    def test_wagtails_own_address_leads_there(self) -> None:
        response = self.client.get(self.document.url)
        assert response.status_code == 301
        assert response["Location"] == f"{settings.BASE_URL}{self.address}"

    def test_a_file_that_cannot_be_read_is_not_offered(self) -> None:
        SiteDocument.objects.update(measurement=SiteDocument.Measurement.UNREADABLE)
        assert self.client.get(self.address).status_code == 404
        assert not self.page.has_files

    def test_the_file_of_a_draft_is_nobodys(self) -> None:
        for page in self.tree.harvest.values():
            PublicationPage.objects.get(pk=page.pk).unpublish()
        assert self.client.get(self.address).status_code == 410
        assert self.client.get(self.document.url).status_code == 404

    def test_the_file_of_a_draft_that_was_never_public_is_nobodys(self) -> None:
        draft = PublicationPage(title="Draft", slug="draft", abstract="…", live=False)
        draft.editions = [Edition(languages=("en",), document=self.document)]
        self.tree.research["en"].add_child(instance=draft)
        assert self.client.get("/en/research/draft/draft-en.pdf").status_code == 404

    def test_the_file_of_a_private_page_asks_for_what_the_page_asks_for(self) -> None:
        for page in self.tree.harvest.values():
            PageViewRestriction.objects.create(
                page=page, restriction_type=PageViewRestriction.PASSWORD, password="secret"
            )
        response = self.client.get(self.address)
        assert "application/pdf" not in response["Content-Type"]
        assert "no-store" in response["Cache-Control"]
        assert self.client.get(self.document.url).status_code == 404
        restriction = PageViewRestriction.objects.get(page=self.page)
        self.client.post(
            f"/en/_util/authenticate_with_password/{restriction.pk}/{self.page.pk}/",
            {"password": "secret", "return_url": self.address},
        )
        response = self.client.get(self.address)
        assert response["Content-Type"] == "application/pdf"
        assert "private" in response["Cache-Control"]

    def test_an_editor_may_look_at_the_file_of_a_draft(self) -> None:
        for page in self.tree.harvest.values():
            PublicationPage.objects.get(pk=page.pk).unpublish()
        editor = Client()
        editor.force_login(User.objects.create_superuser("editor", "editor@example.org", "a long password"))
        assert editor.get(self.document.url).status_code == 200


@pytest.mark.once
def test_each_edition_has_a_name_of_its_own() -> None:
    from research.models.editions import name_files

    editions = [Edition(languages=("en",)), Edition(languages=("en", "ru")), Edition(languages=("en",))]
    name_files(editions, "a" * 100)
    assert [each.file_name for each in editions] == [f"{'a' * 80}-en", f"{'a' * 80}-en-ru", f"{'a' * 80}-en-2"]
    editions.insert(0, Edition(languages=("en",)))
    name_files(editions, "b")
    assert [each.file_name for each in editions][:2] == ["b-en", f"{'a' * 80}-en"]
