"""The catalogue that harvesters read: what moves a datestamp, what is kept of what is gone."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection, transaction
from django.test import TestCase

from research.models import CatalogueRecord
from site_config.languages.partial_dates import PartialDate
from tests.research.answers import ask
from tests.research.records import BARE, ENGLISH, RUSSIAN

NOON = datetime(2026, 3, 1, 12, 0, 0, tzinfo=UTC)


class CatalogueTests(TestCase):
    def setUp(self) -> None:
        self.clock = time_machine.travel(NOON + timedelta(milliseconds=700), tick=False)
        self.time = self.clock.start()
        self.addCleanup(self.clock.stop)
        CatalogueRecord.objects.expose(ENGLISH, slug="degradation")
        self.time.shift(60)

    def row(self) -> CatalogueRecord:
        return CatalogueRecord.objects.get(number=10, language="en")

    def sets(self) -> set[str]:
        return {membership.spec for membership in self.row().sets.all()}

    def test_a_new_record_is_of_this_second(self) -> None:
        assert self.row().datestamp == NOON
        assert self.row().record == ENGLISH
        assert self.row().slug == "degradation"

    def test_a_record_is_in_the_sets_of_its_language_and_topics(self) -> None:
        topics = {"topic", "topic:environment", "topic:labour-migration"}
        assert self.sets() == {"publications", "openaire", "lang", "lang:en", *topics}

    def test_saying_the_same_again_moves_nothing(self) -> None:
        assert not CatalogueRecord.objects.expose(ENGLISH, slug="degradation")
        assert self.row().datestamp == NOON

    def test_every_change_moves_the_datestamp(self) -> None:
        changes = [
            {"title": "Another"},
            {"date": PartialDate(2012)},
            {"files": ()},
            {"files": (replace(ENGLISH.files[0], sha256="0" * 64),)},
            {"authors": ENGLISH.authors[::-1]},
            {"topics": ()},
        ]
        for change in changes:
            before = self.row().datestamp
            self.time.shift(10)
            assert CatalogueRecord.objects.expose(replace(ENGLISH, **change), slug="degradation"), change
            assert self.row().datestamp > before, change
        assert CatalogueRecord.objects.expose(ENGLISH, slug="moved")
        assert self.row().record == ENGLISH
        assert CatalogueRecord.objects.count() == 1

    def test_sets_follow_the_topics(self) -> None:
        CatalogueRecord.objects.expose(replace(ENGLISH, topics=("health",)), slug="degradation")
        assert self.sets() == {"publications", "openaire", "lang", "lang:en", "topic", "topic:health"}
        CatalogueRecord.objects.expose(replace(ENGLISH, topics=()), slug="degradation")
        assert self.sets() == {"publications", "openaire", "lang", "lang:en"}

    def test_a_withdrawn_record_keeps_what_it_was(self) -> None:
        before = self.sets()
        assert CatalogueRecord.objects.withdraw(10, "en")
        row = self.row()
        assert row.is_deleted
        assert row.datestamp == NOON + timedelta(seconds=60)
        assert row.record == ENGLISH
        assert self.sets() == before

    def test_a_record_is_withdrawn_once(self) -> None:
        CatalogueRecord.objects.withdraw(10, "en")
        self.time.shift(60)
        assert not CatalogueRecord.objects.withdraw(10, "en")
        assert self.row().datestamp == NOON + timedelta(seconds=60)
        assert not CatalogueRecord.objects.withdraw(99, "en")

    def test_a_record_that_returns_is_news(self) -> None:
        CatalogueRecord.objects.withdraw(10, "en")
        self.time.shift(60)
        assert CatalogueRecord.objects.expose(ENGLISH, slug="degradation")
        assert self.row().datestamp == NOON + timedelta(seconds=120)
        assert not self.row().is_deleted

    def test_a_clock_that_goes_wrong_takes_no_datestamp_back(self) -> None:
        self.time.move_to(NOON - timedelta(hours=1))
        assert CatalogueRecord.objects.expose(replace(ENGLISH, title="Another"), slug="degradation")
        assert self.row().datestamp == NOON
        assert CatalogueRecord.objects.withdraw(10, "en")
        assert self.row().datestamp == NOON

    def test_languages_are_records_of_their_own(self) -> None:
        CatalogueRecord.objects.expose(RUSSIAN, slug="degradation")
        CatalogueRecord.objects.withdraw(10, "ru")
        assert not self.row().is_deleted

    def test_a_datestamp_does_not_lie_before_the_end_of_its_transaction(self) -> None:
        with self.captureOnCommitCallbacks(execute=True):
            CatalogueRecord.objects.expose(replace(ENGLISH, title="Another"), slug="degradation")
            CatalogueRecord.objects.expose(BARE, slug="trafficking")
            self.time.shift(10)
        assert self.row().datestamp == NOON + timedelta(seconds=70)
        assert CatalogueRecord.objects.get(number=1).datestamp == NOON + timedelta(seconds=70)

    def test_a_short_transaction_costs_no_second_query(self) -> None:
        with self.captureOnCommitCallbacks() as callbacks:
            CatalogueRecord.objects.withdraw(10, "en")
        with self.assertNumQueries(0):
            for callback in callbacks:
                callback()


@pytest.mark.django_db(transaction=True)
def test_many_who_expose_at_once_make_one_record_and_one_change() -> None:
    """Eight at once, on known records that change and on new ones: no error, no double, no lost set."""
    for number in (1, 2):
        CatalogueRecord.objects.expose(replace(ENGLISH, number=number), slug="a")

    def expose(turn: int) -> bool:
        try:
            return CatalogueRecord.objects.expose(replace(ENGLISH, number=1 + turn % 4, topics=("health",)), slug="a")
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        news = list(pool.map(expose, range(32)))
    assert sum(news) == CatalogueRecord.objects.count() == 4
    specs = ["lang", "lang:en", "openaire", "publications", "topic", "topic:health"]
    for row in CatalogueRecord.objects.all():
        assert list(row.header.sets) == specs


@pytest.mark.django_db(transaction=True)
def test_harvests_around_a_long_transaction_miss_nothing() -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        with transaction.atomic():
            CatalogueRecord.objects.expose(BARE, slug="a")
            clock.shift(30)
            # Somebody harvests now, sees nothing, and will ask for what is later.
            since = datetime.now(UTC)
            clock.shift(30)
        answer = ask(verb="ListIdentifiers", metadataPrefix="oai_dc", **{"from": f"{since:%Y-%m-%dT%H:%M:%SZ}"})
        assert answer.identifiers == ["1/en"]
