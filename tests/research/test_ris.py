from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest
import rispy
from hypothesis import given
from hypothesis import strategies as st

from research.exports.ris import ris
from research.record import Organisation, Person
from tests.research.records import BARE, ENGLISH, RECORDS, TAJIK

pytestmark = pytest.mark.once


@pytest.mark.parametrize("record", RECORDS.values(), ids=RECORDS.keys())
def test_it_is_read_back(record) -> None:
    (reference,) = rispy.loads(ris(record))
    assert reference["type_of_reference"] == "RPRT"
    assert reference["title"] == record.full_title
    assert reference["authors"] == [creator.inverted for creator in record.creators]
    assert reference["urls"] == [record.permalink]
    assert reference["language"] == record.language
    assert reference["publisher"] == record.publisher
    assert reference.get("keywords", []) == list(record.keywords)


def test_every_line_is_as_the_format_has_it() -> None:
    lines = ris(ENGLISH).split("\r\n")
    assert lines[0] == "TY  - RPRT"
    assert lines[-2:] == ["ER  - ", ""]
    assert "\n" not in "".join(lines)
    assert all(line[2:6] == "  - " and line[:2].isalnum() for line in lines[:-1])


def test_dates_are_told_as_far_as_they_are_known() -> None:
    assert "PY  - 2012\r\nDA  - 2012/05//\r\n" in ris(ENGLISH)
    assert "DA  - 2019///\r\n" in ris(TAJIK)
    assert "PY" not in ris(BARE) and "DA" not in ris(BARE)


def test_the_number_of_the_report_comes_first() -> None:
    numbers = [line[6:] for line in ris(ENGLISH).split("\r\n") if line.startswith("SN")]
    assert numbers == ["TJ-2012/05", "978-92-9068-163-2"]


def test_files_are_linked() -> None:
    assert f"L1  - {ENGLISH.files[0].url}\r\n" in ris(ENGLISH)


def flat(text: str) -> str:
    """Return text in one line, without control characters."""
    return " ".join("".join(" " if is_control(sign) else sign for sign in text).split())


def is_control(sign: str) -> bool:
    return unicodedata.category(sign) in ("Cc", "Cs", "Zl", "Zp") or sign in "\ufffe\uffff"


def test_editors_are_not_taken_for_authors() -> None:
    # Zotero makes editors of a series of A2 in a report.
    text = ris(replace(ENGLISH, editors=(Person("Khakimov", "Ali"), Organisation("Centre Sharq"))))
    assert [line[6:] for line in text.split("\r\n") if line.startswith("ED")] == ["Khakimov, Ali", "Centre Sharq"]
    assert rispy.loads(text)[0]["authors"] == ["Olimova, Saodat", "Olimov, Muzaffar"]


@given(st.text(max_size=80), st.text(max_size=200))
def test_no_text_breaks_the_lines(title: str, abstract: str) -> None:
    text = ris(replace(BARE, title=title or "x", abstract=abstract))
    text.encode()
    (reference,) = rispy.loads(text)
    assert reference["urls"] == [BARE.permalink]
    assert reference.get("title", "") == flat(title or "x")
    assert reference.get("abstract", "") == flat(abstract)
