"""What settings promise about translations and parallel saves, seen in what happens."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import Any

import pytest
from django.db import connection, transaction
from wagtail.models import Locale
from wagtail_localize.models import TranslationSource
from wagtail_localize.operations import translate_object

from site_config.settings import environment
from tests.tree import TreeTestCase


class TranslationTests(TreeTestCase):
    def submit(self) -> Any:
        """Submit the English story, which is live, for translation into Russian and return the translation."""
        story = self.tree.festival["en"]
        assert story.live
        russian = Locale.objects.get(language_code="ru")
        # wagtail-localize publishes after the commit.
        with self.captureOnCommitCallbacks(execute=True):
            translate_object(story, [russian])
        return story.get_translation(russian)

    def test_submitting_a_live_page_publishes_nothing(self) -> None:
        assert not self.submit().live

    def test_deleted_translation_has_its_words_again_when_it_is_submitted_again(self) -> None:
        page = self.submit()
        source: Any = TranslationSource.get_or_create_from_instance(self.tree.festival["en"])[0]
        memory = source.translations.get(target_locale=page.locale)
        words = memory.export_po()
        words.find("title", by="msgctxt").msgstr = "Фестиваль фильмов"
        memory.import_po(words)
        page.delete()
        again = self.submit()
        assert again.pk != page.pk
        assert again.get_latest_revision_as_object().title == "Фестиваль фильмов"


@pytest.mark.skipif(connection.vendor != "sqlite", reason="about SQLite")
@pytest.mark.django_db(transaction=True)
def test_sqlite_transaction_takes_the_lock_to_write_at_once() -> None:
    """One that takes it only at its first write loses what it has read to another, and with it the save."""
    with (
        transaction.atomic(),
        closing(sqlite3.connect(connection.settings_dict["NAME"], timeout=0, isolation_level=None)) as other,
        pytest.raises(sqlite3.OperationalError, match="locked"),
    ):
        other.execute("BEGIN IMMEDIATE")


@pytest.mark.skipif(connection.vendor != "sqlite", reason="about SQLite")
@pytest.mark.django_db
def test_sqlite_lets_readers_read_while_another_writes_and_waits_for_its_turn() -> None:
    with connection.cursor() as cursor:
        assert cursor.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert cursor.execute("PRAGMA busy_timeout").fetchone() == (20_000,)
        # NORMAL
        assert cursor.execute("PRAGMA synchronous").fetchone() == (1,)


def test_address_of_a_sqlite_file_is_opened_in_the_same_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "sqlite:////data/other.sqlite3")
    named = environment.database("DATABASE_URL", "unused")
    monkeypatch.setenv("DATABASE_URL", "")
    unnamed = environment.database("DATABASE_URL", "/data/other.sqlite3")
    assert named["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert named == unnamed
