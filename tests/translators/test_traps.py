"""Texts on which wagtail-localize fails or loses something, written with our own page types and blocks."""

from __future__ import annotations

from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import BadRequest, ValidationError
from wagtail.fields import RichTextField, StreamField
from wagtail.rich_text import RichText
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource
from wagtail_localize.strings import StringValue

from newsroom.models import ArticlePage
from site_config.pages.blocks.body import RICH_TEXT_FEATURES
from site_config.pages.models import SitePage
from site_config.translators.editor.accepting import Acceptance
from site_config.translators.models import Job
from tests.tree import TreeTestCase, article


def rich_text_features() -> list[list[str] | None]:
    """Return what each rich text of every page type offers, within blocks too."""
    found: list[list[str] | None] = []

    def walk(block: Any) -> None:
        if hasattr(block, "features"):
            found.append(block.features)
        for child in getattr(block, "child_blocks", {}).values():
            walk(child)
        if hasattr(block, "child_block"):
            walk(block.child_block)

    for model in apps.get_models():
        if issubclass(model, SitePage):
            for field in model._meta.get_fields():
                if isinstance(field, RichTextField):
                    found.append(field.features)
                elif isinstance(field, StreamField):
                    walk(field.stream_block)
    return found


def test_no_rich_text_offers_what_splits_a_sentence() -> None:
    """`<sub>`, `<sup>` and `<s>` would, and pictures and files in the text would lose their words."""
    found = rich_text_features()
    assert len(found) >= 3
    assert all(features == RICH_TEXT_FEATURES for features in found)
    assert set(RICH_TEXT_FEATURES) <= {"bold", "italic", "link", "ol", "ul"}


@pytest.mark.parametrize("text", ["Q&A", "AT&T", "Research &Development", "&copy", "a < b", "R&amp;D", "&"])
def test_plain_text_comes_back_as_it_was(text: str) -> None:
    assert StringValue.from_plaintext(text).render_text() == text


class SubmittedTextsTests(TreeTestCase):
    def translated(self, page: Any, **words: str) -> Any:
        """Translate every sentence by itself but those named by their path, publish, and return the Russian page."""
        source, _created = TranslationSource.update_or_create_from_instance(page)
        locale = self.tree.home["ru"].locale
        for segment in StringSegment.objects.filter(source=source).select_related("string", "context"):
            StringTranslation.objects.update_or_create(
                translation_of=segment.string,
                context=segment.context,
                locale=locale,
                defaults={"data": words.get(segment.context.path, segment.string.data), "translation_type": "manual"},
            )
        translation, _made = Translation.objects.get_or_create(source=source, target_locale=locale)
        with self.captureOnCommitCallbacks(execute=True):
            translation.save_target(publish=True)
        return translation.get_target_instance()

    def test_an_ampersand_before_a_word_survives(self) -> None:
        page = article(self.tree.news["en"], "Q&A", summary="Research &Development", text="<p>Our Q&amp;A</p>")
        russian = self.translated(page)
        assert (russian.title, russian.summary) == ("Q&A", "Research &Development")
        assert "Our Q&amp;A" in str(russian.body)

    def title_of(self, page: Any) -> tuple[Job, StringSegment]:
        job = Job.objects.get(translation__source__object_id=page.translation_key, language="ru")
        segments = StringSegment.objects.select_related("string", "context")
        return job, segments.get(source=job.translation.source, context__path="title")

    def test_a_title_that_is_too_long_is_refused_before_it_is_stored(self) -> None:
        job, segment = self.title_of(article(self.tree.news["en"], "A title"))
        acceptance = Acceptance(job)
        assert not any(finding.is_error for finding in acceptance.findings(segment, "д" * 255))
        assert any(finding.is_error for finding in acceptance.findings(segment, "д" * 256))

    def test_a_script_cannot_store_it_either_on_any_database(self) -> None:
        """PostgreSQL would answer with an error in the middle of the transaction."""
        job, title = self.title_of(article(self.tree.news["en"], "A title"))
        place = {"translation_of": title.string, "context": title.context, "locale": job.translation.target_locale}
        with pytest.raises(BadRequest):
            StringTranslation.objects.create(**place, data="д" * 256)
        assert StringTranslation.objects.create(**place, data="д" * 255).pk

    def test_a_title_that_breaks_a_rule_of_its_field_is_named_in_the_error(self) -> None:
        """wagtail-localize looks for the name of the field, and would end in an AttributeError without one."""
        page = self.tree.bridge["ru"]
        page.title = "д" * 256
        with pytest.raises(ValidationError) as caught:
            page.save()
        assert set(caught.value.error_dict) == {"title"}

    def test_empty_blocks_and_fields_do_not_stop_a_page(self) -> None:
        page = ArticlePage(title="Gaps", slug="gaps", summary="Words.")
        page.body = [
            ("text", RichText("")),
            ("quote", {"quote": "Said.", "speaker": ""}),
            ("video", {"title": "Film", "url": "https://example.org/", "image": None}),
            ("call_to_action", {"text": "Go", "page": None, "url": "https://example.org/"}),
        ]
        page.locale = self.tree.news["en"].locale
        self.tree.news["en"].add_child(instance=page)
        page.save_revision().publish()
        russian = self.translated(page, title="Пробелы")
        assert (russian.title, russian.live) == ("Пробелы", True)
