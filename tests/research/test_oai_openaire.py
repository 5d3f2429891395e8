"""The records in OpenAIRE's profile, proved by its rules and read as its harvester would."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from xml.etree import ElementTree

import pytest

from research.oai.openaire import RESOURCE_TYPES, openaire_element
from research.record import Organisation, Record
from research.vocabularies import PublicationKind
from site_config.languages.partial_dates import PartialDate
from tests.research.answers import NAMES, proved
from tests.research.records import BARE, ENGLISH, RECORDS, RUSSIAN, TAJIK

pytestmark = pytest.mark.once

FULL = replace(
    ENGLISH,
    subtitle="A study of <valleys> & mountains",
    editors=(Organisation("Шарқ"), ENGLISH.authors[0]),
    funders=("European Union", "IOM Development Fund"),
    kind="study",
    issn="2049-3630",
    doi="10.1234/abc",
    region="Sughd Region",
    replaces=(replace(ENGLISH.versions[0], permalink="https://site.example/id/publication/3/en"),),
    replaced_by=replace(ENGLISH.versions[0], permalink="https://site.example/id/publication/30/en"),
)


def resource(record: Record) -> Any:
    return proved(ElementTree.tostring(openaire_element(record)), "oai_openaire")


def texts(root: Any, path: str) -> list[str]:
    return [found.text for found in root.iterfind(path, NAMES)]


def related(root: Any) -> list[tuple[str, str]]:
    found = root.iterfind("datacite:relatedIdentifiers/datacite:relatedIdentifier", NAMES)
    return [(identifier.get("relationType"), identifier.text.split("/publication/")[-1]) for identifier in found]


@pytest.mark.parametrize("record", [*RECORDS.values(), FULL], ids=[*RECORDS, "full"])
def test_every_record_keeps_the_rules(record: Record) -> None:
    root = resource(record)
    assert texts(root, "datacite:titles/datacite:title")[0] == record.title
    assert texts(root, "datacite:identifier") == [record.permalink]


@pytest.mark.parametrize("kind", PublicationKind.values)
def test_every_kind_has_a_resource_type(kind: str) -> None:
    found = resource(replace(BARE, kind=kind)).find("oaire:resourceType", NAMES)
    assert found.text == RESOURCE_TYPES[kind][0]


def test_persons_and_organisations_are_told_apart() -> None:
    names = resource(ENGLISH).findall("datacite:creators/datacite:creator", NAMES)
    assert [name.findtext("datacite:creatorName", namespaces=NAMES) for name in names] == [
        "Olimova, Saodat",
        "Olimov, Muzaffar",
    ]
    assert names[1].findtext("datacite:nameIdentifier", namespaces=NAMES) == "0000-0002-1825-0097"
    organisation = resource(TAJIK).find("datacite:creators/datacite:creator/datacite:creatorName", NAMES)
    assert organisation.get("nameType") == "Organizational"
    assert organisation.text == "Маркази таҳқиқоти «Шарқ»"


def test_a_file_makes_open_access_and_none_a_record_only() -> None:
    open_access, only = resource(ENGLISH), resource(RUSSIAN)
    assert texts(open_access, "datacite:rights") == ["open access"]
    assert texts(open_access, "oaire:file") == [ENGLISH.files[0].url]
    assert texts(open_access, "dc:format") == ["application/pdf"]
    assert texts(open_access, "datacite:sizes/datacite:size") == ["120 pages", "1.3 MB"]
    assert texts(only, "datacite:rights") == ["metadata only access"]
    assert texts(only, "oaire:file") == texts(only, "dc:format") == []


def test_the_licence_has_its_name_and_its_address() -> None:
    licence = resource(ENGLISH).find("oaire:licenseCondition", NAMES)
    assert (licence.text, licence.get("uri")) == ("CC BY-NC-ND 3.0 IGO", ENGLISH.licence)
    other = resource(replace(ENGLISH, licence="https://licence.example/")).find("oaire:licenseCondition", NAMES)
    assert other.text == "https://licence.example/"


def test_dates_are_as_exact_as_they_are_known() -> None:
    assert texts(resource(ENGLISH), "datacite:dates/datacite:date") == ["2012-05"]
    assert texts(resource(TAJIK), "datacite:dates/datacite:date") == ["2019"]
    assert texts(resource(BARE), "datacite:dates/datacite:date") == []


def test_an_undated_record_says_when_it_came_to_the_site() -> None:
    (date,) = resource(replace(BARE, available=PartialDate(2026, 3, 1))).iterfind("datacite:dates/datacite:date", NAMES)
    assert (date.text, date.get("dateType")) == ("2026-03-01", "Available")


def test_translations_point_at_their_original_and_back() -> None:
    assert related(resource(ENGLISH)) == [("HasVersion", "10/ru")]
    assert related(resource(RUSSIAN)) == [("IsVersionOf", "10/en")]
    sibling = replace(ENGLISH.versions[0], permalink="https://site.example/id/publication/10/tg", language="tg")
    assert ("IsVariantFormOf", "10/tg") in related(resource(replace(RUSSIAN, versions=(*RUSSIAN.versions, sibling))))


def test_newer_and_older_publications_are_named() -> None:
    assert related(resource(FULL))[1:] == [
        ("IsNewVersionOf", "3/en"),
        ("IsPreviousVersionOf", "30/en"),
        ("IsPartOf", "2049-3630"),
    ]


def test_other_numbers_and_helpers_are_named() -> None:
    root = resource(FULL)
    numbers = root.findall("datacite:alternateIdentifiers/datacite:alternateIdentifier", NAMES)
    assert {number.get("alternateIdentifierType"): number.text for number in numbers} == {
        "URL": FULL.page_url,
        "DOI": "10.1234/abc",
        "ISBN": FULL.isbn,
    }
    assert texts(root, "oaire:fundingReferences/oaire:fundingReference/oaire:funderName") == list(FULL.funders)
    assert texts(root, "datacite:contributors/datacite:contributor/datacite:contributorName") == [
        "Шарқ",
        "Olimova, Saodat",
    ]
    assert texts(root, "dc:coverage") == ["Sughd Region"]
    assert texts(root, "oaire:citationTitle") == ["Tajikistan Studies"]


def test_words_say_in_which_language_they_are() -> None:
    root = resource(replace(RUSSIAN, title_language="en", keywords_language="tg"))
    language = "{http://www.w3.org/XML/1998/namespace}lang"
    assert texts(root, "dc:language") == ["rus"]
    assert root.find("datacite:titles/datacite:title", NAMES).get(language) == "en"
    assert root.find("dc:description", NAMES).get(language) == "ru"
    assert root.find("datacite:subjects/datacite:subject", NAMES).get(language) == "tg"
