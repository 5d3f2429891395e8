"""Events, calls for entries and films: what readers see of them, and what is refused when they are published."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from newsroom.models import ArticlePage
from tests.html import parsed, words_of
from tests.tree import TreeTestCase, put_article

DUSHANBE = datetime.timezone(datetime.timedelta(hours=5))
DEADLINE = datetime.datetime(2026, 5, 1, 18, tzinfo=DUSHANBE)


class ReadersTests(TreeTestCase):
    def words(self, address: str) -> str:
        return words_of(parsed(self.client.get(address)).main)

    def test_a_call_says_that_it_is_closed_after_its_deadline(self) -> None:
        put_article(self.tree.news["en"], "Young reporters", slug="reporters", kind="call", deadline=DEADLINE)
        with time_machine.travel(DEADLINE - datetime.timedelta(minutes=1)):
            open_call = self.words("/en/news/reporters/")
        assert "Call for entries" in open_call
        assert "1 May 2026" in open_call
        assert "closed" not in open_call
        with time_machine.travel(DEADLINE):
            assert "This call is closed." in self.words("/en/news/reporters/")
            assert "Closed" in self.words("/en/news/")

    def test_an_event_tells_day_hour_and_place_and_that_it_is_over(self) -> None:
        day = datetime.date(2026, 12, 18)
        facts = {"event_starts_on": day, "event_starts_at": datetime.time(9, 30), "event_place": "Dushanbe"}
        put_article(self.tree.news["en"], "Migrants Day", slug="day", kind="event", **facts)
        with time_machine.travel(datetime.datetime(2026, 12, 18, 23, tzinfo=DUSHANBE)):
            main = parsed(self.client.get("/en/news/day/")).main
        assert main.select_one(".story-facts time")["datetime"] == "2026-12-18T09:30"
        assert "Dushanbe" in words_of(main)
        assert "This event is over." not in words_of(main)
        with time_machine.travel(datetime.datetime(2026, 12, 19, 1, tzinfo=DUSHANBE)):
            assert "This event is over." in self.words("/en/news/day/")

    def test_the_days_of_an_event_stand_on_its_page_its_card_and_where_it_is_described(self) -> None:
        days = {"event_starts_on": datetime.date(2026, 12, 18), "event_ends_on": datetime.date(2026, 12, 19)}
        facts = days | {"event_place": "Dushanbe", "summary": "Three talks."}
        put_article(self.tree.news["en"], "Migrants Day", slug="day", kind="event", **facts)
        html = parsed(self.client.get("/en/news/day/"))
        assert "18–19 December 2026" in html.select_one(".story-facts").get_text()
        described = html.find("meta", attrs={"name": "description"})["content"]
        assert described == "18–19 December 2026, Dushanbe. Three talks."
        assert "18–19 декабря 2026" in parsed(self.client.get("/ru/news/")).main.get_text()

    def test_an_event_is_over_by_the_clock_of_dushanbe_wherever_an_editor_previews_it(self) -> None:
        story = ArticlePage(kind="event", event_starts_on=datetime.date(2026, 12, 18))
        with timezone.override("Pacific/Honolulu"):
            with time_machine.travel(datetime.datetime(2026, 12, 18, 23, tzinfo=DUSHANBE)):
                assert story.is_past is False
            with time_machine.travel(datetime.datetime(2026, 12, 19, 1, tzinfo=DUSHANBE)):
                assert story.is_past is True

    def test_a_film_is_a_link_and_no_player(self) -> None:
        put_article(self.tree.news["en"], slug="film", kind="video", film_url="https://example.org/film")
        main = parsed(self.client.get("/en/news/film/")).main
        assert main.find("a", href="https://example.org/film")
        assert main.find(["iframe", "video"]) is None

    def test_ordinary_news_names_no_kind(self) -> None:
        assert "News" not in [
            each.get_text() for each in parsed(self.client.get("/en/news/bridge/")).select(".story__kind")
        ]

    def test_an_event_that_ends_before_it_begins_is_refused(self) -> None:
        days = {"event_starts_on": datetime.date(2026, 3, 2), "event_ends_on": datetime.date(2026, 3, 1)}
        with pytest.raises(ValidationError) as refusal:
            ArticlePage(title="x", **days).clean()
        assert list(refusal.value.error_dict) == ["event_ends_on"]


class PublishingTests(TreeTestCase):
    def errors(self, *, as_draft: bool = False, page: ArticlePage | None = None, **values: Any) -> dict[str, Any]:
        """Return what the form says of a story that is published, or saved as a draft."""
        data = {
            "title": "A story",
            "slug": "",
            "summary": "x",
            "published_on_year": "2026",
            "list_position": 0,
            "body": streamfield([("text", rich_text("<p>Text</p>"))]),
            "notes": streamfield([]),
            "topic_links": inline_formset([]),
            "related_links": inline_formset([]),
            "comments": inline_formset([]),
            **values,
        }
        form_class = ArticlePage.get_edit_handler().get_form_class()
        form = form_class(nested_form_data(data), instance=page or ArticlePage(), parent_page=self.tree.news["en"])
        if as_draft:
            form.defer_required_fields()
        form.is_valid()
        return dict(form.errors)

    def test_each_kind_asks_for_what_it_needs_when_it_is_published(self) -> None:
        assert self.errors(kind="news") == {}
        for kind, field in (("event", "event_starts_on"), ("call", "deadline"), ("video", "film_url")):
            assert list(self.errors(kind=kind)) == [field]
            assert self.errors(kind=kind, as_draft=True) == {}

    def test_a_call_that_nobody_could_answer_is_not_published(self) -> None:
        with time_machine.travel(DEADLINE):
            assert list(self.errors(kind="call", deadline="2026-05-01 18:00")) == ["deadline"]
            assert self.errors(kind="call", deadline="2026-05-01 18:00", as_draft=True) == {}
            assert self.errors(kind="call", deadline="2026-05-02 18:00") == {}
            # Scheduled for a day after its deadline.
            later: Any = {"deadline": "2026-05-02 18:00", "go_live_at": "2026-05-03 09:00"}
            assert list(self.errors(kind="call", **later)) == ["deadline"]

    def test_a_deadline_is_by_the_clock_of_dushanbe_for_an_editor_elsewhere_too(self) -> None:
        page = put_article(self.tree.news["en"], kind="call", deadline=DEADLINE)
        form_class = ArticlePage.get_edit_handler().get_form_class()
        with timezone.override("Europe/Zurich"):
            shown = form_class(instance=page)["deadline"]
            assert shown.value() == datetime.datetime(2026, 5, 1, 18)
            assert shown.field.clean("2026-05-01 18:00") == DEADLINE

    def test_a_call_that_is_public_can_be_mended_after_its_deadline(self) -> None:
        page = put_article(self.tree.news["en"], kind="call", deadline=DEADLINE)
        with time_machine.travel(DEADLINE):
            assert self.errors(kind="call", deadline="2026-05-01 18:00", page=page) == {}
