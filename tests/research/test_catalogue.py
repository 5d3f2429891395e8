from __future__ import annotations

import datetime

from django.core.files.base import ContentFile
from wagtail.models import PageViewRestriction

from research.catalogue import refresh_all
from research.models import CatalogueRecord, Edition, PublicationPage, PublicationTopic, RemovedPublication
from site_config.media.models import SiteDocument
from tests.tree import TreeTestCase, publication, translation_of


class CatalogueTests(TreeTestCase):
    """What harvesters are told follows what the public may see, whatever an editor does."""

    def public(self, page: PublicationPage) -> set[str]:
        return {each.language for each in CatalogueRecord.objects.filter(number=page.number, is_deleted=False)}

    def record(self, page: PublicationPage, language: str = "en") -> CatalogueRecord:
        return CatalogueRecord.objects.get(number=page.number, language=language)

    def age(self) -> datetime.datetime:
        """Make all records a day old, and return their datestamp."""
        yesterday = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
        CatalogueRecord.objects.update(datestamp=yesterday)
        return yesterday

    def test_publishing_exposes_one_record_for_each_language(self) -> None:
        page = publication(self.tree.research["en"], editions=[["en", "ru"]])
        assert self.public(page) == {"en", "ru"}

    def test_a_draft_exposes_nothing_and_changes_nothing(self) -> None:
        old = self.age()
        page = self.tree.harvest["en"]
        page.title = "Another title"
        page.save_revision()
        assert self.record(page).datestamp == old

    def test_publishing_what_harvesters_see_moves_the_datestamp(self) -> None:
        old = self.age()
        page = self.tree.harvest["en"]
        page.save_revision().publish()
        assert self.record(page).datestamp == old
        page.abstract = "Another abstract."
        page.save_revision().publish()
        assert self.record(page).datestamp > old
        assert self.record(page).record.abstract == "Another abstract."

    def test_a_removed_edition_is_told_as_deleted(self) -> None:
        page = publication(self.tree.research["en"], editions=[["en", "ru"]])
        page.editions = [Edition(languages=("en",))]
        page.save_revision().publish()
        assert self.public(page) == {"en"}
        assert self.record(page, "ru").is_deleted

    def test_unpublishing_the_last_page_removes_the_publication(self) -> None:
        english, russian = self.tree.harvest["en"], self.tree.harvest["ru"]
        russian.unpublish()
        assert self.public(english) == {"en"}
        assert not RemovedPublication.objects.exists()
        english.unpublish()
        assert self.public(english) == set()
        assert RemovedPublication.objects.get().number == english.number
        english.save_revision().publish()
        assert self.public(english) == {"en"}
        assert not RemovedPublication.objects.exists()

    def test_a_deleted_page_is_told_as_deleted_for_ever(self) -> None:
        page = publication(self.tree.research["en"], "Gone", slug="gone")
        page.delete()
        record = self.record(page)
        assert record.is_deleted
        assert record.record.title == "Gone"
        assert RemovedPublication.objects.get(number=page.number).slug == "gone"

    def test_deleting_a_draft_leaves_no_trace(self) -> None:
        draft = PublicationPage(title="Draft", slug="draft", abstract="…", live=False)
        self.tree.research["en"].add_child(instance=draft)
        draft.delete()
        assert not RemovedPublication.objects.exists()

    def test_a_private_page_is_withdrawn_but_not_removed(self) -> None:
        page = publication(self.tree.research["en"])
        with self.captureOnCommitCallbacks(execute=True):
            restriction = PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
        assert self.public(page) == set()
        assert not RemovedPublication.objects.exists()
        with self.captureOnCommitCallbacks(execute=True):
            restriction.delete()
        assert self.public(page) == {"en"}

    def test_a_private_section_withdraws_all_that_stands_in_it(self) -> None:
        with self.captureOnCommitCallbacks(execute=True):
            for section in self.tree.research.values():
                PageViewRestriction.objects.create(page=section, restriction_type=PageViewRestriction.LOGIN)
        assert self.public(self.tree.harvest["en"]) == set()

    def test_a_renamed_topic_changes_the_records_that_carry_it(self) -> None:
        page = self.tree.harvest["en"]
        page.topic_links = [PublicationTopic(topic=self.tree.topics["en"])]
        page.save_revision().publish()
        old = self.age()
        topic = self.tree.topics["en"]
        topic.name = "Work abroad"
        with self.captureOnCommitCallbacks(execute=True):
            topic.save()
        assert self.record(page).datestamp > old
        assert self.record(page).record.keywords == ("Work abroad",)
        with self.captureOnCommitCallbacks(execute=True):
            topic.delete()
        assert self.record(page).record.keywords == ()

    def test_a_replaced_file_changes_the_record(self) -> None:
        document = SiteDocument(title="Harvest")
        document.file.save("harvest.txt", ContentFile(b"first"))
        document.save()
        page = self.tree.harvest["en"]
        page.editions = [Edition(languages=("en",), document=document)]
        page.save_revision().publish()
        old = self.age()
        with self.captureOnCommitCallbacks(execute=True):
            document.file.save("harvest.txt", ContentFile(b"the second text"))
        assert self.record(page).datestamp > old
        assert self.record(page).record.files[0].size == len(b"the second text")

    def test_a_translation_gives_the_record_its_words(self) -> None:
        page = publication(self.tree.research["en"], "The road", editions=[["en", "tg"]])
        translation_of(page, "tg", title="Роҳ")
        assert self.record(page, "tg").record.title == "Роҳ"

    def test_the_whole_catalogue_can_be_brought_up_to_date(self) -> None:
        CatalogueRecord.objects.all().delete()
        assert refresh_all() >= 1
        assert self.public(self.tree.harvest["en"]) == {"en"}
