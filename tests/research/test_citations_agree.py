"""Reads what readers are given of one record in its several forms, and compares what each tells."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
import rispy
from bs4 import BeautifulSoup
from django.template.loader import render_to_string
from pybtex.database import Person as BibtexPerson
from pybtex.database import parse_string
from pylatexenc.latex2text import LatexNodes2Text

from research.exports.bibtex import MONTHS, bibtex
from research.exports.csl import csl_json
from research.exports.meta_tags import head
from research.exports.ris import ris
from research.record import Organisation, Person, Record
from site_config.languages.partial_dates import PartialDate
from tests.research.records import BARE, ENGLISH, RECORDS, RUSSIAN

pytestmark = pytest.mark.once

SAMPLES = RECORDS | {
    "a day, a subtitle, an organisation beside a person": replace(
        ENGLISH,
        title="Children & youth: 47% of_the #households",
        subtitle="{A} study",
        date=PartialDate(2012, 5, 3),
        authors=(Person("van der Berg", "Jan"), Organisation("Centre for Work and Migration")),
    ),
    "names of one part and of many": replace(RUSSIAN, authors=(Person("Хакимов"), Person("Олимова", "Мария-Анна П."))),
    "no number of a report": replace(BARE, isbn="978-92-9068-163-2"),
}

#: What each form is asked for; "" and () where it tells nothing.
Facts = dict[str, Any]


def expected(record: Record) -> Facts:
    return {
        "title": record.full_title,
        "creators": tuple(creator.inverted for creator in record.creators),
        "date": str(record.date or ""),
        "language": record.language,
        "publisher": record.publisher,
        "number": record.report_number,
        "isbn": record.isbn,
        "url": record.permalink,
    }


def in_bibtex(record: Record) -> Facts:
    months = {name: f"{number:02d}" for number, name in enumerate(MONTHS, start=1)}
    (entry,) = parse_string(bibtex(record), "bibtex", macros=months).entries.values()

    def field(name: str) -> str:
        text = entry.fields.get(name, "")
        for side, sign in (("left", r"\{"), ("right", r"\}")):
            text = text.replace(f"\\textbrace{side}{{}}", sign)
        return LatexNodes2Text().latex_to_text(text) if name != "url" else text

    def name(person: BibtexPerson) -> str:
        family, given = (
            " ".join(filter(None, map(person.get_part_as_text, parts)))
            for parts in (("prelast", "last"), ("first", "middle"))
        )
        return LatexNodes2Text().latex_to_text(", ".join(filter(None, [family, given])))

    return {
        "title": field("title"),
        "creators": tuple(map(name, entry.persons["author"])),
        "date": "-".join(filter(None, [field("year"), field("month"), field("day") and field("day").zfill(2)])),
        "language": field("language"),
        "publisher": field("institution"),
        "number": field("number"),
        "isbn": field("isbn"),
        "url": field("url"),
    }


def in_ris(record: Record) -> Facts:
    (found,) = rispy.loads(ris(record))
    # rispy keeps one number of the several under SN; they are the report's, then ISBN.
    numbers = [line[6:] for line in ris(record).split("\r\n") if line.startswith("SN")]
    return {
        "title": found["title"],
        "creators": tuple(found["authors"]),
        "date": "-".join(filter(None, found.get("date", "").split("/"))),
        "language": found["language"],
        "publisher": found["publisher"],
        "number": next((number for number in numbers if number != record.isbn), ""),
        "isbn": next((number for number in numbers if number != record.report_number), ""),
        "url": found["urls"][0],
    }


def in_csl(record: Record) -> Facts:
    (item,) = json.loads(json.dumps(csl_json(record)))
    parts = item.get("issued", {"date-parts": [[]]})["date-parts"][0]
    return {
        "title": item["title"],
        "creators": tuple(
            name.get("literal") or ", ".join(filter(None, [name["family"], name.get("given")]))
            for name in item["author"]
        ),
        "date": "-".join(f"{part:02d}" for part in parts),
        "language": item["language"],
        "publisher": item["publisher"],
        "number": item.get("number", ""),
        "isbn": item.get("ISBN", ""),
        "url": item["URL"],
    }


def in_meta_tags(record: Record) -> Facts:
    html = render_to_string("research/head.html", {"head": head(record, record.permalink, ()), "LANGUAGE_CODE": "en"})
    tags: dict[str, list[str]] = defaultdict(list)
    for tag in BeautifulSoup(html, "html.parser").find_all("meta", {"name": True}):
        tags[str(tag["name"])].append(str(tag["content"]))

    def first(name: str) -> str:
        return next(iter(tags[name]), "")

    return {
        "title": first("citation_title"),
        "creators": tuple(tags["citation_author"]),
        "date": first("citation_date"),
        "language": first("citation_language"),
        "publisher": first("citation_technical_report_institution"),
        "number": first("citation_technical_report_number"),
        "isbn": first("citation_isbn"),
        "url": first("DC.identifier"),
    }


@pytest.mark.parametrize("read", [in_bibtex, in_ris, in_csl, in_meta_tags])
@pytest.mark.parametrize("record", SAMPLES.values(), ids=SAMPLES.keys())
def test_every_form_tells_the_same(record: Record, read: Callable[[Record], Facts]) -> None:
    assert read(record) == expected(record)
