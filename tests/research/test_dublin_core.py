from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree

import pytest

from research.exports.dublin_core import dublin_core_xml, oai_dc_element
from research.record import Organisation, Record
from tests.research.records import BARE, ENGLISH, RECORDS, RUSSIAN, SITE, TAJIK

pytestmark = pytest.mark.once

DC = "{http://purl.org/dc/elements/1.1/}"
OAI_DC = "http://www.openarchives.org/OAI/2.0/oai_dc/"
XSI = "{http://www.w3.org/2001/XMLSchema-instance}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"

ELEMENTS = {
    *("title", "creator", "subject", "description", "publisher", "contributor", "date", "type"),
    *("format", "identifier", "source", "language", "relation", "coverage", "rights"),
}


def read_back(record: Record) -> ElementTree.Element:
    """Return the root of the document, as a harvester reads it."""
    return ElementTree.fromstring(dublin_core_xml(record))  # noqa: S314 (our own document)


def values(record: Record, name: str) -> list[str]:
    """Return what stands in an element, each time that it is there."""
    return [str(element.text) for element in read_back(record).findall(DC + name)]


@pytest.mark.parametrize("record", RECORDS.values(), ids=RECORDS)
def test_the_document_is_in_the_namespaces_of_oai_dc(record: Record) -> None:
    root = read_back(record)
    assert root.tag == f"{{{OAI_DC}}}dc"
    assert root.get(f"{XSI}schemaLocation", "").split() == [OAI_DC, "http://www.openarchives.org/OAI/2.0/oai_dc.xsd"]
    assert {element.tag for element in root} <= {DC + name for name in ELEMENTS}
    assert all(element.text and not len(element) for element in root)


def test_a_record_with_a_file_can_be_read_openly() -> None:
    assert values(ENGLISH, "title") == [ENGLISH.title]
    assert values(ENGLISH, "creator") == ["Olimova, Saodat", "Olimov, Muzaffar"]
    assert values(ENGLISH, "date") == ["2012-05"]
    assert values(ENGLISH, "type") == ["info:eu-repo/semantics/report"]
    assert values(ENGLISH, "format") == ["application/pdf"]
    assert values(ENGLISH, "identifier") == [
        f"{SITE}/id/publication/10/en",
        ENGLISH.page_url,
        ENGLISH.files[0].url,
        "urn:isbn:978-92-9068-163-2",
    ]
    assert values(ENGLISH, "language") == ["eng"]
    assert values(ENGLISH, "relation") == [f"{SITE}/id/publication/10/ru"]
    assert values(ENGLISH, "rights") == ["info:eu-repo/semantics/openAccess", ENGLISH.licence]


def test_a_record_without_a_file_is_closed_and_has_no_format() -> None:
    assert values(RUSSIAN, "format") == []
    assert values(RUSSIAN, "rights") == ["info:eu-repo/semantics/closedAccess", RUSSIAN.licence]
    assert values(RUSSIAN, "language") == ["rus"]
    assert values(TAJIK, "language") == ["tgk"]


def test_a_bare_record_is_signed_by_an_organisation_and_says_nothing_that_is_not_known() -> None:
    assert values(BARE, "creator") == [str(creator) for creator in BARE.creators] != []
    assert values(BARE, "publisher") == [BARE.publisher]
    for name in ("date", "subject", "description", "relation", "coverage"):
        assert values(BARE, name) == []


def test_words_carry_the_language_they_stand_in() -> None:
    record = replace(TAJIK, title="Care", title_language="en", keywords=("Меҳнат",), keywords_language="tg")
    root = read_back(record)
    languages = {element.tag: element.get(LANG) for element in root if element.get(LANG)}
    assert languages == {f"{DC}title": "en", f"{DC}subject": "tg", f"{DC}description": "tg"}


def test_related_records_and_numbers_are_named() -> None:
    older = replace(ENGLISH.versions[0], permalink=f"{SITE}/id/publication/3/en")
    record = replace(
        ENGLISH, doi="10.1234/abc", replaces=(older,), region="Khatlon Region", editors=(Organisation("Shark"),)
    )
    assert values(record, "relation") == [f"{SITE}/id/publication/10/ru", older.permalink]
    assert "https://doi.org/10.1234/abc" in values(record, "identifier")
    assert values(record, "coverage") == ["Khatlon Region"]
    assert values(record, "contributor") == ["Shark"]


def test_characters_that_xml_cannot_hold_are_left_out() -> None:
    record = replace(ENGLISH, title="A\x00B\x0b\ud800 \ufffe& <b>", abstract="one\ntwo\x1b")
    assert values(record, "title") == ["AB & <b>"]
    assert values(record, "description") == ["one\ntwo"]


def test_harvesters_are_given_the_same_element() -> None:
    document = read_back(ENGLISH)
    element = oai_dc_element(ENGLISH)
    assert [(child.tag, child.text) for child in element] == [(child.tag, child.text) for child in document]
