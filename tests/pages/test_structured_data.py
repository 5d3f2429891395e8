from __future__ import annotations

import json
from typing import Any

import extruct
import pytest
from django.template.loader import render_to_string

from site_config.pages import structured_data
from site_config.pages.structured_data import Node

pytestmark = pytest.mark.once

HOME = "https://site.example/en/"
MISSION = structured_data.organization(
    "IOM Mission in Tajikistan", HOME, "https://site.example/logo.png", parent_name="IOM", parent_url="https://iom.int/"
)


def read_back(*nodes: Node) -> list[dict[str, Any]]:
    """Return the nodes as an extractor finds them in a page that prints them."""
    scripts = render_to_string("components/structured_data.html", {"nodes": nodes})
    page = f"<!doctype html><html><head><title>x</title>{scripts}</head><body></body></html>"
    return extruct.extract(page, syntaxes=["json-ld"])["json-ld"]


def test_each_node_has_a_script_of_its_own_in_the_order_given() -> None:
    site = structured_data.web_site("IOM Tajikistan", HOME, "en", MISSION)
    found = read_back(site, MISSION)
    assert [node["@type"] for node in found] == ["WebSite", "Organization"]
    assert all(node["@context"] == "https://schema.org" for node in found)
    assert found[0]["publisher"]["logo"]["url"] == "https://site.example/logo.png"
    assert found[1]["parentOrganization"] == {"@type": "Organization", "name": "IOM", "url": "https://iom.int/"}


@pytest.mark.parametrize(
    "text", ["</script><script>alert(1)</script>", "<!--", "a & b &lt;", "one\u2028two\u2029", "“Ҷаҳон”"]
)
def test_text_stays_text_whatever_is_in_it(text: str) -> None:
    node = structured_data.organization(text, HOME)
    assert [found["name"] for found in read_back(node)] == [text]
    assert not set("<>&\u2028\u2029") & set(structured_data.as_script(node))


def test_a_file_holds_the_same_node() -> None:
    assert [json.loads(structured_data.as_json(MISSION))] == read_back(MISSION)


def test_the_home_page_offers_the_search() -> None:
    site = structured_data.web_site("IOM Tajikistan", HOME, "en", MISSION, f"{HOME}search/")
    assert site["potentialAction"]["target"]["urlTemplate"] == f"{HOME}search/?q={{search_term_string}}"
    assert site["potentialAction"]["query-input"] == "required name=search_term_string"
    assert "potentialAction" not in structured_data.web_site("IOM Tajikistan", HOME, "en", MISSION)


def test_a_page_names_what_it_stands_in_and_what_it_is_about() -> None:
    site = structured_data.web_site("IOM Tajikistan", HOME, "en", MISSION)
    trail = structured_data.breadcrumb_list([("IOM Tajikistan", HOME), ("Research", f"{HOME}research/")])
    page = structured_data.web_page(f"{HOME}research/", "Research", "en", site=site, trail=trail, main=MISSION)
    assert page["isPartOf"] == {"@type": "WebSite", "@id": site["@id"]}
    assert page["breadcrumb"] == {"@type": "BreadcrumbList", "@id": trail["@id"]}
    assert page["mainEntity"]["@id"] == MISSION["@id"]
    assert "description" not in page
    assert [(step["position"], step["name"], step["item"]) for step in trail["itemListElement"]] == [
        (1, "IOM Tajikistan", HOME),
        (2, "Research", f"{HOME}research/"),
    ]


def test_a_later_page_of_a_list_counts_on() -> None:
    page = structured_data.web_page(f"{HOME}research/?page=2", "Research", "en")
    found = structured_data.collection_page(page, [("A", f"{HOME}a/"), ("B", f"{HOME}b/")], first=13)
    assert found["@type"] == "CollectionPage"
    assert found["mainEntity"]["@type"] == "ItemList"
    assert found["mainEntity"]["itemListElement"] == [
        {"@type": "ListItem", "position": 13, "name": "A", "url": f"{HOME}a/"},
        {"@type": "ListItem", "position": 14, "name": "B", "url": f"{HOME}b/"},
    ]


def test_long_text_is_cut_between_words() -> None:
    assert structured_data.shortened("Migration and\n development", 110) == "Migration and development"
    cut = structured_data.shortened("слово " * 40, 110)
    assert len(cut) <= 110
    assert cut.endswith("слово…")
    assert structured_data.shortened("x" * 200, 110) == "x" * 109 + "…"


def test_unknown_facts_are_left_out_and_false_is_a_fact() -> None:
    assert structured_data.filled({"a": "", "b": None, "c": [], "d": False, "e": 0}) == {"d": False, "e": 0}
