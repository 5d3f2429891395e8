from __future__ import annotations

import feedparser
from django.conf import settings
from django.core.files.base import ContentFile

from research.models import Edition, PublicationPage
from site_config.media.models import SiteDocument
from tests.html import parsed
from tests.tree import TreeTestCase, publication


class FeedTests(TreeTestCase):
    def feed(self, language: str = "en"):
        response = self.client.get(f"/{language}/research/feed/")
        assert response.status_code == 200
        found = feedparser.parse(response.content, response_headers={"content-type": response["Content-Type"]})
        assert not found.bozo, found.get("bozo_exception")
        return found

    def test_it_brings_what_is_written_in_its_language(self) -> None:
        russian = self.feed("ru")
        assert [entry.title for entry in russian.entries] == ["Сбор хлопка"]
        assert russian.feed.language == "ru"
        own = [link.href for link in russian.feed.links if link.rel == "self"]
        assert own == [f"{settings.BASE_URL}/ru/research/feed/"]

    def test_an_entry_has_a_lasting_name_and_true_dates(self) -> None:
        (entry,) = self.feed().entries
        page = PublicationPage.objects.get(pk=self.tree.harvest["en"].pk)
        assert entry.id == page.permanent_link("en")
        assert entry.link == f"{settings.BASE_URL}/en/research/harvest/"
        assert entry.published.startswith(page.first_published_at.strftime("%Y-%m-%dT%H"))
        assert entry.author == "Olimova"

    def test_files_are_enclosed_with_their_type_and_length(self) -> None:
        document = SiteDocument(title="Harvest")
        document.file.save("harvest.txt", ContentFile(b"text"))
        document.save()
        page = self.tree.harvest["en"]
        page.editions = [Edition(languages=("en",), document=document)]
        page.save_revision().publish()
        (enclosure,) = self.feed().entries[0].enclosures
        assert enclosure.href == f"{settings.BASE_URL}/en/research/harvest/harvest-en.txt"
        assert (enclosure.type, enclosure.length) == ("text/plain", "4")

    def test_the_newest_comes_first_and_drafts_never(self) -> None:
        publication(self.tree.research["en"], "A newer one")
        draft = publication(self.tree.research["en"], "A draft")
        draft.unpublish()
        assert [entry.title for entry in self.feed().entries] == ["A newer one", "The cotton harvest"]

    def test_an_empty_feed_is_a_feed(self) -> None:
        assert self.feed("tg").entries == []

    def test_who_has_it_gets_304(self) -> None:
        first = self.client.get("/en/research/feed/")
        again = self.client.get("/en/research/feed/", headers={"if-none-match": first["ETag"]})
        assert again.status_code == 304
        assert "max-age" in first["Cache-Control"]
        assert first["Content-Type"] == "application/atom+xml; charset=utf-8"

    def test_pages_of_the_language_announce_it(self) -> None:
        for path in ("/ru/research/", "/ru/research/harvest/", "/ru/"):
            link = parsed(self.client.get(path)).find("link", type="application/atom+xml")
            assert link is not None, path
            assert link["href"].endswith("/ru/research/feed/")
