"""A story that an editor gives a time goes out and comes down at that time, by the command that the background runs."""

from __future__ import annotations

from typing import Any

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from newsroom.models import ArticlePage
from site_config.operations.management.commands import background
from tests.tree import TreeTestCase, article

ADDRESS = "/en/news/a-road-is-opened/"


class ScheduleTests(TreeTestCase):
    @pytest.fixture(autouse=True)
    def _keep_connection(self, monkeypatch: pytest.MonkeyPatch) -> None:
        # The background closes what it used; a test stands in one transaction.
        monkeypatch.setattr(background.connections, "close_all", lambda: None)

    def a_minute_passes_in_the_background(self) -> None:
        """Run what the background process runs every minute."""
        each_minute = [command for command, seconds in background.TIMERS if seconds == background.MINUTE]
        assert ("publish_scheduled",) in each_minute
        for command in each_minute:
            background.run_timer(command)

    def statuses(self, *moments: str) -> list[int]:
        """Return what a reader is answered at each of the moments."""
        answers = []
        for moment in moments:
            with time_machine.travel(moment, tick=False):
                self.a_minute_passes_in_the_background()
                self.client.logout()
                answers.append(self.client.get(ADDRESS).status_code)
        return answers

    def post(self, address: str, **values: Any) -> None:
        """Send a story as an administrator does."""
        user, _created = get_user_model().objects.get_or_create(username="root", is_superuser=True)
        self.client.force_login(user)
        data = {
            "title": "A road is opened",
            "slug": "a-road-is-opened",
            "summary": "One sentence on the road.",
            "kind": "news",
            "published_on_year": "2026",
            "list_position": 0,
            "body": streamfield([("text", rich_text("<p>Text</p>"))]),
            "notes": streamfield([]),
            "topic_links": inline_formset([]),
            "related_links": inline_formset([]),
            "comments": inline_formset([]),
            "action-publish": "1",
            **values,
        }
        assert self.client.post(address, nested_form_data(data)).status_code == 302

    def test_a_story_goes_out_on_monday_at_nine_in_dushanbe_and_expires_at_five(self) -> None:
        add = reverse("wagtailadmin_pages:add", args=["newsroom", "articlepage", self.tree.news["en"].pk])
        with time_machine.travel("2026-02-27T18:00:00+05:00", tick=False):
            self.post(add, go_live_at="2026-03-02 09:00", expire_at="2026-03-02 17:00")
        story = ArticlePage.objects.get(slug="a-road-is-opened")
        assert (story.live, story.scheduled_revision is not None) == (False, True)
        assert self.statuses(
            "2026-03-02T08:59:59+05:00",
            "2026-03-02T09:00:01+05:00",
            "2026-03-02T16:59:59+05:00",
            "2026-03-02T17:00:01+05:00",
        ) == [404, 200, 200, 404]
        story.refresh_from_db()
        assert (story.live, story.expired) == (False, True)
        assert self.statuses("2026-03-03T09:00:00+05:00") == [404]

    def test_new_words_of_a_public_story_wait_for_their_time(self) -> None:
        with time_machine.travel("2026-02-27T18:00:00+05:00", tick=False):
            page = article(self.tree.news["en"], "An old title", slug="a-road-is-opened")
            self.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), go_live_at="2026-03-02 09:00")
        assert self.statuses("2026-03-02T08:59:59+05:00") == [200]
        page.refresh_from_db()
        assert page.title == "An old title"
        assert self.statuses("2026-03-02T09:00:01+05:00") == [200]
        page.refresh_from_db()
        assert page.title == "A road is opened"
