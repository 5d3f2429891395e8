"""Reads CSV as spreadsheets and offices save it."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from typing import IO

from django.utils.translation import gettext as _

from research.imports.rows import CatalogueError, Row
from research.imports.tables import Cell, recognised, rows_of

DELIMITERS = (",", ";", "\t")
MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
CHUNK = 1024 * 1024
#: Characters of the beginning in which the header is looked for.
BEGINNING = 64 * 1024


def encoding_of(file: IO[bytes]) -> str:
    """Return the encoding of a text: what its mark says, else UTF-8 where it is that, else Windows-1251."""
    file.seek(0)
    start = file.read(3)
    for mark, encoding in MARKS.items():
        if start.startswith(mark):
            return encoding
    decoder = codecs.getincrementaldecoder("utf-8")()
    file.seek(0)
    try:
        while piece := file.read(CHUNK):
            decoder.decode(piece)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return "cp1251"
    return "utf-8"


def read_text(file: IO[bytes]) -> str:
    """Return the whole text of a file, with line ends as they are; raise CatalogueError where it is none."""
    encoding = encoding_of(file)
    file.seek(0)
    try:
        return file.read().decode(encoding)
    except UnicodeDecodeError as error:
        raise CatalogueError(_("This file is no text in UTF-8, UTF-16 or Windows-1251.")) from error


def read_csv(file: IO[bytes]) -> Iterator[Row]:
    """Yield the rows; raise CatalogueError where the file is no table."""
    encoding = encoding_of(file)
    file.seek(0)
    text = io.TextIOWrapper(file, encoding=encoding, newline="")
    try:
        beginning = text.read(BEGINNING)
        text.seek(0)
        yield from rows_of(_lines(text, _delimiter(beginning)))
    except UnicodeDecodeError as error:
        raise CatalogueError(_("This file is no text in UTF-8, UTF-16 or Windows-1251.")) from error
    except csv.Error as error:
        raise CatalogueError(_("This file cannot be read as a table: a cell is too long or has no end.")) from error
    finally:
        text.detach()


def _lines(text: IO[str], delimiter: str) -> Iterator[list[Cell]]:
    # Strict: a quote that is never closed would take all that follows for one cell. The reader itself refuses cells
    # of more than 131,072 characters.
    for cells in csv.reader(text, delimiter=delimiter, strict=True):
        yield [(cell, "") for cell in cells]


def _delimiter(beginning: str) -> str:
    """Return the sign that parts the header into the most headers of ours."""
    lines = [line for line in beginning.splitlines() if line.strip()]
    found = {sign: max((recognised(_parted(line, sign)) for line in lines[:20]), default=0) for sign in DELIMITERS}
    return max(DELIMITERS, key=lambda sign: found[sign])


def _parted(line: str, sign: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=sign), [])
    except csv.Error:
        return []
