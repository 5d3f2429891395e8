"""Every block of a story on its way: written, shown in the chooser, served, previewed, translated, and with gaps."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.test import RequestFactory
from django.urls import reverse
from django.utils import translation
from wagtail.blocks import StreamBlockValidationError, StructBlockValidationError
from wagtail.fields import StreamField
from wagtail.models import Locale, PageViewRestriction
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource
from wagtail_localize.operations import translate_object

from newsroom.models import ArticlePage
from site_config.media.models import SiteDocument, SiteImage
from site_config.pages.blocks import BodyBlock
from site_config.pages.checks import page_types
from tests.html import parsed, words_of
from tests.media import files
from tests.tree import TreeTestCase, put_article

BLOCKS = BodyBlock().child_blocks


def items(*values: Any) -> list[dict[str, Any]]:
    """Return a list's items as they are stored."""
    return [{"type": "item", "value": value, "id": str(uuid.uuid4())} for value in values]


def every_block(image: SiteImage, document: SiteDocument, page: Any) -> list[dict[str, Any]]:
    """Return one block of each kind as it is stored."""
    return [
        {"type": "text", "value": "<p>A paragraph with <b>bold</b> words.</p>"},
        {"type": "heading", "value": "A heading"},
        {
            "type": "picture",
            "value": {"image": image.pk, "alternative_text": "A valley", "caption": "The valley", "credit": "IOM"},
        },
        {
            "type": "gallery",
            "value": {
                "title": "The day in pictures",
                "pictures": items(
                    {"image": image.pk, "alternative_text": "A stage", "caption": "", "credit": ""},
                    {"image": image.pk, "alternative_text": "A crowd", "caption": "The crowd", "credit": "IOM"},
                ),
            },
        },
        {"type": "quote", "value": {"quote": "Our own words", "speaker": "A speaker", "role": "A teacher"}},
        {
            "type": "figures",
            "value": {
                "caption": "A table",
                "columns": items("Year", "People"),
                "rows": items(items("2016", "Ten"), items("2017", "Twenty")),
                "source": "A report",
            },
        },
        {"type": "document", "value": {"document": document.pk, "title": "The leaflet"}},
        {"type": "video", "value": {"title": "A film", "url": "https://example.org/film", "image": image.pk}},
        {"type": "call_to_action", "value": {"text": "Read on", "page": page, "url": ""}},
    ]


def saved(page: Any, body: list[dict[str, Any]]) -> ArticlePage:
    """Publish a story with a body as it is stored, and read it anew."""
    page.body = body
    page.save_revision().publish()
    return ArticlePage.objects.get(pk=page.pk)


class BlocksTestCase(TreeTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.image = SiteImage.objects.create(
            title="Valley", file=ContentFile(files.picture(size=(900, 600)), "valley.jpg")
        )
        cls.document = SiteDocument.objects.create(title="Leaflet", file=ContentFile(files.pdf(), "leaflet.pdf"))
        cls.blocks = every_block(cls.image, cls.document, cls.tree.about["en"].pk)
        cls.page = put_article(cls.tree.news["en"], "Every block", slug="every-block")

    def submit(self, body: list[dict[str, Any]]) -> list[str]:
        """Submit a story with this body for translation into Russian and return the strings to be translated."""
        page = saved(self.page, body)
        translate_object(page, [Locale.objects.get(language_code="ru")])
        segments = StringSegment.objects.filter(source__object_id=page.translation_key)
        return [segment.string.data for segment in segments.order_by("order")]


class EveryBlockTests(BlocksTestCase):
    def test_the_story_has_every_block_there_is(self) -> None:
        assert {block["type"] for block in self.blocks} == set(BLOCKS)

    def test_every_block_is_served(self) -> None:
        saved(self.page, self.blocks)
        body = parsed(self.client.get("/en/news/every-block/")).main
        words = words_of(body)
        for part in ("A paragraph with bold words.", "The valley", "Our own words", "A speaker", "A report", "A film"):
            assert part in words
        assert body.select_one(".body-heading").get_text() == "A heading"
        assert body.select_one(".body-picture img")["alt"] == "A valley"
        assert body.select_one(".body-document__link").get_text() == "The leaflet"
        assert body.select_one(".body-video__link")["href"] == "https://example.org/film"
        assert body.select_one(".body-action a")["href"] == "/en/about/"

    def test_figures_name_their_columns_and_rows(self) -> None:
        saved(self.page, self.blocks)
        table = parsed(self.client.get("/en/news/every-block/")).main.table
        headings = [(cell["scope"], cell.get_text()) for cell in table.find_all("th")]
        assert headings == [("col", "Year"), ("col", "People"), ("row", "2016"), ("row", "2017")]
        assert [cell.get_text() for cell in table.find_all("td")] == ["Ten", "Twenty"]

    def test_every_block_is_previewed(self) -> None:
        page = saved(self.page, self.blocks)
        response = page.make_preview_request(RequestFactory().get("/"))
        assert response.status_code == 200
        assert parsed(response).select_one(".body-action a").get_text() == "Read on"

    def test_every_block_is_translated_and_published(self) -> None:
        strings = self.submit(self.blocks)
        page = ArticlePage.objects.get(pk=self.page.pk)
        source = TranslationSource.objects.get_for_instance(page)
        for segment in StringSegment.objects.filter(source=source):
            StringTranslation.objects.update_or_create(
                translation_of=segment.string,
                context=segment.context,
                locale=Locale.objects.get(language_code="ru"),
                defaults={"data": f"Р {segment.string.data}"},
            )
        with self.captureOnCommitCallbacks(execute=True):
            Translation.objects.get(source=source, target_locale__language_code="ru").save_target(publish=True)
        words = words_of(parsed(self.client.get("/ru/news/every-block/")).main)
        expected = [
            *("A heading", "The valley", "IOM", "Our own words", "A speaker", "A table", "Year", "People", "2016"),
            *("Ten", "Twenty", "A report", "The leaflet", "A film", "Read on"),
        ]
        for string in expected:
            assert string in strings
            assert f"Р {string}" in words
        assert "Р A paragraph with bold words." in words
        body = parsed(self.client.get("/ru/news/every-block/")).main
        assert body.select_one(".body-picture img")["alt"] == "Р A valley"
        assert body.select_one(".body-action a")["href"] == "/ru/about/"


class GapTests(BlocksTestCase):
    def test_blank_fields_are_left_out_of_the_translation(self) -> None:
        blank = {"alternative_text", "caption", "credit", "speaker", "source"}
        body = [
            block | {"value": {name: "" if name in blank else part for name, part in block["value"].items()}}
            for block in self.blocks
            if block["type"] in {"picture", "quote"}
        ]
        strings = self.submit(body)
        assert "Our own words" in strings
        assert "" not in strings

    def test_fields_younger_than_the_page_break_neither_submitting_nor_reading(self) -> None:
        required = {"image", "quote", "columns", "rows", "document", "text"}
        body = [
            block | {"value": {name: part for name, part in block["value"].items() if name in required}}
            for block in self.blocks
            if isinstance(block["value"], dict)
        ]
        assert "Our own words" in self.submit(body)
        with self.captureOnCommitCallbacks(execute=True):
            Translation.objects.get(
                source__object_id=self.page.translation_key, target_locale__language_code="ru"
            ).save_target(publish=True)
        for code in ("en", "ru"):
            response = self.client.get(f"/{code}/news/every-block/")
            assert response.status_code == 200
            assert "None" not in words_of(parsed(response).main)

    def test_a_cell_without_words_is_an_empty_cell(self) -> None:
        figures = {"caption": "A table", "columns": items("Year", "People"), "rows": items(items("", "Ten"))}
        assert "Ten" in self.submit([{"type": "figures", "value": figures}])
        row = parsed(self.client.get("/en/news/every-block/")).main.tbody.tr
        assert [(cell.name, cell.get_text()) for cell in row.find_all(["th", "td"])] == [("td", ""), ("td", "Ten")]

    def test_a_deleted_picture_and_document_leave_the_story_readable_and_translatable(self) -> None:
        saved(self.page, self.blocks)
        self.image.delete()
        self.document.delete()
        body = parsed(self.client.get("/en/news/every-block/")).main
        assert body.find("img") is None
        assert body.select_one(".body-picture") is None
        assert body.select_one(".body-document") is None
        assert body.select_one(".body-quote") is not None
        assert "Our own words" in self.submit(self.blocks)


class CallToActionTests(BlocksTestCase):
    def href(self, language: str, **values: Any) -> str | None:
        """Return where the button of the story leads, None without one."""
        value = {"text": "Read on", "page": self.tree.about["en"].pk, "url": ""} | values
        saved(self.page, [{"type": "call_to_action", "value": value}])
        link = parsed(self.client.get(f"/{language}/news/every-block/")).main.select_one(".body-action a")
        return link and link["href"]

    def test_a_page_is_met_in_the_readers_language(self) -> None:
        for code in ("en", "ru", "tg"):
            assert self.href(code) == f"/{code}/about/"

    def test_an_address_elsewhere_stays_as_it_is(self) -> None:
        assert self.href("ru", page=None, url="https://example.org/") == "https://example.org/"

    def test_a_deleted_page_leaves_no_button(self) -> None:
        self.tree.about["en"].delete()
        assert self.href("en") is None

    def test_an_unpublished_page_leaves_no_button(self) -> None:
        self.tree.about["en"].unpublish()
        assert self.href("en") is None

    def test_a_private_page_leaves_no_button(self) -> None:
        PageViewRestriction.objects.create(page=self.tree.about["en"], restriction_type=PageViewRestriction.LOGIN)
        assert self.href("en") is None

    def test_the_readers_own_version_decides(self) -> None:
        PageViewRestriction.objects.create(page=self.tree.about["ru"], restriction_type=PageViewRestriction.LOGIN)
        assert self.href("ru") is None
        assert self.href("en") == "/en/about/"

    def test_exactly_one_of_page_and_address_is_asked_for(self) -> None:
        block = BLOCKS["call_to_action"]
        page, url = self.tree.about["en"], "https://example.org/"
        for chosen, address in ((page, url), (None, "")):
            with pytest.raises(StructBlockValidationError) as refused:
                block.clean(block.normalize({"text": "Read on", "page": chosen, "url": address}))
            assert "one of the two" in str(refused.value.block_errors["url"].message)
        for chosen, address in ((page, ""), (None, url)):
            assert block.clean(block.normalize({"text": "Read on", "page": chosen, "url": address}))


class FiguresTests(TreeTestCase):
    def test_a_row_of_another_length_is_refused_in_a_sentence(self) -> None:
        block = BLOCKS["figures"]
        for row in (["2017"], ["2017", "Twenty", "More"]):
            value = {"caption": "A table", "columns": ["Year", "People"], "rows": [["2016", "Ten"], row]}
            with pytest.raises(StructBlockValidationError) as refused:
                block.clean(block.normalize(value | {"source": ""}))
            expected = f"Row 2 has {len(row)} cells, but there are 2 columns."
            assert refused.value.block_errors["rows"].message == expected

    def test_rows_as_long_as_the_columns_are_taken(self) -> None:
        block = BLOCKS["figures"]
        value = {"caption": "A table", "columns": ["Year", "People"], "rows": [["2016", ""]], "source": ""}
        assert block.clean(block.normalize(value))["rows"][0][0] == "2016"


class DraftTests(TreeTestCase):
    def test_no_block_keeps_a_draft_back_because_it_is_half_written(self) -> None:
        stream = ArticlePage._meta.get_field("body").stream_block
        row = {"caption": "", "columns": ["Year", "People"], "rows": [["2016"]], "source": ""}
        begun = [(name, block.get_default()) for name, block in stream.child_blocks.items()]
        value = stream.normalize([*begun, ("figures", row)])
        assert len(stream.clean_deferred(value)) == len(begun) + 1
        with pytest.raises(StreamBlockValidationError) as refused:
            stream.clean(value)
        assert set(refused.value.block_errors) == set(range(len(begun) + 1))


class ChooserTests(TreeTestCase):
    def setUp(self) -> None:
        self.client.force_login(get_user_model().objects.create_superuser("editor", "editor@example.org", "x" * 20))

    def previews(self) -> Iterator[tuple[str, Any, Any]]:
        """Yield the path, the block and the preview of each block that an editor may choose, on all page types."""
        for page_type in page_types():
            for field in page_type._meta.get_fields():
                if isinstance(field, StreamField):
                    for name, block in field.stream_block.child_blocks.items():
                        response = self.client.get(
                            reverse("wagtailadmin_block_preview"), {"id": block.definition_prefix}
                        )
                        assert response.status_code == 200
                        yield f"{page_type.__name__}.{field.name}.{name}", block, parsed(response)

    def test_every_block_says_and_shows_what_it_makes(self) -> None:
        seen = set()
        for path, block, html in self.previews():
            seen.add(path)
            assert block.is_previewable, path
            assert block.get_description(), path
            assert html.select_one("main [class^='body-'], main [class^='story-']") is not None, path
            assert len(words_of(html.main)) > 3, path
            assert any("theme/site" in link["href"] for link in html.select("link[rel=stylesheet]"))
        assert {f"StandardPage.body.{name}" for name in BLOCKS} | {"ArticlePage.notes.note"} < seen

    def test_a_preview_has_nothing_that_a_strict_policy_forbids(self) -> None:
        for _path, _block, html in self.previews():
            assert html.find_all(["script", "style"]) == []
            assert html.find_all(style=True) == []
            loaded = [element.get("src") or element.get("href") for element in html.select("img, link")]
            assert all(address.startswith("/") for address in loaded)

    def test_previews_stand_in_the_editors_language(self) -> None:
        with translation.override("ru"):
            value = BLOCKS["heading"].get_preview_value()
            assert str(value) == "Что изменил проект"
