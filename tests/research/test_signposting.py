from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from requests.utils import parse_header_links

from research.exports.signposting import Link, export_links, file_links, link_header, links, linkset
from research.exports.table import EXPORTS
from research.record import Person, Record, RecordFile
from tests.research.records import BARE, ENGLISH, RECORDS, RUSSIAN, SITE

pytestmark = pytest.mark.once

PAGE = ENGLISH.page_url


def header_of(found: list[Link]) -> list[dict[str, str]]:
    """Return the links as a client finds them in the header."""
    return parse_header_links(link_header(found))


def targets(found: list[dict[str, str]], rel: str) -> list[str]:
    return [link["url"] for link in found if link["rel"] == rel]


def contexts(record: Record, permalink: str) -> dict[str, dict[str, Any]]:
    """Return the link set by anchor."""
    found = linkset(record, permalink)["linkset"]
    anchors = [context["anchor"] for context in found]
    assert len(set(anchors)) == len(anchors)
    return {context["anchor"]: context for context in found}


@pytest.mark.parametrize("record", RECORDS.values(), ids=RECORDS)
def test_a_page_says_what_it_is_and_where_it_is_described(record: Record) -> None:
    found = header_of(links(record, record.permalink))
    assert targets(found, "cite-as") == [record.permalink]
    assert targets(found, "type") == ["https://schema.org/Report", "https://schema.org/AboutPage"]
    assert {link["url"]: link["type"] for link in found if link["rel"] == "describedby"} == {
        f"{record.page_url}cite.bib": "application/x-bibtex",
        f"{record.page_url}cite.ris": "application/x-research-info-systems",
        f"{record.page_url}cite.json": "application/vnd.citationstyles.csl+json",
        f"{record.page_url}dc.xml": "application/xml",
        f"{record.page_url}schema.jsonld": "application/ld+json",
    }
    assert [(link["url"], link["type"]) for link in found if link["rel"] == "linkset"] == [
        (f"{record.page_url}linkset.json", "application/linkset+json")
    ]
    assert len(targets(found, "license")) == bool(record.licence)
    assert [(link["url"], link["type"]) for link in found if link["rel"] == "item"] == [
        (file.url, "application/pdf") for file in record.files
    ]


def test_only_dublin_core_needs_a_profile() -> None:
    found = header_of(links(ENGLISH, ENGLISH.permalink))
    assert {link["url"]: link["profile"] for link in found if "profile" in link} == {
        f"{PAGE}dc.xml": "http://www.openarchives.org/OAI/2.0/oai_dc/"
    }


def test_a_page_about_an_edition_in_another_language_is_cited_by_its_own_permalink() -> None:
    seen_from_tajik = replace(ENGLISH, page_url=f"{SITE}/tg/research/environmental-degradation/")
    found = header_of(links(seen_from_tajik, f"{SITE}/id/publication/10/tg"))
    assert targets(found, "cite-as") == [f"{SITE}/id/publication/10/tg"]
    assert f"{seen_from_tajik.page_url}cite.bib" in targets(found, "describedby")


def test_a_doi_leads_elsewhere_so_it_is_only_related() -> None:
    found = header_of(links(replace(ENGLISH, doi="10.1234/abc"), ENGLISH.permalink))
    assert targets(found, "cite-as") == [ENGLISH.permalink]
    assert targets(found, "related") == ["https://doi.org/10.1234/abc"]


def test_only_authors_with_an_orcid_are_linked() -> None:
    assert targets(header_of(links(ENGLISH, ENGLISH.permalink)), "author") == ["https://orcid.org/0000-0002-1825-0097"]
    assert targets(header_of(links(BARE, BARE.permalink)), "author") == []


def crowded(files: int, authors: int) -> Record:
    return replace(
        ENGLISH,
        authors=tuple(Person(f"Family {n}", orcid=f"0000-0002-1825-{n:04d}") for n in range(authors)),
        files=tuple(RecordFile(f"{PAGE}part-{n}.pdf", "application/pdf", ("en",)) for n in range(files)),
    )


def test_a_header_that_would_be_too_long_loses_authors_first_and_then_the_last_files() -> None:
    full = links(crowded(files=3, authors=100), ENGLISH.permalink)
    found = header_of(full)
    assert len(link_header(full)) < 4_096
    assert len(targets(found, "item")) == 3
    assert 0 < len(targets(found, "author")) < 100
    assert len(targets(found, "describedby")) == len(EXPORTS)

    full = links(crowded(files=100, authors=2), ENGLISH.permalink)
    found = header_of(full)
    assert len(link_header(full)) < 4_096
    assert targets(found, "item")[:2] == [f"{PAGE}part-0.pdf", f"{PAGE}part-1.pdf"]
    assert len(targets(found, "item")) < 100
    assert targets(found, "author") == []
    assert len(targets(found, "cite-as")) == len(targets(found, "linkset")) == 1


def test_the_link_set_has_what_the_header_leaves_out() -> None:
    page = contexts(crowded(files=100, authors=100), ENGLISH.permalink)[PAGE]
    assert len(page["item"]) == len(page["author"]) == 100


def test_the_link_set_leads_from_the_page_and_back() -> None:
    found = contexts(ENGLISH, ENGLISH.permalink)
    file = ENGLISH.files[0]
    assert found[PAGE]["cite-as"] == [{"href": ENGLISH.permalink}]
    assert found[PAGE]["item"] == [{"href": file.url, "type": "application/pdf", "hreflang": ["en"]}]
    assert [target["href"] for target in found[PAGE]["type"]] == [
        "https://schema.org/Report",
        "https://schema.org/AboutPage",
    ]
    assert "linkset" not in found[PAGE]
    assert found[file.url]["collection"] == [{"href": PAGE, "type": "text/html"}]
    assert set(found) == {PAGE, file.url, *(PAGE + export.name for export in EXPORTS)}
    for target in found[PAGE]["describedby"]:
        assert found[target["href"]]["describes"] == [{"href": PAGE, "type": "text/html"}]
    assert {"href", "type", "profile"} == found[PAGE]["describedby"][3].keys()


def test_a_record_without_a_file_has_no_item_anywhere() -> None:
    assert targets(header_of(links(RUSSIAN, RUSSIAN.permalink)), "item") == []
    found = contexts(RUSSIAN, RUSSIAN.permalink)
    assert "item" not in found[RUSSIAN.page_url]
    assert not [context for context in found.values() if "collection" in context]


def test_a_file_leads_to_its_page_and_to_its_own_address() -> None:
    found = header_of(file_links(ENGLISH, ENGLISH.files[0]))
    assert targets(found, "collection") == [PAGE]
    assert targets(found, "linkset") == [f"{PAGE}linkset.json"]
    assert targets(found, "canonical") == [ENGLISH.files[0].url]
    other = header_of(file_links(ENGLISH, ENGLISH.files[0], canonical=f"{SITE}/ru/research/x/x.pdf"))
    assert targets(other, "canonical") == [f"{SITE}/ru/research/x/x.pdf"]


def test_an_export_leads_to_the_page_that_it_describes() -> None:
    found = header_of(export_links(ENGLISH))
    assert targets(found, "describes") == [PAGE]
    assert targets(found, "linkset") == [f"{PAGE}linkset.json"]


def test_addresses_in_headers_are_ascii_and_cannot_add_links() -> None:
    evil = replace(ENGLISH, page_url=f'{SITE}/ru/отчёт>"\r\nSet-Cookie: a=b/')
    text = link_header(links(evil, f"{SITE}/тоҷикӣ"))
    assert text.isascii()
    assert "\n" not in text
    assert {link["rel"] for link in parse_header_links(text)} == {
        *("cite-as", "type", "describedby", "item", "license", "author", "linkset")
    }
    assert all(anchor.isascii() for anchor in contexts(evil, ENGLISH.permalink))
