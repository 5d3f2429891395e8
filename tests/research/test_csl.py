from __future__ import annotations

import json

import pytest

from research.exports.csl import csl_json
from tests.research.records import BARE, ENGLISH, RECORDS, TAJIK

pytestmark = pytest.mark.once

#: What the format's schema (citation-style-language/schema, csl-data.json, version 1.0.2) allows in what we use.
TEXTS = {
    "id", "type", "title", "publisher", "publisher-place", "genre", "collection-title", "number", "number-of-pages",
    "ISBN", "ISSN", "DOI", "language", "URL", "abstract", "keyword", "note",
}  # fmt: skip
NAMES, DATES = {"author", "editor"}, {"issued"}


@pytest.mark.parametrize("record", RECORDS.values(), ids=RECORDS.keys())
def test_an_item_is_as_the_schema_has_it(record) -> None:
    items = json.loads(json.dumps(csl_json(record)))
    assert isinstance(items, list)
    (item,) = items
    assert set(item) <= TEXTS | NAMES | DATES
    assert all(isinstance(item[name], str) for name in TEXTS & set(item))
    for name in NAMES & set(item):
        for person in item[name]:
            assert set(person) in ({"family", "given"}, {"family"}, {"literal"})
    if "issued" in item:
        (parts,) = item["issued"]["date-parts"]
        assert 1 <= len(parts) <= 3
        assert all(isinstance(part, int) for part in parts)
    assert (item["type"], item["title"], item["URL"]) == ("report", record.full_title, record.permalink)


def test_dates_and_names_are_told_as_far_as_they_are_known() -> None:
    assert csl_json(ENGLISH)[0]["issued"] == {"date-parts": [[2012, 5]]}
    assert csl_json(TAJIK)[0]["issued"] == {"date-parts": [[2019]]}
    assert csl_json(TAJIK)[0]["author"] == [{"literal": "Маркази таҳқиқоти «Шарқ»"}]
    assert "issued" not in csl_json(BARE)[0]
