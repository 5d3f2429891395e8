"""Queries and documents that the keys alone bring together or keep apart; the whole search runs all cases elsewhere."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from site_config.search.words import Token, counterpart, is_minor, tokens

pytestmark = pytest.mark.once

CASES = json.loads((Path(__file__).parents[1] / "data" / "search_cases.json").read_text())
#: What the query decides: order of words, synonyms, other layouts, beginnings, slips, two words for one.
DECIDED_BY_THE_QUERY = ("phrases", "synonyms", "wrong layout", "beginning of the last word", "typing mistakes")
BY_KEYS = [
    case
    for case in CASES
    if not case["family"].startswith(DECIDED_BY_THE_QUERY)
    and not (case["query"] == "re entry" and "Reentry" in case["document"])
]


def keys(token: Token) -> set[str]:
    """Return the keys that a word of a document is found by, or that a word of a query looks for."""
    return {token.main, token.tajik, token.joined} - {""}


def finds(query: str, document: str) -> bool:
    """Return whether each word of a query that says something has a key in the document."""
    there = tokens(document)
    found = {key for token in there for key in keys(token)} | {token.across for token in there} - {""}
    words = tokens(query)
    wanted = [token for token in words if not is_minor(token)] or words
    parts_found = {token.start for token in wanted if found & (keys(token) | {counterpart(token.across)})}
    whole = any(token.joined and token.joined in found for token in wanted)
    return bool(wanted) and (whole or len(parts_found) == len(wanted))


@pytest.mark.parametrize("case", BY_KEYS, ids=lambda case: f"{case['family']}: {case['query']}")
def test_keys_decide_as_the_table_says(case: dict) -> None:
    assert finds(case["query"], case["document"]) is case["found"]


def test_table_is_large_and_says_nothing_twice() -> None:
    assert len(CASES) >= 150
    assert sum(not case["found"] for case in CASES) >= 30
    assert len({(case["query"], case["document"]) for case in CASES}) == len(CASES)
