from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from jsonschema import Draft7Validator

from research.exports.csl import csl_json
from research.record import Organisation, Person
from research.vocabularies import PublicationKind
from site_config.languages.partial_dates import PartialDate
from tests.research.records import BARE, ENGLISH, RECORDS, TAJIK

pytestmark = pytest.mark.once

TEXT = {"type": "string", "minLength": 1}
TEXTS = (
    "id", "title", "publisher", "publisher-place", "genre", "collection-title", "number", "number-of-pages",
    "ISBN", "ISSN", "DOI", "language", "URL", "abstract", "keyword", "note",
)  # fmt: skip
NAMES = {
    "type": "array",
    "minItems": 1,
    "items": {
        "type": "object",
        "oneOf": [
            {"required": ["family"], "properties": {"family": TEXT, "given": TEXT}, "additionalProperties": False},
            {"required": ["literal"], "properties": {"literal": TEXT}, "additionalProperties": False},
        ],
    },
}
PARTS = [{"minimum": 1900, "maximum": 2100}, {"minimum": 1, "maximum": 12}, {"minimum": 1, "maximum": 31}]
DATE = {
    "type": "object",
    "required": ["date-parts"],
    "properties": {
        "date-parts": {
            "type": "array",
            "minItems": 1,
            "maxItems": 1,
            "items": {
                "type": "array",
                "minItems": 1,
                "maxItems": 3,
                "items": [{"type": "integer", **part} for part in PARTS],
            },
        }
    },
    "additionalProperties": False,
}
#: Written for these tests and narrower than the format's own schema (citation-style-language/schema, csl-data.json
#: of CSL 1.0): what passes here passes there. That one allows more types, fields and forms of names and dates.
SCHEMA: dict[str, Any] = {
    "$schema": "http://json-schema.org/draft-07/schema#",
    "type": "array",
    "minItems": 1,
    "maxItems": 1,
    "items": {
        "type": "object",
        "required": ["id", "type", "title", "author", "language", "URL"],
        "properties": {
            **dict.fromkeys(TEXTS, TEXT),
            "type": {"const": "report"},
            "author": NAMES,
            "editor": NAMES,
            "issued": DATE,
        },
        "additionalProperties": False,
    },
}

EVERYTHING = replace(
    ENGLISH,
    subtitle="A study",
    editors=(Person("Khakimov"), Organisation("Centre «Sharq»")),
    issn="2049-3630",
    doi="10.1000/abc",
    disclaimer="The opinions are those of the authors.",
    date=PartialDate(2012, 5, 31),
)


def problems(items: Any) -> list[str]:
    return [error.message for error in Draft7Validator(SCHEMA).iter_errors(json.loads(json.dumps(items)))]


@pytest.mark.parametrize("record", [*RECORDS.values(), EVERYTHING], ids=[*RECORDS.keys(), "everything"])
def test_an_item_is_as_the_schema_has_it(record) -> None:
    Draft7Validator.check_schema(SCHEMA)
    items = csl_json(record)
    assert problems(items) == []
    assert (items[0]["title"], items[0]["URL"]) == (record.full_title, record.permalink)


@pytest.mark.parametrize(
    "change", [{"issued": {"date-parts": [[]]}}, {"issued": "2012"}, {"author": [{}]}, {"number": ""}, {"authors": []}]
)
def test_the_schema_refuses_what_is_no_item(change: dict[str, Any]) -> None:
    assert problems([{**csl_json(ENGLISH)[0], **change}])


@pytest.mark.parametrize("kind", PublicationKind.values)
def test_every_kind_of_publication_is_an_item(kind: str) -> None:
    assert problems(csl_json(replace(BARE, kind=kind))) == []


def test_all_that_is_known_is_told() -> None:
    assert set(csl_json(EVERYTHING)[0]) == {*SCHEMA["items"]["properties"]}


def test_dates_and_names_are_told_as_far_as_they_are_known() -> None:
    assert csl_json(ENGLISH)[0]["issued"] == {"date-parts": [[2012, 5]]}
    assert csl_json(EVERYTHING)[0]["issued"] == {"date-parts": [[2012, 5, 31]]}
    assert csl_json(TAJIK)[0]["issued"] == {"date-parts": [[2019]]}
    assert csl_json(TAJIK)[0]["author"] == [{"literal": "Маркази таҳқиқоти «Шарқ»"}]
    assert csl_json(EVERYTHING)[0]["editor"] == [{"family": "Khakimov"}, {"literal": "Centre «Sharq»"}]
    assert "issued" not in csl_json(BARE)[0]
