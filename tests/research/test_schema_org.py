from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from research.exports.schema_org import report, schema_jsonld
from research.record import Organisation, Person, Record
from site_config.pages.structured_data import Node, organization
from tests.research.records import BARE, ENGLISH, RECORDS, RUSSIAN, SITE, TAJIK

pytestmark = pytest.mark.once

#: What schema.org 30 lets each type say, of what we use.
THING = {"name", "url", "description", "identifier", "image", "sameAs", "mainEntityOfPage", "alternateName"}
CREATIVE_WORK = THING | {
    *("headline", "inLanguage", "datePublished", "author", "editor", "contributor", "publisher", "funder", "abstract"),
    *("keywords", "genre", "license", "isAccessibleForFree", "spatialCoverage", "isPartOf", "encoding"),
    *("workTranslation", "translationOfWork", "isBasedOn", "creativeWorkStatus"),
}
PROPERTIES = {
    "Report": CREATIVE_WORK | {"reportNumber"},
    "MediaObject": CREATIVE_WORK | {"contentUrl", "encodingFormat", "contentSize", "sha256"},
    "CreativeWorkSeries": CREATIVE_WORK | {"issn"},
    "CollectionPage": CREATIVE_WORK,
    "WebPage": CREATIVE_WORK,
    "Person": THING | {"familyName", "givenName"},
    "Organization": THING | {"logo", "parentOrganization"},
    "ImageObject": THING,
    "Place": THING,
    "PropertyValue": THING | {"propertyID", "value"},
}

MISSION = organization(
    "IOM Mission in Tajikistan",
    f"{SITE}/en/",
    f"{SITE}/logo.png",
    other_name=ENGLISH.publisher,
    parent_name="International Organization for Migration",
    parent_url="https://www.iom.int/",
)
FULL = replace(
    ENGLISH,
    doi="10.1234/abc",
    issn="0317-8471",
    region="Khatlon Region",
    editors=(Person("Babajanov", "Rustam"), Organisation("Shark")),
    funders=("European Union",),
    replaces=(replace(ENGLISH.versions[0], permalink=f"{SITE}/id/publication/3/en"),),
    replaced_by=replace(ENGLISH.versions[0], permalink=f"{SITE}/id/publication/30/en"),
)


def nodes_in(value: Any) -> Iterator[Node]:
    """Yield a node and all that stand in it."""
    if isinstance(value, dict):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from nodes_in(inner)


@pytest.mark.parametrize("record", [*RECORDS.values(), FULL], ids=[*RECORDS, "full"])
def test_only_words_of_the_vocabulary_are_used(record: Record) -> None:
    for node in nodes_in(report(record, MISSION, f"{SITE}/cover.png")):
        said = {name for name in node if not name.startswith("@")}
        assert said <= PROPERTIES[node["@type"]]


@pytest.mark.parametrize("record", RECORDS.values(), ids=RECORDS)
def test_the_report_is_the_document_in_its_own_language(record: Record) -> None:
    node = report(record)
    assert node["@id"] == record.permalink
    assert node["name"] == record.full_title
    assert node["inLanguage"] == record.language
    assert node["url"] == node["mainEntityOfPage"]["@id"] == record.page_url
    assert node.get("datePublished", "") == (record.date.isoformat() if record.date else "")
    assert [author["name"] for author in node["author"]] == [str(creator) for creator in record.creators]
    assert node["publisher"]["name"] == record.publisher
    assert node["isAccessibleForFree"] is record.has_files
    assert len(node.get("encoding", [])) == len(record.files)


def test_the_file_is_described() -> None:
    assert report(ENGLISH)["encoding"] == [
        {
            "@type": "MediaObject",
            "contentUrl": ENGLISH.files[0].url,
            "encodingFormat": "application/pdf",
            "inLanguage": "en",
            "contentSize": "1.2 MB",
            "sha256": ENGLISH.files[0].sha256,
        }
    ]
    bilingual = replace(ENGLISH, files=(replace(ENGLISH.files[0], languages=("en", "ru"), size=None, sha256=""),))
    encoding = report(bilingual)["encoding"][0]
    assert encoding["inLanguage"] == ["en", "ru"]
    assert not {"contentSize", "sha256"} & encoding.keys()


def test_original_and_translation_point_at_each_other() -> None:
    original, translation = report(ENGLISH), report(RUSSIAN)
    assert [work["@id"] for work in original["workTranslation"]] == [translation["@id"]]
    assert translation["translationOfWork"]["@id"] == original["@id"]
    assert original["workTranslation"][0] == {
        "@type": "Report",
        "@id": RUSSIAN.permalink,
        "inLanguage": "ru",
        "name": RUSSIAN.title,
        "url": RUSSIAN.page_url,
    }
    assert "translationOfWork" not in original
    assert "workTranslation" not in translation
    assert not {"translationOfWork", "workTranslation"} & report(BARE).keys()


def test_persons_and_organisations_stay_what_they_are() -> None:
    people = report(ENGLISH)["author"]
    assert people[1] == {
        "@type": "Person",
        "@id": "https://orcid.org/0000-0002-1825-0097",
        "name": "Muzaffar Olimov",
        "familyName": "Olimov",
        "givenName": "Muzaffar",
        "sameAs": "https://orcid.org/0000-0002-1825-0097",
    }
    assert "@id" not in people[0]
    assert report(TAJIK)["author"] == [{"@type": "Organization", "name": "Маркази таҳқиқоти «Шарқ»"}]
    # Only a person can be an editor to schema.org.
    assert [editor["name"] for editor in report(FULL)["editor"]] == ["Rustam Babajanov"]
    assert report(FULL)["contributor"] == [{"@type": "Organization", "name": "Shark"}]


def test_the_mission_is_written_out_only_where_it_is_named() -> None:
    publisher = report(ENGLISH, MISSION)["publisher"]
    assert publisher["name"] == ENGLISH.publisher
    assert publisher["url"] == f"{SITE}/en/"
    assert publisher["logo"]["url"] == f"{SITE}/logo.png"
    by_parent = replace(ENGLISH, authors=(Organisation("International Organization for Migration"),))
    assert report(by_parent, MISSION)["author"][0]["url"] == "https://www.iom.int/"
    other = replace(ENGLISH, publisher="World Bank")
    assert report(other, MISSION)["publisher"] == {"@type": "Organization", "name": "World Bank"}


def test_numbers_are_identifiers_beside_the_permalink() -> None:
    node = report(FULL)
    assert node["identifier"][0] == FULL.permalink
    assert {each["propertyID"]: each["value"] for each in node["identifier"][1:]} == {
        "ISBN": FULL.isbn,
        "DOI": "10.1234/abc",
    }
    assert node["isPartOf"][0] == {"@type": "CreativeWorkSeries", "name": "Tajikistan Studies", "issn": "0317-8471"}
    assert node["isPartOf"][1]["@id"] == FULL.list_url
    assert report(BARE)["identifier"] == BARE.permalink


def test_a_newer_version_is_based_on_the_older_which_says_that_it_is_superseded() -> None:
    assert [work["@id"] for work in report(FULL)["isBasedOn"]] == [f"{SITE}/id/publication/3/en"]
    assert report(FULL)["creativeWorkStatus"] == "Superseded"
    assert not {"isBasedOn", "creativeWorkStatus"} & report(ENGLISH).keys()


def test_long_words_are_cut_where_search_engines_cut_them() -> None:
    node = report(replace(ENGLISH, title="Migration " * 20, abstract="Migration " * 60))
    assert len(node["headline"]) <= 110
    assert len(node["description"]) <= 300
    assert node["description"].endswith("Migration…")
    assert node["abstract"] == "Migration " * 60


def test_the_file_holds_the_report_alone() -> None:
    assert json.loads(schema_jsonld(ENGLISH)) == {"@context": "https://schema.org", **report(ENGLISH)}
