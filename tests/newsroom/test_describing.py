"""What search engines and reference managers are told of stories and of their lists."""

from __future__ import annotations

import datetime
import json
from typing import Any

import extruct
import time_machine
from django.conf import settings
from django.core.files.base import ContentFile
from wagtail.models import PageViewRestriction
from wagtail.rich_text import RichText

from newsroom.models import ArticleTopic
from site_config.languages.partial_dates import PartialDate
from site_config.media.licences import Licence
from site_config.media.models import SiteImage
from tests.html import parsed, words_of
from tests.media import files
from tests.tree import TreeTestCase, put_article

BASE = settings.BASE_URL
DAY = datetime.datetime(2026, 3, 2, 9, 30, tzinfo=datetime.UTC)


class DescribingTestCase(TreeTestCase):
    def nodes(self, address: str) -> list[dict[str, Any]]:
        """Return the nodes of a page in their order, each from a script of its own, as an extractor finds them."""
        response = self.client.get(address)
        assert response.status_code == 200
        found = extruct.extract(response.content.decode(), syntaxes=["json-ld"])["json-ld"]
        scripts = parsed(response).find_all("script", type="application/ld+json")
        assert [json.loads(script.string) for script in scripts] == found
        assert all(node["@context"] == "https://schema.org" for node in found)
        return found

    def story(self, address: str) -> dict[str, Any]:
        """Return the node of a story, which comes first."""
        node = self.nodes(address)[0]
        assert node["@type"] == "NewsArticle"
        return node

    def meta(self, address: str) -> dict[str, str]:
        """Return the meta tags of a page."""
        head = parsed(self.client.get(address)).head
        return {tag.get("property") or tag.get("name"): tag["content"] for tag in head.find_all("meta", content=True)}


class StoryTests(DescribingTestCase):
    def test_a_story_is_described_with_its_publisher_and_the_way_to_it(self) -> None:
        types = [node["@type"] for node in self.nodes("/en/news/bridge/")]
        assert types == ["NewsArticle", "WebPage", "Organization", "WebSite", "BreadcrumbList"]
        story, page, _mission, _site, trail = self.nodes("/en/news/bridge/")
        url = f"{BASE}/en/news/bridge/"
        assert story["headline"] == words_of(parsed(self.client.get(url)).h1) == "A bridge over the Panj"
        assert story["inLanguage"] == "en"
        assert story["url"] == story["mainEntityOfPage"]["@id"] == page["url"] == url
        assert page["mainEntity"] == {"@type": "NewsArticle", "@id": story["@id"]}
        assert story["publisher"]["name"] == "IOM Mission in Tajikistan"
        assert story["publisher"]["logo"]["url"].startswith(f"{BASE}/static/")
        assert "Text of story" in story["articleBody"]
        assert [(step["name"], step["item"]) for step in trail["itemListElement"]] == [
            ("IOM Tajikistan", f"{BASE}/en/"),
            ("News", f"{BASE}/en/news/"),
            ("A bridge over the Panj", url),
        ]

    def test_a_day_has_an_hour_and_a_year_gets_no_day(self) -> None:
        with time_machine.travel(DAY, tick=False):
            for slug, date in (
                ("that-day", PartialDate(2026, 3, 2)),
                ("earlier", PartialDate(2025, 7, 9)),
                ("month", PartialDate(2016, 4)),
                ("year", PartialDate(2012)),
                ("undated", None),
            ):
                put_article(self.tree.news["en"], slug=slug, published_on=date)
        published = {
            "that-day": "2026-03-02T14:30:00+05:00",
            "earlier": "2025-07-09T00:00:00+05:00",
            "month": "2016-04",
            "year": "2012",
            "undated": None,
        }
        for slug, date in published.items():
            node, tags = self.story(f"/en/news/{slug}/"), self.meta(f"/en/news/{slug}/")
            assert node.get("datePublished") == date, slug
            assert node["dateModified"] == tags["article:modified_time"] == "2026-03-02T14:30:00+05:00"
            # OpenGraph knows no date without a day.
            assert tags.get("article:published_time") == (date if date and "T" in date else None)
            assert tags.get("DC.date") == (date and date.partition("T")[0])

    def test_a_change_is_told(self) -> None:
        with time_machine.travel(DAY, tick=False):
            page = put_article(self.tree.news["en"], slug="changed", published_on=PartialDate(2026, 3, 2))
        with time_machine.travel(DAY + datetime.timedelta(days=3), tick=False):
            page.save_revision().publish()
        assert self.story("/en/news/changed/")["dateModified"] == "2026-03-05T14:30:00+05:00"

    def test_the_author_is_who_signed_else_the_mission(self) -> None:
        put_article(self.tree.news["en"], slug="signed", byline="A. Writer")
        assert self.story("/en/news/signed/")["author"] == {"@type": "Person", "name": "A. Writer"}
        assert self.meta("/en/news/signed/")["author"] == "A. Writer"
        unsigned = self.story("/en/news/bridge/")["author"]
        assert (unsigned["@type"], unsigned["name"]) == ("Organization", "IOM Mission in Tajikistan")
        assert not {"author", "DC.creator"} & self.meta("/en/news/bridge/").keys()

    def test_the_pictures_are_named_or_one_is_drawn(self) -> None:
        file = ContentFile(files.picture(size=(1300, 900)), "fair.jpg")
        image = SiteImage.objects.create(title="Fair", credit="IOM 2017", file=file)
        put_article(self.tree.news["en"], slug="fair", lead_image=image)
        shown = self.story("/en/news/fair/")["image"]
        assert (shown[0]["width"], shown[0]["height"], shown[0]["creditText"]) == (1200, 630, "IOM 2017")
        assert len(shown) == 2
        (drawn,) = self.story("/en/news/bridge/")["image"]
        for each in (*shown, drawn):
            assert self.client.get(each["url"].removeprefix(BASE)).status_code == 200, each

    def test_whose_the_pictures_are_is_told_as_far_as_it_is_known(self) -> None:
        file = ContentFile(files.picture(size=(1300, 900)), "hall.jpg")
        image = SiteImage.objects.create(title="Hall", credit="A. Photographer", licence=Licence.CC_BY, file=file)
        put_article(self.tree.news["en"], slug="hall", lead_image=image)
        names = ("creditText", "license", "copyrightNotice")

        def told() -> list[str | None]:
            picture = self.story("/en/news/hall/")["image"][0]
            assert picture["contentUrl"] == picture["url"]
            return [picture.get(name) for name in names]

        assert told() == ["A. Photographer", "https://creativecommons.org/licenses/by/4.0/", None]
        SiteImage.objects.update(licence=Licence.IOM)
        assert told() == ["A. Photographer", None, "© International Organization for Migration"]
        SiteImage.objects.update(licence="", credit="")
        assert told() == [None, None, None]

    def test_people_quoted_corrections_topics_and_kind_are_told(self) -> None:
        notes = [
            ("note", {"kind": "correction", "dated": datetime.date(2017, 3, 1), "text": "It has two lanes."}),
            ("note", {"kind": "update", "dated": datetime.date(2017, 4, 2), "text": "It is open now."}),
        ]
        body: Any = [
            ("text", RichText("<p>One.</p><p>Two &amp; <b>three</b>.</p>")),
            ("quote", {"quote": "Yes", "speaker": "A. Speaker", "role": "teacher"}),
        ]
        topics = [ArticleTopic(topic=self.tree.topics["en"])]
        facts: Any = {"kind": "feature", "dateline": "Kulob", "topic_links": topics}
        put_article(self.tree.news["en"], slug="told", body=body, notes=notes, **facts)
        node = self.story("/en/news/told/")
        assert node["mentions"] == [{"@type": "Person", "name": "A. Speaker", "jobTitle": "teacher"}]
        assert node["correction"] == [
            {"@type": "CorrectionComment", "datePublished": "2017-03-01", "text": "It has two lanes."}
        ]
        assert node["articleBody"].startswith("One. Two & three.\n\nYes")
        assert (node["genre"], node["dateline"], node["keywords"]) == ("Feature", "Kulob", ["Labour migration"])

    def test_translations_name_the_original_and_it_names_them(self) -> None:
        english = self.story("/en/news/bridge/")
        versions = {each["inLanguage"]: each for each in english["workTranslation"]}
        assert versions.keys() == {"ru", "tg"}
        for code, version in versions.items():
            node = self.story(f"/{code}/news/bridge/")
            assert version["@id"] == node["@id"]
            assert version["name"] == node["headline"]
            assert node["translationOfWork"]["@id"] == english["@id"]
            assert "workTranslation" not in node
        assert "translationOfWork" not in english
        assert "workTranslation" not in self.story("/en/news/festival/")

    def test_a_translation_that_is_not_public_is_not_named(self) -> None:
        PageViewRestriction.objects.create(page=self.tree.bridge["tg"], restriction_type="login")
        assert [each["inLanguage"] for each in self.story("/en/news/bridge/")["workTranslation"]] == ["ru"]

    def test_a_story_read_in_another_language_is_told_in_its_own(self) -> None:
        node = self.story("/tg/news/festival/")
        assert (node["inLanguage"], node["url"]) == ("en", f"{BASE}/en/news/festival/")

    def test_an_event_is_told_with_day_hour_and_place(self) -> None:
        day = datetime.date(2026, 12, 18)
        facts = {"event_starts_on": day, "event_starts_at": datetime.time(9, 30), "event_place": "Dushanbe"}
        put_article(self.tree.news["en"], "Migrants Day", slug="day", kind="event", **facts)
        put_article(
            self.tree.news["en"],
            slug="days",
            kind="event",
            event_starts_on=day,
            event_ends_on=datetime.date(2026, 12, 20),
        )
        story, event, *_ = self.nodes("/en/news/day/")
        assert event["@type"] == "Event"
        assert story["about"]["@id"] == event["@id"]
        assert (event["name"], event["startDate"]) == ("Migrants Day", "2026-12-18T09:30:00+05:00")
        assert event["location"]["name"] == "Dushanbe"
        several = self.nodes("/en/news/days/")[1]
        assert (several["startDate"], several["endDate"]) == ("2026-12-18", "2026-12-20")
        assert "location" not in several
        assert [node["@type"] for node in self.nodes("/en/news/bridge/")].count("Event") == 0

    def test_reference_managers_know_a_newspaper_article(self) -> None:
        tags = self.meta("/ru/news/bridge/")
        scheme = parsed(self.client.get("/ru/news/bridge/")).find("link", rel="schema.DC")
        assert scheme["href"] == "http://purl.org/dc/elements/1.1/"
        assert tags["DC.type"] == "newspaperArticle"
        assert tags["DC.title"] == "Мост через Пяндж"
        assert (tags["DC.language"], tags["DC.date"]) == ("ru", "2017")
        assert tags["og:site_name"]
        # Google Scholar wants no news.
        assert not [name for name in tags if name.startswith("citation_")]

    def test_the_preview_of_a_story_that_was_never_saved_is_described(self) -> None:
        page = type(self.tree.bridge["en"])(title="New", locale=self.tree.news["en"].locale)
        assert page.make_preview_request().status_code == 200


class ListTests(DescribingTestCase):
    def entries(self, address: str) -> list[tuple[int, str, str]]:
        """Return place, name and address of each entry of a list."""
        page = self.nodes(address)[0]
        assert page["@type"] == "CollectionPage"
        return [(each["position"], each["name"], each["url"]) for each in page["mainEntity"]["itemListElement"]]

    def test_the_list_names_its_stories_in_their_order(self) -> None:
        assert self.entries("/tg/news/") == [
            (1, "Пул аз болои Панҷ", f"{BASE}/tg/news/bridge/"),
            (2, "A festival of films", f"{BASE}/tg/news/festival/"),
        ]
        for number in range(12):
            put_article(self.tree.news["en"], f"Story of {number}", published_on=PartialDate(2018))
        assert [place for place, _name, _url in self.entries("/en/news/?page=2")] == [13, 14]
        assert self.nodes("/en/news/?page=2")[0]["url"] == f"{BASE}/en/news/?page=2"

    def test_a_year_names_its_stories_and_where_it_stands(self) -> None:
        assert len(self.entries("/en/news/2017/")) == 2
        trail = self.nodes("/en/news/2017/")[-1]
        assert [step["name"] for step in trail["itemListElement"]] == ["IOM Tajikistan", "News", "News of 2017"]

    def test_an_empty_list_is_a_list(self) -> None:
        for pages in (self.tree.bridge, self.tree.festival):
            for page in pages.values():
                page.unpublish()
        assert self.entries("/en/news/") == []

    def test_the_front_page_offers_the_search_and_names_the_mission(self) -> None:
        site, mission = self.nodes("/ru/")
        assert (site["@type"], mission["@type"]) == ("WebSite", "Organization")
        target = site["potentialAction"]["target"]
        assert target == {"@type": "EntryPoint", "urlTemplate": f"{BASE}/ru/search/?q={{search_term_string}}"}
        assert site["inLanguage"] == "ru"
        assert mission["parentOrganization"]["url"] == "https://www.iom.int/"
        assert self.client.get("/ru/search/?q=bridge").status_code == 200
