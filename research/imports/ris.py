"""Reads RIS as reference managers and library catalogues write it, one record at a time."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import IO, Any

import rispy
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from rispy.config import LIST_TYPE_TAGS

from research.identifiers import clean_isbn, clean_issn
from research.imports import reference_fields as reference
from research.imports.delimited import encoding_of
from research.imports.languages import language_named
from research.imports.rows import CatalogueError, Row
from research.imports.tables import MAX_ROWS

#: Characters of one record; a file without ends of records must not be read as one.
LONGEST_RECORD = 200_000
_START, _END = re.compile(r"\s*TY  ?-"), re.compile(r"\s*ER  ?-")
_KINDS = {"CONF": "proceedings", "UNPB": "paper"}


class _Parser(rispy.RisParser):
    """rispy, but keeping every number and file, and addresses whole."""

    DEFAULT_LIST_TAGS = [*LIST_TYPE_TAGS, "ED", "L1", "SN"]
    DEFAULT_DELIMITER_MAPPING: dict = {}
    DEFAULT_MAPPING = rispy.config.TAG_KEY_MAPPING | {"ED": "editors", "L1": "files", "SN": "numbers"}


def read_ris(file: IO[bytes]) -> Iterator[Row]:
    """Yield a row for each record; raise CatalogueError where there is none."""
    encoding = encoding_of(file)
    file.seek(0)
    text = io.TextIOWrapper(file, encoding=encoding)
    order = 0
    try:
        for number, record in _records(text):
            order += 1
            if order > MAX_ROWS:
                raise CatalogueError(_("This file has more than %(count)s records. Divide it.") % {"count": MAX_ROWS})
            yield _row(order, number, record)
    except UnicodeDecodeError as error:
        raise CatalogueError(_("This file is no text in UTF-8, UTF-16 or Windows-1251.")) from error
    finally:
        text.detach()
    if not order:
        raise CatalogueError(_("This file has no record of RIS."))


def _records(text: IO[str]) -> Iterator[tuple[int, str]]:
    """Yield the records with the numbers of their first lines; a record whose end is missing ends with the next."""
    lines: list[str] = []
    size = start = 0
    number = 0
    while line := text.readline(LONGEST_RECORD):
        number += 1
        if _START.match(line):
            if lines:
                yield start, "".join(lines)
            lines, size, start = [], 0, number
        elif not lines:
            continue
        size += len(line)
        if size > LONGEST_RECORD:
            raise CatalogueError(_("The record in line %(number)s is too long.") % {"number": start})
        lines.append(line)
        if _END.match(line):
            yield start, "".join(lines)
            lines = []
    if lines:
        yield start, "".join(lines)


def _row(order: int, number: int, record: str) -> Row:
    place = _("line %(number)s") % {"number": number}
    found = _Parser().parse(record.replace("\r", "").rstrip() + "\nER  - \n")
    if not found:
        return Row(order, place, problems=(_("This record of RIS has no line TY."),))
    texts, language = _texts(found[0])
    return Row(order, place, texts, is_reference=True, language=language)


def _texts(record: dict[str, Any]) -> tuple[dict[str, str], str]:
    """Return the texts by column, and the language of the words."""

    def first(*names: str) -> str:
        return next((record[name] for name in names if record.get(name)), "")

    publisher = first("publisher")
    texts = {
        "printed_title": first("title", "primary_title"),
        "authors": _names([*record.get("authors", []), *record.get("first_authors", [])], publisher),
        "editors": _names([*record.get("editors", []), *record.get("secondary_authors", [])], publisher),
        "date": _date(first("date"), first("year", "publication_year")),
        "publisher": publisher,
        "place": first("place_published"),
        "series": first("secondary_title", "tertiary_title"),
        "kind": _KINDS.get(first("type_of_reference"), first("type_of_work")),
        "printed_pages": first("start_page") if not record.get("end_page") else "",
        "abstract": first("abstract", "notes_abstract"),
        "topics": "; ".join(record.get("keywords", [])),
        "doi": first("doi"),
        "number": reference.permanent_number(record.get("urls", [])),
        **_numbers(record.get("numbers", [])),
    }
    # Our own exports have the disclaimer there.
    texts["disclaimer" if texts["number"] else "note"] = "\n".join(record.get("notes", []))
    language = language_named(first("language"))
    texts["editions"] = reference.editions(language, reference.file_name(record.get("files", [])))
    return {name: text for name, text in texts.items() if text.strip()}, language


def _date(date: str, year: str) -> str:
    """Return the date of DA ("2012/05//"), else the year of PY or Y1."""
    parts = [part for part in (date or year).split("/")[:3] if part.strip()]
    return "-".join(part.strip().zfill(2) for part in parts)


def _names(names: list[str], publisher: str) -> str:
    """Return names as our columns have them: RIS has one form for persons and organisations."""
    return "; ".join(_name(" ".join(name.split()), publisher) for name in names if name.strip())


def _name(name: str, publisher: str) -> str:
    family, comma, given = (part.strip() for part in name.partition(","))
    # Only persons' names have a comma; a single word is a family name.
    if name == publisher or (not comma and " " in name):
        return reference.organisation(name)
    return reference.person(family, given)


def _numbers(numbers: list[str]) -> dict[str, str]:
    """Return ISBN, ISSN and the report's number, which share one tag, told apart by their check digits."""
    found: dict[str, str] = {}
    for number in numbers:
        name = "isbn" if _passes(clean_isbn, number) else "issn" if _passes(clean_issn, number) else "report_number"
        found.setdefault(name, number)
    return found


def _passes(clean: Any, number: str) -> bool:
    try:
        clean(number)
    except ValidationError:
        return False
    return True
