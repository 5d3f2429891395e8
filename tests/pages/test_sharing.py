"""What networks are told of a shared link, and the addresses of the drawn pictures."""

from __future__ import annotations

import io
from typing import Any

from django.core.cache import cache
from django.core.files.base import ContentFile
from PIL import Image
from wagtail.models import PageViewRestriction

from site_config.languages.codes import CODES
from site_config.languages.partial_dates import PartialDate
from site_config.media.models import SiteImage
from site_config.pages.sharing import card_of, description_of, picture_path
from tests.html import parsed
from tests.media import files
from tests.tree import TreeTestCase, publication, put_article

SITE = "http://127.0.0.1:8000"


def told(html: Any) -> dict[str, str]:
    """Return the content of each OpenGraph and Twitter tag."""
    return {
        tag.get("property") or tag.get("name"): tag["content"]
        for tag in html.head.find_all("meta")
        if (tag.get("property") or tag.get("name", "")).startswith(("og:", "twitter:"))
    }


class SharedLinkTests(TreeTestCase):
    def told_at(self, path: str) -> dict[str, str]:
        return told(parsed(self.client.get(path)))

    def test_every_page_has_a_picture_with_all_that_is_asked_of_it(self) -> None:
        for code in CODES:
            for path in (
                f"/{code}/",
                f"/{code}/news/",
                f"/{code}/research/",
                f"/{code}/about/",
                f"/{code}/news/bridge/",
            ):
                tags = self.told_at(path)
                picture = tags["og:image"]
                assert picture.startswith(f"{SITE}/{code}/share/"), path
                assert (tags["og:image:width"], tags["og:image:height"]) == ("1200", "630")
                assert tags["og:image:type"] == "image/jpeg"
                assert tags["og:image:alt"] == tags["og:title"]
                assert tags["twitter:card"] == "summary_large_image"
                for name in ("title", "description", "image", "image:alt"):
                    assert tags[f"twitter:{name}"] == tags[f"og:{name}"], (path, name)
                response = self.client.get(picture.removeprefix(SITE))
                assert response.status_code == 200, picture
                assert Image.open(io.BytesIO(response.content)).size == (1200, 630)

    def test_a_story_with_a_picture_keeps_it(self) -> None:
        image = SiteImage.objects.create(title="Fair", file=ContentFile(files.picture(size=(1300, 700)), "fair.jpg"))
        put_article(self.tree.news["en"], "Fair", slug="fair", lead_image=image, lead_image_alt="Stalls at a fair")
        tags = self.told_at("/en/news/fair/")
        assert "/share/" not in tags["og:image"]
        assert tags["og:image"].startswith("http") and tags["og:image"].endswith((".jpg", ".jpeg"))
        assert tags["og:image:type"] == "image/jpeg"
        assert tags["og:image:alt"] == tags["twitter:image:alt"] == "Stalls at a fair"
        assert tags["twitter:image"] == tags["og:image"]

    def test_a_story_without_a_picture_is_drawn_with_its_kind_and_date(self) -> None:
        for code, kicker in (("en", "Call for entries · May 2016"), ("ru", "Приём заявок"), ("tg", "")):
            page = put_article(
                self.tree.news[code], slug=f"call-{code}", kind="call", published_on=PartialDate(2016, 5)
            )
            assert kicker in card_of(page).kicker
            picture = self.told_at(f"/{code}/news/call-{code}/")["og:image"]
            response = self.client.get(picture.removeprefix(SITE))
            assert len(response.content) < 300 * 1024

    def test_all_of_it_comes_before_what_reference_managers_read(self) -> None:
        publication(self.tree.research["en"], "Long", slug="long", abstract="Word " * 3000)
        html = self.client.get("/en/research/long/").content.decode()
        assert 0 < html.index('name="twitter:image:alt"') < html.index('name="citation_title"')
        assert len(html[: html.index('name="twitter:image:alt"')].encode()) < 32 * 1024

    def test_descriptions_have_30_to_300_characters(self) -> None:
        page = self.tree.harvest["en"]
        for abstract in ("", "Short.", "Long enough to be shown as it is.", "Word " * 300):
            page.abstract = abstract
            assert 30 <= len(description_of(page)) <= 300
        page.abstract = "Long enough to be shown as it is."
        assert description_of(page) == page.abstract

    def test_a_fallback_is_told_in_the_language_of_the_text(self) -> None:
        tags = self.told_at("/tg/research/harvest/")
        assert tags["og:title"] == "Сбор хлопка"
        assert tags["og:locale"] == "ru_RU"
        assert tags["og:image"].startswith(f"{SITE}/ru/share/")


class DrawnPictureTests(TreeTestCase):
    def setUp(self) -> None:
        cache.clear()
        self.page = self.tree.harvest["en"]
        self.path = picture_path(self.page)

    def test_it_may_be_kept_for_ever(self) -> None:
        response = self.client.get(self.path)
        assert (response.status_code, response["Content-Type"]) == (200, "image/jpeg")
        assert "immutable" in response["Cache-Control"]
        assert "Vary" not in response or "Cookie" not in response["Vary"]
        again = self.client.get(self.path, headers={"If-None-Match": response["ETag"]})
        assert (again.status_code, again.content) == (304, b"")
        assert self.client.head(self.path).status_code == 200
        assert self.client.post(self.path).status_code == 405

    def test_other_words_have_another_address_and_the_old_one_leads_there(self) -> None:
        self.page.title = "The wheat harvest"
        self.page.save_revision().publish()
        new = picture_path(self.page)
        assert new != self.path
        response = self.client.get(self.path)
        assert (response.status_code, response["Location"]) == (302, new)

    def test_what_is_drawn_are_the_words_of_the_page(self) -> None:
        card = card_of(self.page)
        assert (card.title, card.kicker, card.footer) == ("The cotton harvest", "Report · July 2010", "IOM Tajikistan")
        assert card.tone == self.page.number
        assert card_of(self.tree.home["en"]).footer != self.tree.home["en"].title

    def test_nothing_is_drawn_of_what_the_public_may_not_read(self) -> None:
        draft = publication(self.tree.research["en"], "Draft")
        draft.unpublish()
        assert self.client.get(picture_path(draft)).status_code == 404
        PageViewRestriction.objects.create(page=self.tree.research["en"], restriction_type="login")
        assert self.client.get(self.path).status_code == 404
        # Nor does a wrong hash give the right one away.
        assert self.client.get(self.path.replace(self.path[-20:-4], "0" * 16)).status_code == 404

    def test_what_is_not_there_is_not_found(self) -> None:
        for path in ("/en/share/999999-0000.jpg", self.path.replace("/en/", "/ru/"), "/en/share/1-x.png"):
            assert self.client.get(path).status_code == 404, path

    def test_a_huge_number_is_not_found(self) -> None:
        assert self.client.get(f"/en/share/{10**30}-0000.jpg").status_code == 404
