from __future__ import annotations

import datetime
from typing import Any

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageViewRestriction

from home import shelves
from home.models import HomePage, PinnedPublication, PinnedStory
from tests.html import parsed, words_of
from tests.tree import TreeTestCase, publication, put_article

#: Nine in the morning in Dushanbe.
NINE = datetime.datetime(2099, 3, 1, 4, tzinfo=datetime.UTC)
HOUR = datetime.timedelta(hours=1)


class HomePageTests(TreeTestCase):
    def main(self, language: str = "en"):
        return parsed(self.client.get(f"/{language}/")).main

    def stories(self, language: str = "en") -> list[str]:
        """Return the titles of the front page's stories."""
        response = self.client.get(f"/{language}/")
        return [story.title for story in response.context["stories"]]

    def pin(self, *pages) -> None:
        """Pin stories on the English front page and publish it."""
        home = self.tree.home["en"]
        home.pinned_stories = [PinnedStory(page=page, sort_order=place) for place, page in enumerate(pages)]
        home.save_revision().publish()

    def test_the_front_page_says_who_we_are_and_how_to_reach_us(self) -> None:
        html = parsed(self.client.get("/en/"))
        assert "IOM Mission in Tajikistan" in words_of(html)
        assert "International Organization for Migration" in words_of(html)
        assert "Who we are." in words_of(html.main)
        assert "22A Azizbekov Street" in words_of(html.body)

    def test_stories_have_summary_date_and_a_read_more_that_names_them(self) -> None:
        main = self.main()
        links = [words_of(link) for link in main.find_all("a", href="/en/news/bridge/")]
        assert any(link.startswith("Read more") and "A bridge over the Panj" in link for link in links)
        assert "Summary of story" in words_of(main)
        assert main.find("time", datetime="2017") is not None

    def test_newest_publications_and_topics_are_there(self) -> None:
        text = words_of(self.main())
        assert "The cotton harvest" in text
        assert "Labour migration" in text
        assert "Муҳоҷирати меҳнатӣ" in words_of(self.main("tg"))

    def test_it_fills_itself_with_the_newest(self) -> None:
        newest = [put_article(self.tree.news["en"]).title for _ in range(shelves.STORIES)]
        assert self.stories() == newest[::-1]

    def test_pinned_stories_come_first_in_their_order(self) -> None:
        older = [put_article(self.tree.news["en"], title) for title in ("one", "two")]
        for _ in range(shelves.STORIES):
            put_article(self.tree.news["en"])
        self.pin(*older)
        assert self.stories()[:2] == ["one", "two"]
        assert len(self.stories()) == shelves.STORIES
        assert len(set(self.stories())) == shelves.STORIES

    def test_a_story_pinned_twice_stands_once(self) -> None:
        self.pin(self.tree.bridge["en"], self.tree.bridge["en"])
        assert self.stories().count("A bridge over the Panj") == 1

    def test_a_pinned_story_is_shown_in_the_readers_language(self) -> None:
        self.pin(self.tree.bridge["en"])
        home = self.tree.home["tg"]
        home.pinned_stories = [PinnedStory(page=self.tree.bridge["en"])]
        home.save_revision().publish()
        assert self.stories("tg")[0] == "Пул аз болои Панҷ"

    def test_an_unpublished_or_private_pinned_story_gives_its_place_away(self) -> None:
        self.pin(self.tree.bridge["en"], self.tree.festival["en"])
        self.tree.bridge["en"].unpublish()
        PageViewRestriction.objects.create(page=self.tree.festival["en"], restriction_type=PageViewRestriction.LOGIN)
        assert self.stories() == []
        assert self.client.get("/en/").status_code == 200

    def test_pinned_publications_come_first(self) -> None:
        other = publication(self.tree.research["en"])
        home = self.tree.home["en"]
        home.pinned_publications = [PinnedPublication(page=other)]
        home.save_revision().publish()
        assert self.client.get("/en/").context["publications"][0].pk == other.pk

    def test_an_empty_site_still_has_a_front_page(self) -> None:
        for pages in (self.tree.bridge, self.tree.festival, self.tree.harvest):
            for page in pages.values():
                page.unpublish()
        for code in ("en", "ru", "tg"):
            assert self.client.get(f"/{code}/").status_code == 200

    def test_queries_do_not_grow_with_the_content(self) -> None:
        def queries() -> int:
            with CaptureQueriesContext(connection) as captured:
                self.client.get("/tg/")
            return len(captured)

        self.client.get("/tg/")
        before = queries()
        for _ in range(5):
            put_article(self.tree.news["en"])
            publication(self.tree.research["en"], authors=["A"], editions=[["en"], ["ru"]])
        assert queries() == before
        assert before <= 35


class TimesOfPinsTests(TreeTestCase):
    """A pin stands first from its beginning to its end, and the newest take its place before and after."""

    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.newest = put_article(cls.tree.news["en"], "The newest")
        cls.other = put_article(cls.tree.news["en"], "Another")

    def pin(self, *pins: Any) -> None:
        home = HomePage.objects.get(pk=self.tree.home["en"].pk)
        home.pinned_stories = list(pins)
        home.save_revision().publish()

    def stories(self, moment: datetime.datetime, language: str = "en") -> list[str]:
        with time_machine.travel(moment, tick=False):
            return [story.title for story in self.client.get(f"/{language}/").context["stories"]]

    def test_it_counts_from_its_beginning_to_its_end_in_all_languages(self) -> None:
        self.pin(PinnedStory(page=self.tree.bridge["en"], starts_at=NINE, ends_at=NINE + HOUR))
        for language, title in (("en", "A bridge over the Panj"), ("ru", "Мост через Пяндж")):
            before, at, last, after = (
                self.stories(moment, language) for moment in (NINE - HOUR / 60, NINE, NINE + HOUR * 0.99, NINE + HOUR)
            )
            assert (at[0], last[0]) == (title, title)
            assert before == after
            assert before[0] == "Another"
            # It has its ordinary place then, and never two.
            assert [stories.count(title) for stories in (before, at, after)] == [1, 1, 1]
            assert len(before) == len(at)

    def test_a_beginning_or_an_end_alone_is_enough(self) -> None:
        self.pin(
            PinnedStory(page=self.tree.bridge["en"], starts_at=NINE, sort_order=0),
            PinnedStory(page=self.newest, ends_at=NINE, sort_order=1),
        )
        assert self.stories(NINE - HOUR)[0] == "The newest"
        assert self.stories(NINE + HOUR)[0] == "A bridge over the Panj"

    def test_those_that_wait_take_no_place_from_those_that_count(self) -> None:
        waiting = [PinnedStory(page=self.other, starts_at=NINE, sort_order=place) for place in range(shelves.STORIES)]
        self.pin(*waiting, PinnedStory(page=self.tree.bridge["en"], sort_order=shelves.STORIES))
        assert self.stories(NINE - HOUR)[0] == "A bridge over the Panj"

    def test_a_front_page_whose_pins_are_all_over_shows_the_newest(self) -> None:
        self.pin(*(PinnedStory(page=page, ends_at=NINE) for page in (self.tree.bridge["en"], self.newest)))
        assert self.stories(NINE)[:2] == ["Another", "The newest"]

    def test_publications_have_times_too(self) -> None:
        publication(self.tree.research["en"], "A newer one", published_on="2020-01-01")
        home = HomePage.objects.get(pk=self.tree.home["en"].pk)
        home.pinned_publications = [PinnedPublication(page=self.tree.harvest["en"], starts_at=NINE)]
        home.save_revision().publish()
        titles = []
        for moment in (NINE - HOUR, NINE):
            with time_machine.travel(moment, tick=False):
                titles.append(self.client.get("/en/").context["publications"][0].title)
        assert titles == ["A newer one", "The cotton harvest"]

    def test_who_kept_the_page_before_is_given_the_new_one_when_the_time_comes(self) -> None:
        self.pin(PinnedStory(page=self.tree.bridge["en"], starts_at=NINE))
        with time_machine.travel(NINE - HOUR, tick=False):
            etag = self.client.get("/en/")["ETag"]
            assert self.client.get("/en/", headers={"if-none-match": etag}).status_code == 304
        with time_machine.travel(NINE, tick=False):
            assert self.client.get("/en/", headers={"if-none-match": etag}).status_code == 200

    def test_the_end_comes_after_the_beginning(self) -> None:
        for ends_at in (NINE, NINE - HOUR):
            with pytest.raises(ValidationError) as refused:
                PinnedStory(page=self.newest, starts_at=NINE, ends_at=ends_at).clean()
            assert "ends_at" in refused.value.error_dict
        PinnedStory(page=self.newest, starts_at=NINE, ends_at=NINE + HOUR).clean()

    def test_times_are_written_by_the_clock_of_dushanbe_wherever_the_editor_is(self) -> None:
        form_class: Any = HomePage.get_edit_handler().get_form_class()
        row = form_class.formsets["pinned_stories"].form
        with timezone.override("Europe/London"):
            form = row({"page": self.newest.pk, "starts_at": "2099-03-01 09:00", "ends_at": "2099-03-01 08:00"})
            assert form.fields["starts_at"].prepare_value(NINE).hour == 9
            assert form.errors["ends_at"] == ["The end comes after the beginning."]
            assert form.cleaned_data["starts_at"] == NINE

    def test_the_editor_shows_both_times(self) -> None:
        self.pin(PinnedStory(page=self.newest, starts_at=NINE))
        self.client.force_login(get_user_model().objects.create_superuser("ada", "ada@example.org", "x" * 20))
        html = parsed(self.client.get(f"/admin/pages/{self.tree.home['en'].pk}/edit/"))
        assert html.find(attrs={"name": "pinned_stories-0-starts_at"})["value"] == "2099-03-01 09:00"
        assert html.find(attrs={"name": "pinned_stories-0-ends_at"}) is not None
