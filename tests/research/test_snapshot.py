"""Records come back from the catalogue exactly as they went in."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest_django.fixtures import Settings

from research.record import Organisation, Person, Record, RecordFile, Reference
from research.snapshot import record_from, snapshot_of
from site_config.languages.partial_dates import PartialDate
from tests.research.records import BARE, ENGLISH, RECORDS, SITE

pytestmark = pytest.mark.once

BASE = "http://127.0.0.1:8000"

words = st.text(max_size=8)
languages = st.sampled_from(["en", "ru", "tg"])
addresses = st.builds(
    lambda site, path: site + path,
    st.sampled_from([BASE, f"{BASE}0", SITE, "https://other.example"]),
    st.sampled_from(["", "/", "/en/research/a/", "//b", "/c?d#e"]),
)
dates = st.one_of(
    st.builds(PartialDate, st.integers(1900, 2100)),
    st.builds(PartialDate, st.integers(1900, 2100), st.integers(1, 12)),
    st.builds(PartialDate, st.integers(1900, 2100), st.integers(1, 12), st.integers(1, 28)),
)
contributors = st.one_of(st.builds(Person, words, words, words), st.builds(Organisation, words))
numbers = st.none() | st.integers(0, 2**40)
files = st.builds(RecordFile, addresses, words, st.lists(languages).map(tuple), numbers, numbers, words)
references = st.builds(Reference, addresses, addresses, words, languages)


def several(strategy: Any) -> Any:
    return st.lists(strategy, max_size=3).map(tuple)


records = st.builds(
    Record,
    number=st.integers(1, 10**6),
    permalink=addresses,
    page_url=addresses,
    list_url=addresses,
    authors=several(contributors),
    editors=several(contributors),
    funders=several(words),
    date=st.none() | dates,
    keywords=several(words),
    topics=several(words),
    files=several(files),
    versions=several(references),
    replaces=several(references),
    replaced_by=st.none() | references,
    licence=addresses | words,
    **dict.fromkeys(["language", "original_language", "title_language"], languages),
    **dict.fromkeys(["title", "publisher", "subtitle", "kind", "abstract", "series", "isbn", "doi", "place"], words),
    printed_pages=numbers,
)


@given(records)
def test_every_record_survives_as_json(record: Record) -> None:
    assert record_from(json.loads(json.dumps(snapshot_of(record)))) == record


@pytest.mark.parametrize("record", RECORDS.values(), ids=RECORDS)
def test_the_sample_records_survive(record: Record) -> None:
    assert record_from(json.loads(json.dumps(snapshot_of(record)))) == record


def test_addresses_follow_the_site_to_its_new_name(settings: Settings) -> None:
    settings.BASE_URL = SITE
    snapshot = snapshot_of(ENGLISH)
    assert SITE not in json.dumps(snapshot)
    settings.BASE_URL = "https://new.example"
    moved = record_from(snapshot)
    assert moved.permalink == "https://new.example/id/publication/10/en"
    assert moved.files[0].url.startswith("https://new.example/en/research/")
    assert moved.versions[0].page_url.startswith("https://new.example/ru/research/")
    assert moved.licence == ENGLISH.licence


def test_the_title_can_be_read_without_the_record() -> None:
    assert snapshot_of(ENGLISH)["title"] == ENGLISH.title


def test_what_is_not_known_is_left_out() -> None:
    assert snapshot_of(replace(BARE, doi="10.1234/x")) == snapshot_of(BARE) | {"doi": "10.1234/x"}
    assert "doi" not in snapshot_of(BARE)


def test_a_name_that_records_no_longer_have_is_passed_over() -> None:
    assert record_from(snapshot_of(BARE) | {"colour": "red"}) == BARE
