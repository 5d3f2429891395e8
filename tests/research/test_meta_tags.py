"""Reads the head of a landing page as Google Scholar, Zotero and harvesters of Dublin Core do."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import Any

import extruct
import pytest
from bs4 import BeautifulSoup
from django.template.loader import render_to_string

from research.exports.csl import csl_json
from research.exports.dublin_core import oai_dc_element
from research.exports.meta_tags import head, meta_tags
from research.exports.schema_org import report
from research.record import Record
from site_config.languages.partial_dates import PartialDate
from tests.research.records import BARE, ENGLISH, RECORDS, RUSSIAN, SITE, TAJIK

pytestmark = pytest.mark.once


def page(record: Record, language: str = "en") -> str:
    """Return a page in a language with the record's head."""
    context = {"head": head(record, record.permalink, (report(record),)), "LANGUAGE_CODE": language}
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>x</title>'
        f"{render_to_string('research/head.html', context)}</head><body></body></html>"
    )


def parsed(record: Record, language: str = "en") -> Any:
    """Return the page as a tree; Any, since a test that reaches for what is not there should fail just so."""
    return BeautifulSoup(page(record, language), "html5lib")


def tags(record: Record) -> dict[str, list[str]]:
    """Return the contents of the page's tags by name, as a reader's program finds them."""
    found: dict[str, list[str]] = defaultdict(list)
    for tag in parsed(record).head.find_all("meta", {"name": True}):
        found[tag["name"]].append(tag["content"])
    return found


def extracted(record: Record) -> dict[str, Any]:
    return extruct.extract(page(record), syntaxes=["json-ld", "dublincore"])


def test_scholar_finds_title_authors_year_and_file() -> None:
    found = tags(ENGLISH)
    assert found["citation_title"] == [ENGLISH.title]
    assert found["citation_author"] == ["Olimova, Saodat", "Olimov, Muzaffar"]
    assert found["citation_publication_date"] == ["2012"]
    assert found["citation_date"] == ["2012-05"]
    assert found["citation_technical_report_institution"] == found["citation_publisher"] == [ENGLISH.publisher]
    assert found["citation_technical_report_number"] == ["TJ-2012/05"]
    assert found["citation_isbn"] == ["978-92-9068-163-2"]
    assert found["citation_language"] == ["en"]
    assert found["citation_abstract_html_url"] == [ENGLISH.page_url]
    assert found["citation_abstract"] == [ENGLISH.abstract]
    assert found["citation_keywords"] == ["Environment and displacement; Labour migration"]
    assert found["citation_pdf_url"] == [ENGLISH.files[0].url]
    assert "citation_journal_title" not in found


@pytest.mark.parametrize(
    ("date", "for_scholar", "precise"),
    [
        (PartialDate(2012), "2012", "2012"),
        (PartialDate(2012, 5), "2012", "2012-05"),
        (PartialDate(2012, 5, 3), "2012/05/03", "2012-05-03"),
    ],
)
def test_a_date_is_as_precise_as_each_reader_can_take(date: PartialDate, for_scholar: str, precise: str) -> None:
    found = tags(replace(ENGLISH, date=date))
    assert found["citation_publication_date"] == [for_scholar]
    assert found["citation_date"] == found["DC.date"] == found["DCTERMS.issued"] == [precise]


def test_what_is_not_known_has_no_tag() -> None:
    found = tags(BARE)
    assert set(found) == {
        *("citation_title", "citation_author", "citation_technical_report_institution", "citation_publisher"),
        *("citation_language", "citation_abstract_html_url"),
        *("DC.title", "DC.creator", "DC.language", "DC.type", "DC.identifier", "DC.publisher", "DCTERMS.isPartOf"),
    }
    assert all(tag.content for tag in meta_tags(BARE))


@pytest.mark.parametrize(
    "change",
    [
        {"url": f"{SITE}/documents/7/report.pdf"},
        {"url": f"{SITE}/ru/research/environmental-degradation/report.pdf"},
        {"url": f"{ENGLISH.page_url}report.docx", "media_type": "application/rtf"},
        {"url": f"{ENGLISH.page_url}report"},
    ],
)
def test_only_a_pdf_below_the_page_is_offered_to_scholar(change: dict[str, str]) -> None:
    record = replace(ENGLISH, files=(replace(ENGLISH.files[0], **change),))
    assert "citation_pdf_url" not in tags(record)
    both = replace(ENGLISH, files=(*record.files, *ENGLISH.files))
    assert tags(both)["citation_pdf_url"] == [ENGLISH.files[0].url]


def test_addresses_in_tags_are_ascii() -> None:
    url = f"{ENGLISH.page_url}отчёт.pdf"
    found = tags(replace(ENGLISH, files=(replace(ENGLISH.files[0], url=url),)))
    assert found["citation_pdf_url"] == [f"{ENGLISH.page_url}%D0%BE%D1%82%D1%87%D1%91%D1%82.pdf"]


def test_dublin_core_is_read_by_an_extractor() -> None:
    found = extracted(ENGLISH)["dublincore"][0]
    assert found["namespaces"] == {"DC": "http://purl.org/dc/elements/1.1/", "DCTERMS": "http://purl.org/dc/terms/"}
    values = defaultdict(list)
    for each in [*found["elements"], *found["terms"]]:
        values[each.get("name")].append(each.get("content"))
    assert values["DC.creator"] == ["Olimova, Saodat", "Olimov, Muzaffar"]
    assert values["DC.type"] == ["Report"]
    assert values["DC.format"] == ["application/pdf"]
    assert values["DC.identifier"] == [ENGLISH.permalink]
    assert values["DC.subject"] == list(ENGLISH.keywords)
    assert values["DC.rights"] == [ENGLISH.licence]
    assert values["DC.description"] == values["DCTERMS.abstract"] == [ENGLISH.abstract]
    assert values["DCTERMS.hasVersion"] == [RUSSIAN.permalink]
    assert values["DCTERMS.isPartOf"] == [ENGLISH.list_url, "Tajikistan Studies"]


def test_a_translation_names_its_original_and_an_edition_without_a_file_no_format() -> None:
    found = tags(RUSSIAN)
    assert found["DCTERMS.isVersionOf"] == [ENGLISH.permalink]
    assert not {"DCTERMS.hasVersion", "DC.format", "citation_pdf_url"} & found.keys()


def test_records_that_replace_each_other_are_named() -> None:
    older, newer = (replace(ENGLISH.versions[0], permalink=f"{SITE}/id/publication/{n}/en") for n in (3, 30))
    found = tags(replace(ENGLISH, replaces=(older,), replaced_by=newer, doi="10.1234/abc"))
    assert found["DCTERMS.replaces"] == [older.permalink]
    assert found["DCTERMS.isReplacedBy"] == [newer.permalink]
    assert found["citation_doi"] == ["10.1234/abc"]


def test_words_in_another_language_than_the_page_are_marked() -> None:
    def languages(language: str) -> set[tuple[str, str]]:
        metas = parsed(TAJIK, language).head.find_all("meta", {"lang": True})
        return {(tag["name"], tag["lang"]) for tag in metas}

    names = {"citation_title", "citation_abstract", "DC.title", "DC.description", "DCTERMS.abstract"}
    assert languages("en") == {(name, "tg") for name in names}
    assert languages("tg") == set()


def test_the_head_repeats_the_links_of_the_header() -> None:
    elements = parsed(ENGLISH).head.find_all("link")
    found = [(rel, element["href"]) for element in elements for rel in element["rel"]]
    assert ("cite-as", ENGLISH.permalink) in found
    assert ("item", ENGLISH.files[0].url) in found
    assert ("linkset", f"{ENGLISH.page_url}linkset.json") in found
    assert len([rel for rel, _href in found if rel == "describedby"]) == 5


@pytest.mark.parametrize("record", RECORDS.values(), ids=RECORDS)
def test_nothing_in_a_record_can_leave_its_tag(record: Record) -> None:
    evil = '"><script>alert(1)</script>'
    soup = parsed(replace(record, title=evil, abstract=evil, keywords=(evil,)))
    assert [script["type"] for script in soup.find_all("script")] == ["application/ld+json"]
    assert soup.find("meta", {"name": "citation_title"})["content"].startswith(evil)


@pytest.mark.parametrize("record", RECORDS.values(), ids=RECORDS)
def test_tags_structured_data_dublin_core_and_csl_agree(record: Record) -> None:
    found = tags(record)
    node = extracted(record)["json-ld"][0]
    elements = defaultdict(list)
    for element in oai_dc_element(record):
        elements[element.tag.rpartition("}")[2]].append(element.text)
    item = csl_json(record)[0]

    assert found["citation_title"] == found["DC.title"] == elements["title"] == [node["name"]] == [item["title"]]
    assert found["citation_author"] == found["DC.creator"] == elements["creator"]
    assert len(node["author"]) == len(item["author"]) == len(elements["creator"])
    assert found["citation_date"] == found["DC.date"] == elements["date"]
    assert "".join(elements["date"]) == node.get("datePublished", "")
    assert (
        [str(part) for part in item["issued"]["date-parts"][0]][:1] == found["citation_publication_date"]
        if (elements["date"])
        else "issued" not in item
    )
    assert found["DC.identifier"] == elements["identifier"][:1] == [node["@id"]] == [item["URL"]]
    assert found["citation_language"] == found["DC.language"] == [node["inLanguage"]] == [item["language"]]
    assert found["DC.publisher"] == elements["publisher"] == [node["publisher"]["name"]] == [item["publisher"]]
    assert found["DC.description"] == elements["description"]
    assert found["DC.subject"] == elements["subject"] == node.get("keywords", [])
    assert found["DC.rights"] == elements["rights"][1:]
    assert found["DC.format"] == elements["format"]
