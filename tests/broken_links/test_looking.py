"""What the daily look finds on public pages and in snippets, keeps and forgets."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from unittest.mock import patch

import time_machine
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import connection
from django.tasks import task_backends
from django.tasks.backends.dummy import DummyBackend
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageViewRestriction
from wagtail.rich_text import RichText

from home.models import PinnedStory
from newsroom.models import RelatedToStory
from research.models import Edition
from site_config.broken_links import sources
from site_config.broken_links.looking import look_at_all
from site_config.broken_links.models import BrokenLink
from site_config.media.models import SiteDocument, SiteImage
from site_config.navigation.models import Notice, OutsideLink
from site_config.operations.management.commands.background import DAY, TIMERS
from tests.media import files
from tests.tree import TreeTestCase, article, publication, translation_of

MONDAY = datetime(2026, 3, 2, 12, tzinfo=UTC)


def page_link(page: Any, words: Any = "the story") -> str:
    return f'<p>Read <a linktype="page" id="{page.pk}">{words}</a>.</p>'


def broken() -> list[tuple[str, str, str]]:
    """Return (words, what it leads to, why) of all broken links."""
    look_at_all()
    rows = BrokenLink.objects.order_by("pk")
    return [(link.words, link.target_title or link.target, link.reason) for link in rows]


class LookingTests(TreeTestCase):
    def story(self, text: str = "", **values: Any) -> Any:
        return article(self.tree.news["en"], "A story with links", text=text or "<p>Text.</p>", **values)

    def document(self, **values: Any) -> SiteDocument:
        file = ContentFile(files.pdf(), "leaflet.pdf")
        return SiteDocument.objects.create(title="Leaflet", file=file, **values)

    def test_a_sound_site_has_none(self) -> None:
        page = self.tree.about["en"]
        ways = '<p><a href="/en/about/">Us</a> <a href="https://example.org/no">elsewhere</a></p>'
        page.body = [
            {"type": "text", "value": page_link(self.tree.bridge["en"]) + ways},
            {"type": "document", "value": {"document": self.document().pk, "title": ""}},
        ]
        page.save_revision().publish()
        assert broken() == []

    def test_links_to_pages_that_cannot_be_read(self) -> None:
        hidden, private, gone = (article(self.tree.news["en"], title) for title in ("Hidden", "Closed", "Gone"))
        self.story("".join(page_link(page, page.title) for page in (hidden, private, gone, self.tree.bridge["en"])))
        hidden.unpublish()
        PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
        number = gone.pk
        gone.delete()
        assert broken() == [
            ("Hidden", "Hidden", "unpublished"),
            ("Closed", "Closed", "private"),
            ("Gone", str(number), "deleted"),
        ]

    def test_readers_of_a_language_are_led_to_the_next_best_one(self) -> None:
        source = self.story(page_link(self.tree.festival["en"]))
        translation_of(source, "ru")
        assert broken() == []
        self.tree.festival["en"].unpublish()
        assert broken() == [("the story", "A festival of films", "unpublished")] * 2

    def test_a_translation_that_is_private_stands_in_its_readers_way_only(self) -> None:
        source = self.story(page_link(self.tree.bridge["en"]))
        translation_of(source, "ru")
        PageViewRestriction.objects.create(page=self.tree.bridge["ru"], restriction_type=PageViewRestriction.LOGIN)
        look_at_all()
        link = BrokenLink.objects.get()
        assert (link.language, link.reason) == ("ru", "private")

    def test_documents_that_are_gone_missing_or_unreadable(self) -> None:
        gone, missing, parked, fine = (self.document() for _ in range(4))
        blocks = [
            {"type": "document", "value": {"document": each.pk, "title": words}, "id": words}
            for words, each in (("gone", gone), ("missing", missing), ("parked", parked), ("fine", fine))
        ]
        page = self.tree.about["en"]
        page.body = blocks
        page.save_revision().publish()
        missing.file.storage.delete(missing.file.name)
        SiteDocument.objects.filter(pk=parked.pk).update(measurement=SiteDocument.Measurement.UNREADABLE)
        number = gone.pk
        gone.delete()
        assert broken() == [
            ("gone", str(number), "deleted"),
            ("missing", "Leaflet", "file_missing"),
            ("parked", "Leaflet", "unreadable"),
        ]

    def test_a_picture_without_its_file_is_found_on_the_page_that_shares_it(self) -> None:
        image = SiteImage.objects.create(title="Valley", file=ContentFile(files.picture(), "valley.jpg"))
        source = self.story(lead_image=image, lead_image_alt="A valley")
        translation_of(source, "ru")
        image.file.storage.delete(image.file.name)
        look_at_all()
        link = BrokenLink.objects.get()
        # The English page's own, where alone it can be changed.
        assert (link.page_id, link.place, link.reason) == (source.pk, "lead_image", "file_missing")

    def test_editions_related_and_pinned_pages_are_looked_at(self) -> None:
        document = self.document()
        edition = publication(self.tree.research["en"], "With a file")
        edition.editions = [Edition(languages=("en",), document=document)]
        edition.save_revision().publish()
        SiteDocument.objects.filter(pk=document.pk).update(measurement=SiteDocument.Measurement.UNREADABLE)
        source = self.story()
        source.related_links = [RelatedToStory(related=self.tree.festival["en"])]
        source.save_revision().publish()
        home = self.tree.home["en"]
        home.pinned_stories = [PinnedStory(page=self.tree.festival["en"])]
        home.save_revision().publish()
        self.tree.festival["en"].unpublish()
        look_at_all()
        found = {(link.page_id, link.place.split(".")[0]) for link in BrokenLink.objects.all()}
        assert found == {
            (edition.pk, "editions"),
            (source.pk, "related_links"),
            (home.pk, "pinned_stories"),
        }

    def test_addresses_within_the_site_are_asked_for(self) -> None:
        self.story(
            '<p><a href="/en/nowhere/">Nowhere</a> <a href="#names">names</a> <a href="/ru/about/">О нас</a>'
            ' <a href="https://example.org/nowhere/">elsewhere</a></p>'
        )
        assert broken() == [("Nowhere", "/en/nowhere/", "not_found"), ("names", "#names", "no_place")]

    def test_menus_and_notices_are_looked_at_until_they_are_over(self) -> None:
        locale = self.tree.home["en"].locale
        base = "http://127.0.0.1:8000"
        menu = OutsideLink(text="Archive", address=f"{base}/en/archive/", locale=locale)
        menu.save()
        menu.save_revision().publish()
        ends_at = timezone.now() + timedelta(hours=1)
        notice = Notice(text="Fair", link_text="More", link_page=self.tree.about["en"], ends_at=ends_at, locale=locale)
        notice.save()
        notice.save_revision().publish()
        self.tree.about["en"].unpublish()
        with self.settings(BASE_URL=base):
            assert sorted(broken()) == [
                ("", "About the mission", "unpublished"),
                ("", f"{base}/en/archive/", "not_found"),
            ]
            with time_machine.travel(ends_at):
                assert broken() == [("", f"{base}/en/archive/", "not_found")]
            OutsideLink.objects.get(pk=menu.pk).unpublish()
            with time_machine.travel(ends_at):
                assert broken() == []

    def test_drafts_and_private_pages_are_nobodys_dead_end(self) -> None:
        source = self.story('<p><a href="/en/nowhere/">Nowhere</a></p>')
        assert len(broken()) == 1
        restriction = PageViewRestriction.objects.create(page=source, restriction_type=PageViewRestriction.LOGIN)
        assert broken() == []
        restriction.delete()
        assert len(broken()) == 1
        source.unpublish()
        assert broken() == []

    def test_the_day_on_which_it_was_seen_first_stays(self) -> None:
        source = self.story('<p><a href="/en/nowhere/">Nowhere</a></p>')
        with time_machine.travel(MONDAY):
            look_at_all()
        first = BrokenLink.objects.get()
        with time_machine.travel(MONDAY + timedelta(days=3)):
            look_at_all()
            assert BrokenLink.objects.get() == first
            source.body = [("text", RichText('<p><a href="/en/nowhere-else/">Nowhere</a></p>'))]
            source.save_revision().publish()
            look_at_all()
        assert first.first_seen_on == date(2026, 3, 2)
        assert BrokenLink.objects.get().first_seen_on == date(2026, 3, 5)

    def test_odd_content_stops_nothing(self) -> None:
        self.story(
            '<p><a linktype="page" id="x">a</a> <a linktype="page" id="99999999999999999999999">b</a>'
            ' <a linktype="page">c</a> <a href="http://[x">d</a> <a linktype="other" id="1">e</a></p>'
        )
        assert [(words, why) for words, _target, why in broken()] == [
            ("a", "deleted"),
            ("b", "deleted"),
            ("d", "not_found"),
        ]

    def test_the_number_of_queries_does_not_grow_with_the_pages(self) -> None:
        def queries() -> int:
            with CaptureQueriesContext(connection) as captured:
                look_at_all()
            return len(captured)

        links = page_link(self.tree.bridge["en"]) + page_link(self.tree.festival["en"])
        self.story(links)
        look_at_all()
        before = queries()
        for _ in range(4):
            self.story(links)
        assert queries() == before

    def test_batches_see_each_page_once(self) -> None:
        with patch.object(sources, "BATCH", 3):
            found = [source for batch in sources.batches(sources.public_pages()) for source in batch]
        seen = [source.instance.pk for source in found if source.is_page]
        assert sorted(seen) == sorted(sources.public_pages().values_list("pk", flat=True))

    def test_the_background_process_looks_once_a_day(self) -> None:
        (command,) = [words for words, seconds in TIMERS if "find_broken_links" in words and seconds == DAY]
        self.story('<p><a href="/en/nowhere/">Nowhere</a></p>')
        call_command(*command, verbosity=0)
        assert BrokenLink.objects.count() == 1


class MendingTests(TreeTestCase):
    """What is mended leaves the list without waiting for the daily look."""

    def setUp(self) -> None:
        self.page = article(self.tree.news["en"], text=page_link(self.tree.festival["en"]))
        self.tree.festival["en"].unpublish()
        look_at_all()
        assert BrokenLink.objects.count() == 1

    def publish(self, page: Any) -> None:
        with self.captureOnCommitCallbacks(execute=True):
            page.save_revision().publish()

    def test_a_page_that_is_published_without_the_link(self) -> None:
        self.page.body = [("text", RichText("<p>Nothing more.</p>"))]
        self.publish(self.page)
        assert not BrokenLink.objects.exists()

    def test_a_draft_mends_nothing(self) -> None:
        self.page.body = [("text", RichText("<p>Nothing more.</p>"))]
        with self.captureOnCommitCallbacks(execute=True):
            self.page.save_revision()
        assert BrokenLink.objects.exists()

    def test_a_page_that_is_published_with_what_it_led_to(self) -> None:
        festival: Any = type(self.tree.festival["en"]).objects.get(pk=self.tree.festival["en"].pk)
        self.publish(festival)
        assert not BrokenLink.objects.exists()

    def test_a_page_that_is_unpublished(self) -> None:
        with self.captureOnCommitCallbacks(execute=True):
            self.page.unpublish()
        assert not BrokenLink.objects.exists()

    def test_a_snippet_that_is_published_without_the_link(self) -> None:
        locale = self.tree.home["en"].locale
        menu: Any = OutsideLink(text="Archive", address="http://127.0.0.1:8000/en/archive/", locale=locale)
        menu.save()
        menu.save_revision().publish()
        with self.settings(BASE_URL="http://127.0.0.1:8000"):
            look_at_all()
            assert BrokenLink.objects.filter(snippet_id=menu.pk).count() == 1
            menu.address = "http://127.0.0.1:8000/en/about/"
            self.publish(menu)
        assert not BrokenLink.objects.filter(snippet_id=menu.pk).exists()

    def test_whoever_publishes_does_not_wait_while_files_and_addresses_are_asked(self) -> None:
        self.page.body = [("text", RichText("<p>Nothing more.</p>"))]
        # The queue of the background process; the tests' own does all at once.
        queue = DummyBackend("background", {})
        with patch.object(task_backends._connections, "background", queue, create=True):
            self.publish(self.page)
        assert [task.args for task in queue.results if "look_again" in task.task.module_path] == [
            ["newsroom.ArticlePage", self.page.pk]
        ]
        assert BrokenLink.objects.exists()

    def test_publishing_a_sound_page_costs_one_query(self) -> None:
        sound: Any = type(self.tree.bridge["en"]).objects.get(pk=self.tree.bridge["en"].pk)
        with self.captureOnCommitCallbacks() as callbacks:
            sound.save_revision().publish()
        ours = [each for each in callbacks if "look_again" in repr(each)]
        assert len(ours) == 1
        with self.assertNumQueries(1):
            ours[0]()
