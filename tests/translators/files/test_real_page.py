"""The sentences of a real page, as wagtail-localize keeps them, go out clean where its own PO file does not."""

from __future__ import annotations

import shutil
import subprocess
import unittest
from datetime import UTC, datetime

from wagtail.models import Locale
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

from site_config.translators.files import po, xliff
from site_config.translators.files.papers import Paper, State, Unit, key_of, revision_of
from site_config.translators.files.report import Outcome, compare
from tests.tree import TreeTestCase, article

TEXT = (
    '<p>Read the <a href="https://law.example/?a=1&amp;b=2">law &amp; order</a><br/>now.</p>'
    "<p>Call us.</p><p>Call us.</p><p>5 &lt; 6</p>"
)


@unittest.skipIf(shutil.which("msgfmt") is None, "GNU gettext (msgfmt) is not installed")
class RealPageTests(TreeTestCase):
    def setUp(self) -> None:
        page = article(self.tree.news["en"], "Rights & duties", text=TEXT)
        source, _created = TranslationSource.update_or_create_from_instance(page)
        # The desk makes it when the English goes live; this test is about files and needs it either way.
        self.translation, _created = Translation.objects.get_or_create(
            source=source, target_locale=Locale.objects.get(language_code="ru")
        )

    def paper(self) -> Paper:
        segments = StringSegment.objects.filter(source=self.translation.source).select_related("context", "string")
        units = tuple(Unit(key_of(each.context.path, each.order), each.string.data) for each in segments)
        return Paper(
            self.translation.uuid, "ru", "Title", revision=revision_of(units), made_at=datetime.now(UTC), units=units
        )

    def complaints(self, content: bytes) -> str:
        checked = subprocess.run(
            ["msgfmt", "-c", "-o", "/dev/null", "-"], input=content, capture_output=True, timeout=60, check=False
        )
        return checked.stderr.decode()

    def test_ours_is_clean_where_wagtail_localizes_own_is_not(self) -> None:
        self.assertIn("duplicate", self.complaints(str(self.translation.export_po()).encode()))
        self.assertEqual(self.complaints(po.write(self.paper())), "")

    def test_both_formats_carry_every_sentence(self) -> None:
        paper = self.paper()
        self.assertGreaterEqual(len(paper.units), 6)
        self.assertEqual(po.read(po.write(paper).decode()), paper)
        self.assertEqual(xliff.read(xliff.write(paper).decode()), [paper])

    def test_what_is_taken_can_be_stored_and_rendered(self) -> None:
        paper = self.paper()
        filled = [
            Unit(each.key, each.source, each.source.replace("Call us", "Звоните").replace("Read", "Чтение"), State.DONE)
            for each in paper.units
        ]
        (read,) = xliff.read(xliff.write(Paper(paper.translation, "ru", "Title", units=tuple(filled))).decode())
        report = compare(read, paper)
        self.assertEqual({entry.outcome for entry in report.entries}, {Outcome.TAKEN})
        # The sentence that repeats has one translation on the site.
        self.assertEqual(len(report.to_store), len(paper.units) - 1)
        segments = {
            key_of(each.context.path, each.order): each
            for each in StringSegment.objects.filter(source=self.translation.source).select_related("context")
        }
        for key, target in report.to_store:
            StringTranslation.objects.create(
                translation_of_id=segments[key].string_id,
                locale=self.translation.target_locale,
                context=segments[key].context,
                data=target,
            )
        self.translation.save_target()
        page = self.translation.get_target_instance()
        text = page.body.render_as_block()
        self.assertIn('Чтение the <a href="https://law.example/?a=1&amp;b=2">law &amp; order</a>', text)
        self.assertEqual(text.count("Звоните."), 2)
        self.assertEqual(page.title, "Rights & duties")
