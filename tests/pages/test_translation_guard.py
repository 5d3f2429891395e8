"""What can be put into a translation as wagtail-localize stores it, by whatever screen, file or script."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.core.exceptions import BadRequest
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Page
from wagtail.rich_text import RichText
from wagtail_localize.models import (
    OverridableSegment,
    SegmentOverride,
    StringSegment,
    StringTranslation,
    Translation,
    TranslationSource,
)

from site_config.pages.translation_guard import is_harmless
from tests.tree import TreeTestCase, put_article

LINK = "https://example.org/bridge"
HARMFUL = [
    "javascript:alert(1)",
    "JavaScript:alert(1)",
    "java\tscript:alert(1)",
    "java\nscript:alert(1)",
    " javascript:alert(1)",
    "\x01javascript:alert(1)",
    "\u200bjavascript:alert(1)",
    "java script:alert(1)",
    "java&#115;cript:alert(1)",
    "javascript&colon;alert(1)",
    "java&amp;#115;cript:alert(1)",
    "java&Tab;script:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    "file:///etc/passwd",
    "blob:https://example.org/x",
    "ftp://example.org/",
    ":x",
    "bridge.html",
]
HARMLESS = [
    LINK,
    "HTTP://example.org/a:b",
    "https://example.org/?a=1&copy=2#part",
    "mailto:mission@example.org",
    "tel:+992487010202",
    "/ru/news/",
    "#part",
    "?page=2",
    "",
]


@pytest.mark.parametrize("address", HARMFUL)
def test_address_that_is_none_of_a_page_is_harmful(address: str) -> None:
    assert not is_harmless(address)


@pytest.mark.parametrize("address", HARMLESS)
def test_address_of_a_page_a_mailbox_or_a_telephone_is_harmless(address: str) -> None:
    assert is_harmless(address)


class TranslatorTests(TreeTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.image = get_image_model().objects.create(title="A bridge", file=get_test_image_file())
        cls.document = get_document_model().objects.create(
            title="A report", file=SimpleUploadedFile("a.txt", b"A report")
        )
        story: Any = put_article(cls.tree.news["en"])
        story.body = [
            ("text", RichText(f'<p>See <a href="{LINK}">the bridge</a>.</p>')),
            ("picture", {"image": cls.image}),
            ("document", {"document": cls.document}),
            ("video", {"title": "Film", "url": "https://example.org/film", "image": None}),
            ("call_to_action", {"text": "Read", "page": cls.tree.about["en"], "url": ""}),
        ]
        story.save_revision().publish()
        source, _created = TranslationSource.get_or_create_from_instance(story)
        cls.translation = Translation.objects.get(source=source, target_locale=cls.tree.home["ru"].locale)
        cls.translation.save_target(publish=True)

    def override(self, place: str, value: str) -> bool:
        """Override the only segment whose path ends in `place`, and return whether that was stored."""
        segment = OverridableSegment.objects.get(source=self.translation.source, context__path__endswith=place)
        return self.override_at(segment, value)

    def override_at(self, segment: OverridableSegment, value: str) -> bool:
        place = {"locale": self.translation.target_locale, "context": segment.context}
        try:
            SegmentOverride.objects.update_or_create(**place, defaults={"data_json": json.dumps(value)})
        except BadRequest:
            return False
        return True

    def write(self, data: str) -> bool:
        """Store the translation of the sentence with the link, and return whether that was possible."""
        segment = self.sentence()
        place = {
            "translation_of": segment.string,
            "context": segment.context,
            "locale": self.translation.target_locale,
        }
        try:
            StringTranslation.objects.update_or_create(**place, defaults={"data": data})
        except BadRequest:
            return False
        return True

    def sentence(self) -> StringSegment:
        return StringSegment.objects.get(source=self.translation.source, string__data__contains="the bridge")

    def stored(self) -> list[str]:
        return [json.loads(data) for data in SegmentOverride.objects.values_list("data_json", flat=True)]

    def test_no_harmful_address_is_stored_for_a_link(self) -> None:
        for place in (f"'{LINK}'", ".url"):
            for address in HARMFUL:
                with self.subTest(place=place, address=address):
                    assert not self.override(place, address)
        assert self.stored() == []

    def test_a_link_of_the_readers_language_is_stored_and_published(self) -> None:
        assert self.override(f"'{LINK}'", "/ru/news/bridge/")
        self.translation.save_target(publish=True)
        assert 'href="/ru/news/bridge/"' in str(self.translation.get_target_instance().body)

    def test_a_stored_link_cannot_become_harmful_later(self) -> None:
        assert self.override(".url", "https://example.org/ru")
        assert not self.override(".url", "javascript:alert(1)")
        assert self.stored() == ["https://example.org/ru"]

    def test_only_what_exists_can_be_chosen(self) -> None:
        choices = {".image": self.image.pk, ".document": self.document.pk, ".page": self.tree.about["ru"].pk}
        for place, number in choices.items():
            with self.subTest(place=place):
                assert not self.override(place, "987654")
                assert not self.override(place, "9" * 5000)
                assert not self.override(place, "javascript:alert(1)")
                assert self.override(place, str(number))
        assert self.stored() == [str(number) for number in choices.values()]
        self.translation.save_target(publish=True)

    def test_nothing_is_checked_where_the_place_is_gone(self) -> None:
        segment = OverridableSegment.objects.get(source=self.translation.source, context__path__endswith=".image")
        segment.context.path = "body.gone.image"
        segment.context.field_path = ""
        segment.context.save()
        assert self.override_at(segment, "987654")

    def test_an_old_harmful_row_can_still_be_marked_as_faulty(self) -> None:
        segment = OverridableSegment.objects.get(source=self.translation.source, context__path__endswith=".url")
        old = SegmentOverride(
            locale=self.translation.target_locale, context=segment.context, data_json='"javascript:alert(1)"'
        )
        SegmentOverride.objects.bulk_create([old])
        old = SegmentOverride.objects.get()
        old.has_error = True
        old.save(update_fields=["has_error"])
        with pytest.raises(BadRequest):
            old.save()

    def test_no_harmful_link_is_stored_in_a_sentence(self) -> None:
        assert not self.write('<a href="java\tscript:alert(1)">мост</a>')
        assert not self.write("<b><a id='a1' HREF=javascript&colon;alert(1)>мост</a></b>")
        assert not StringTranslation.objects.filter(translation_of=self.sentence().string).exists()
        assert self.write('См. <a id="a1">мост</a> < 5 км.')

    def test_no_harmful_link_is_stored_from_a_po_file(self) -> None:
        page = self.translation.get_target_instance()
        catalogue = self.translation.export_po()
        entry = next(entry for entry in catalogue if "the bridge" in entry.msgid)
        entry.msgstr = '<a href="javascript:alert(1)">мост</a>'
        with pytest.raises(BadRequest):
            self.translation.import_po(catalogue)
        entry.msgstr = '<a id="a1">мост</a>'
        self.translation.import_po(catalogue)
        self.translation.save_target(publish=True)
        page = Page.objects.get(pk=page.pk).specific
        assert f'<a href="{LINK}">мост</a>' in str(page.body)
