"""The index follows whatever happens to pages and files, and never knows more than the public may."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import connection
from wagtail.models import PageViewRestriction

from research.models import Edition
from site_config.media.models import SiteDocument
from site_config.search.models import Entry, FileEntry, FilePage, Word
from tests.media.files import pdf_in_letters
from tests.search.finding import found
from tests.tree import TreeTestCase, article, translation_of

pytestmark = pytest.mark.indexed


class PageIndexTests(TreeTestCase):
    def test_a_published_page_is_found_and_a_draft_is_not(self) -> None:
        page = article(self.tree.news["en"], "Okapi seen")
        assert found("okapi") == ["Okapi seen"]
        page.title = "Gnu seen"
        page.save_revision()
        assert found("gnu") == []
        page.save_revision().publish()
        assert (found("gnu"), found("okapi")) == (["Gnu seen"], [])

    def test_what_was_taken_back_or_deleted_is_gone(self) -> None:
        taken = article(self.tree.news["en"], "Okapi one")
        deleted = article(self.tree.news["en"], "Okapi two")
        taken.unpublish()
        deleted.delete()
        assert found("okapi") == []

    def test_a_translation_is_found_in_its_language(self) -> None:
        page = article(self.tree.news["en"], "Okapi seen")
        translation_of(page, "ru", title="Замечен окапи")
        assert found("окапи", "ru") == ["Замечен окапи"]
        assert found("okapi", "en") == ["Okapi seen"]

    def test_a_private_page_can_be_deleted(self) -> None:
        page = self.tree.harvest["en"]
        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
        with self.captureOnCommitCallbacks(execute=True):
            page.delete()
        assert not Entry.objects.filter(title="The cotton harvest").exists()
        connection.check_constraints()

    def test_what_stands_in_a_private_section_is_not_found(self) -> None:
        article(self.tree.news["en"], "Okapi seen")
        with self.captureOnCommitCallbacks(execute=True):
            restriction = PageViewRestriction.objects.create(
                page=self.tree.news["en"], restriction_type=PageViewRestriction.LOGIN
            )
        assert found("okapi") == []
        article(self.tree.news["en"], "Okapi again")
        assert found("okapi") == []
        with self.captureOnCommitCallbacks(execute=True):
            restriction.delete()
        assert sorted(found("okapi")) == ["Okapi again", "Okapi seen"]

    def test_a_page_that_moves_into_a_private_section_is_gone(self) -> None:
        PageViewRestriction.objects.create(page=self.tree.about["en"], restriction_type=PageViewRestriction.LOGIN)
        page = article(self.tree.news["en"], "Okapi seen")
        with self.captureOnCommitCallbacks(execute=True):
            page.move(self.tree.about["en"], pos="last-child")
        assert found("okapi") == []

    def test_what_moves_into_a_private_section_is_gone_with_all_below_it_at_once(self) -> None:
        PageViewRestriction.objects.create(page=self.tree.about["en"], restriction_type=PageViewRestriction.LOGIN)
        article(self.tree.news["en"], "Okapi seen")
        self.tree.news["en"].refresh_from_db()
        with self.captureOnCommitCallbacks():
            self.tree.news["en"].move(self.tree.about["en"], pos="last-child")
        assert not Entry.objects.filter(title="Okapi seen").exists()

    def test_every_page_type_is_found(self) -> None:
        kinds = dict(Entry.objects.filter(language="en").values_list("title", "kind"))
        assert kinds["A bridge over the Panj"] == "news"
        assert kinds["The cotton harvest"] == "research"
        assert kinds["About the mission"] == kinds["IOM Tajikistan"] == "page"

    def test_a_rebuild_brings_back_what_was_lost(self) -> None:
        before = set(Entry.objects.values_list("title", flat=True))
        Entry.objects.all().delete()
        Word.objects.all().delete()
        assert found("bridge") == []
        out = StringIO()
        call_command("rebuild_search", stdout=out)
        assert set(Entry.objects.values_list("title", flat=True)) == before
        assert found("bridge") == ["A bridge over the Panj"]
        assert Word.objects.filter(surface="bridge").exists()
        assert out.getvalue().endswith(f"{len(before)} pages can be found.\n")


class FileIndexTests(TreeTestCase):
    def setUp(self) -> None:
        self.document = SiteDocument(title="Harvest")
        self.replace("A report on cotton, long enough.", "Okapi stand here, and nowhere else.")
        page = self.tree.harvest["en"]
        page.editions = [Edition(languages=("en",), document=self.document)]
        with self.captureOnCommitCallbacks(execute=True):
            page.save_revision().publish()

    def replace(self, *pages: str) -> None:
        with self.captureOnCommitCallbacks(execute=True):
            self.document.file.save("report.pdf", ContentFile(pdf_in_letters(*pages)))
            self.document.save()
        self.document.refresh_from_db()

    def test_a_word_of_a_file_leads_to_its_page_in_the_readers_language(self) -> None:
        assert found("okapi") == ["The cotton harvest"]
        assert found("okapi", "ru") == ["Сбор хлопка"]

    def test_words_may_stand_in_the_title_and_in_the_file(self) -> None:
        assert found("harvest okapi") == ["The cotton harvest"]
        assert found("okapi harvest gnu") == []

    def test_a_phrase_must_stand_on_one_page_of_the_file(self) -> None:
        assert found('"okapi stand here"') == ["The cotton harvest"]
        assert found('"long enough okapi"') == []
        assert found('"stand okapi"') == []

    def test_a_replaced_file_is_found_by_its_new_words_only(self) -> None:
        self.replace("Zebras stand in this one.")
        assert found("okapi") == []
        assert found("zebra") == ["The cotton harvest"]

    def test_the_file_of_a_page_that_is_no_longer_public_is_not_found(self) -> None:
        for page in (self.tree.harvest["en"], self.tree.harvest["ru"]):
            page.refresh_from_db()
            with self.captureOnCommitCallbacks(execute=True):
                page.unpublish()
        assert found("okapi") == []
        assert not FileEntry.objects.exists()

    def test_a_file_that_the_page_offers_no_more_is_not_found(self) -> None:
        page = self.tree.harvest["en"]
        page.editions = [Edition(languages=("en",))]
        with self.captureOnCommitCallbacks(execute=True):
            page.save_revision().publish()
        ru = self.tree.harvest["ru"]
        ru.refresh_from_db()
        assert found("okapi") == []

    def test_the_words_of_a_page_that_is_gone_lead_to_no_file(self) -> None:
        page = self.tree.harvest["en"]
        page.title = "The quagga harvest"
        with self.captureOnCommitCallbacks(execute=True):
            page.save_revision().publish()
        assert found("quagga okapi", "ru") != []
        for leave in (self.make_private, page.delete):
            with self.captureOnCommitCallbacks(execute=True):
                leave()
            assert found("quagga okapi", "ru") == []

    def make_private(self) -> None:
        PageViewRestriction.objects.create(page=self.tree.harvest["en"], restriction_type=PageViewRestriction.LOGIN)

    def test_the_page_of_the_file_is_said(self) -> None:
        response = self.client.get("/en/search/", {"q": "okapi"})
        (result,) = response.context["finding"].results
        assert (result.file.number, result.file.others) == (2, 0)
        assert result.file.url == "/en/research/harvest/harvest-en.pdf#page=2"
        assert "".join(piece.text for piece in result.text) == "Okapi stand here, and nowhere else."
        assert [piece.text for piece in result.text if piece.is_found] == ["Okapi"]

    def test_a_rebuild_reads_files_again(self) -> None:
        FilePage.objects.all().delete()
        FileEntry.objects.all().delete()
        call_command("rebuild_search", verbosity=0)
        assert found("okapi") == ["The cotton harvest"]
