"""What every page says above its text: begun, not over, in the best language for the reader, the urgent first."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from site_config.navigation.models import Notice
from tests.html import language_of, parsed, words_of
from tests.tree import TreeTestCase

NOW = datetime(2026, 12, 30, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)


class NoticeTests(TreeTestCase):
    def notice(self, text: str, **values: Any) -> Notice:
        """Publish a notice in English."""
        notice = Notice(text=text, locale=self.tree.home["en"].locale, **values)
        notice.save()
        notice.save_revision().publish()
        return Notice.objects.get(pk=notice.pk)

    def translate(self, source: Notice, language: str, text: str) -> None:
        """Publish a notice in another language."""
        notice = source.copy_for_translation(self.tree.home[language].locale)
        notice.text = text
        notice.save()
        notice.save_revision().publish()

    def shown(self, address: str) -> list[Any]:
        """Return the notices above a page."""
        return parsed(self.client.get(address)).main.select(".notice-bar__notice")

    def words(self, address: str) -> list[str]:
        return [words_of(each) for each in self.shown(address)]

    def test_without_notices_nothing_is_there(self) -> None:
        assert self.shown("/en/") == []
        assert parsed(self.client.get("/en/")).find(class_="notice-bar") is None

    def test_a_notice_stands_on_every_page_from_its_beginning_to_its_end(self) -> None:
        with time_machine.travel(NOW, tick=False):
            self.notice("The office is closed.", starts_at=NOW + HOUR, ends_at=NOW + 3 * HOUR)
        for moment, is_shown in ((NOW, False), (NOW + HOUR, True), (NOW + 2 * HOUR, True), (NOW + 3 * HOUR, False)):
            with time_machine.travel(moment, tick=False):
                for address in ("/en/", "/en/news/bridge/", "/en/research/", "/en/search/?q=bridge"):
                    assert bool(self.shown(address)) is is_shown, (address, moment)

    def test_readers_get_it_in_their_language_else_in_the_next_best_and_said_to_be(self) -> None:
        source = self.notice("The office is closed.")
        for language in ("ru", "tg"):
            assert [language_of(each.find("span")) for each in self.shown(f"/{language}/")] == ["en"]
        self.translate(source, "ru", "Офис закрыт.")
        assert self.words("/ru/") == ["Офис закрыт."]
        assert [language_of(each.find("span")) for each in self.shown("/tg/")] == ["ru"]
        self.translate(source, "tg", "Дафтар баста аст.")
        assert self.words("/tg/") == ["Дафтар баста аст."]
        assert self.words("/en/") == ["The office is closed."]

    def test_a_new_end_of_the_english_notice_holds_for_all_languages(self) -> None:
        source = self.notice("The office is closed.")
        self.translate(source, "ru", "Офис закрыт.")
        source = Notice.objects.get(pk=source.pk)
        source.ends_at = NOW
        source.save_revision().publish()
        with time_machine.travel(NOW + HOUR):
            assert self.words("/ru/") == []

    def test_what_is_taken_back_in_english_is_taken_back_everywhere(self) -> None:
        source = self.notice("The office is closed.")
        self.translate(source, "ru", "Офис закрыт.")
        Notice.objects.get(pk=source.pk).unpublish()
        for language in ("en", "ru", "tg"):
            assert self.words(f"/{language}/") == []

    def test_a_draft_is_not_shown(self) -> None:
        notice = Notice(text="Not yet agreed.", locale=self.tree.home["en"].locale, live=False)
        notice.save()
        notice.save_revision()
        assert self.words("/en/") == []

    def test_the_urgent_comes_first_then_the_latest(self) -> None:
        with time_machine.travel(NOW):
            self.notice("Old.", starts_at=NOW - 3 * HOUR)
            self.notice("New.", starts_at=NOW - HOUR)
            self.notice("Call now.", kind="urgent", starts_at=NOW - 4 * HOUR)
            assert self.words("/en/") == ["Urgent Call now.", "New.", "Old."]

    def test_its_link_leads_to_a_page_in_the_readers_language_or_elsewhere(self) -> None:
        self.notice("A new story.", link_text="Read it", link_page=self.tree.bridge["en"])
        assert [link["href"] for link in self.shown("/tg/")[0].find_all("a")] == ["/tg/news/bridge/"]
        self.tree.bridge["en"].unpublish()
        assert self.shown("/tg/")[0].find_all("a") == []

    def test_all_notices_cost_one_query(self) -> None:
        def queries() -> int:
            self.client.get("/tg/about/")
            with CaptureQueriesContext(connection) as captured:
                self.client.get("/tg/about/")
            return sum("navigation_notice" in query["sql"] for query in captured)

        assert queries() == 1
        for number in range(4):
            self.notice(f"Notice {number}", link_text="More", link_page=self.tree.about["en"])
        assert queries() == 1
        assert len(self.shown("/tg/about/")) == 4


class EditingTests(TreeTestCase):
    def setUp(self) -> None:
        self.client.force_login(get_user_model().objects.create_superuser("root", "root@example.org", "x"))

    def test_an_editor_writes_previews_and_publishes_one(self) -> None:
        address = reverse("wagtailsnippets_navigation_notice:add")
        form = {"text": "The office is closed on Monday.", "kind": "urgent", "link_text": "", "link_url": ""}
        assert self.client.post(address, form | {"action-publish": "1"}).status_code == 302
        assert "The office is closed on Monday." in words_of(parsed(self.client.get("/en/")).main)
        listed = parsed(self.client.get(reverse("wagtailsnippets_navigation_notice:list")))
        assert "Shown now" in words_of(listed.main)

    def test_the_preview_shows_it_in_its_own_language(self) -> None:
        for code in ("en", "ru", "tg"):
            notice = Notice(text="12:00", kind="urgent", locale=self.tree.home[code].locale)
            html = parsed(notice.make_preview_request())
            assert html.html["lang"] == code
            assert "12:00" in words_of(html.find(class_="notice-bar"))


@pytest.mark.once
@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"starts_at": NOW, "ends_at": NOW}, "ends_at"),
        ({"link_url": "https://example.org/"}, "link_text"),
        ({"link_text": "Read it"}, "link_text"),
        ({"link_text": "Read it", "link_url": "https://example.org/", "link_page_id": 1}, "link_url"),
    ],
)
def test_what_makes_no_sense_is_refused_in_words(values: dict[str, Any], field: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        Notice(text="Closed.", **values).clean()
    assert list(refusal.value.error_dict) == [field]
