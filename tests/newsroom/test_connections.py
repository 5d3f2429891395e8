"""What leads from a story to others: its series, related pages, and pages on the same topics."""

from __future__ import annotations

import datetime

from wagtail.models import Locale

from newsroom.models import ArticleTopic, RelatedToStory, Series
from research.models import PublicationTopic
from site_config.languages.partial_dates import PartialDate
from tests.html import parsed, words_of
from tests.tree import TreeTestCase, put_article


class ConnectionsTests(TreeTestCase):
    def related(self, address: str) -> list[str]:
        return [each.get_text(strip=True) for each in parsed(self.client.get(address)).select(".related__link")]

    def test_the_editors_choice_comes_in_their_order_and_the_readers_language(self) -> None:
        page = self.tree.bridge["en"]
        page.related_links = [RelatedToStory(related=each["en"]) for each in (self.tree.harvest, self.tree.festival)]
        page.save_revision().publish()
        titles = [self.tree.harvest["ru"].title, self.tree.festival["en"].title]
        assert self.related("/ru/news/bridge/") == titles

    def test_without_a_choice_pages_of_both_rooms_on_the_same_topics_stand_there(self) -> None:
        topic = self.tree.topics["en"]
        for page, link in (
            (self.tree.bridge["en"], ArticleTopic),
            (self.tree.festival["en"], ArticleTopic),
            (self.tree.harvest["en"], PublicationTopic),
        ):
            page.topic_links = [link(topic=topic)]
            page.save_revision().publish()
        assert self.related("/en/news/bridge/") == [self.tree.festival["en"].title, self.tree.harvest["en"].title]

    def test_a_story_without_topics_has_no_related_pages(self) -> None:
        put_article(self.tree.news["en"], slug="alone")
        assert self.related("/en/news/alone/") == []

    def test_the_stories_of_a_series_lead_to_each_other_in_the_order_of_their_dates(self) -> None:
        series = Series.objects.create(name="Ten families", locale=Locale.objects.get(language_code="en"))
        russian = series.copy_for_translation(Locale.objects.get(language_code="ru"))
        russian.name = "Десять семей"
        russian.save()
        for title, month in (("Second", 5), ("First", 4)):
            dated = PartialDate(2016, month)
            put_article(self.tree.news["en"], title, slug=title.lower(), published_on=dated, series=series)
        html = parsed(self.client.get("/ru/news/second/"))
        assert "Десять семей" in words_of(html.select_one(".story-series__title"))
        stories = html.select(".story-series__stories li")
        assert [each.get_text(strip=True) for each in stories] == ["First", "Second"]
        assert stories[0].a["href"] == "/ru/news/first/"
        assert stories[1].find("a") is None


class WordsOfOthersTests(TreeTestCase):
    def test_a_correction_stands_below_the_text_the_newest_first(self) -> None:
        notes = [
            ("note", {"kind": "correction", "dated": datetime.date(2017, 3, 1), "text": "The bridge has two lanes."}),
            ("note", {"kind": "update", "dated": datetime.date(2017, 4, 2), "text": "It is open now."}),
        ]
        put_article(self.tree.news["en"], slug="noted", notes=notes)
        shown = [words_of(each) for each in parsed(self.client.get("/en/news/noted/")).select(".story-note")]
        assert shown[0].startswith("Update 2 April 2017")
        assert "It is open now." in shown[0]
        assert shown[1].startswith("Correction 1 March 2017")

    def test_people_who_are_quoted_are_known_once_each(self) -> None:
        quote = {"quote": "Yes", "speaker": "A. Speaker", "role": "teacher"}
        page = put_article(self.tree.news["en"], body=[("quote", quote), ("quote", {**quote, "quote": "No"})])
        assert page.people_quoted == [("A. Speaker", "teacher")]
