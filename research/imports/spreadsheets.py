"""Reads the first visible sheet of a workbook (XLSX), one row at a time."""

from __future__ import annotations

import datetime
import re
import zipfile
from collections.abc import Iterator
from typing import IO, Any
from xml.etree.ElementTree import ParseError

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from research.imports.rows import CatalogueError, Row
from research.imports.tables import MAX_COLUMNS, MAX_ROWS, Cell, rows_of
from site_config.media.office import check_office

#: All sheets and texts of a catalogue of ten thousand records stay far below; the texts are kept in memory.
MAX_UNPACKED_BYTES = 60 * 1024 * 1024

# What openpyxl raises where a part of the workbook is missing or makes no sense.
_BROKEN = (
    AttributeError,
    InvalidFileException,
    KeyError,
    IndexError,
    OSError,
    ParseError,
    TypeError,
    ValueError,
    zipfile.BadZipFile,
)


def read_xlsx(file: IO[bytes]) -> Iterator[Row]:
    """Yield the rows; raise CatalogueError where the file is no workbook, or one that unpacks to too much."""
    try:
        check_office(file, "xlsx")
    except ValidationError as error:
        raise CatalogueError(error.messages[0]) from error
    file.seek(0)
    with zipfile.ZipFile(file) as archive:
        unpacked = sum(member.file_size for member in archive.infolist())
    if unpacked > MAX_UNPACKED_BYTES:
        raise CatalogueError(_("This workbook is too large. Divide it, or save the sheet as CSV."))
    file.seek(0)
    yield from rows_of(_lines(file))


def _lines(file: IO[bytes]) -> Iterator[list[Cell]]:
    try:
        workbook = load_workbook(file, read_only=True, keep_links=False)
        sheet: Any = next((each for each in workbook.worksheets if each.sheet_state == "visible"), None)
        if sheet is None:
            raise CatalogueError(_("This workbook has no visible sheet."))
        # What a sheet says of its own size may be wrong.
        sheet.reset_dimensions()
        rows = sheet.iter_rows(max_row=MAX_ROWS + 2, max_col=MAX_COLUMNS + 1)
    except _BROKEN as error:
        raise CatalogueError(_("This workbook cannot be read. Save it anew in your office program.")) from error
    while True:
        try:
            cells = next(rows, None)
            if cells is None:
                return
            line = [_cell(cell) for cell in cells]
        except _BROKEN as error:
            raise CatalogueError(_("This workbook cannot be read. Save it anew in your office program.")) from error
        while line and line[-1] == ("", ""):
            line.pop()
        yield line


def _cell(cell: Any) -> Cell:
    if cell.value is None:
        return "", ""
    if cell.data_type == "f":
        return "", _("This is a formula. Put its value in its place (copy, then paste as values).")
    if cell.data_type == "e":
        return "", _("This is an error: %(text)s") % {"text": cell.value}
    value = cell.value
    if isinstance(value, datetime.datetime | datetime.date):
        return _date(value, cell.number_format or ""), ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value), ""


def _date(value: datetime.datetime | datetime.date, number_format: str) -> str:
    """Return a date as precisely as its cell shows it: behind “May 2012” stands a first of May that nobody typed."""
    shown = re.sub(r'"[^"]*"|\[[^\]]*\]|\\.', "", number_format.lower())
    text = f"{value.year:04d}"
    if "m" in shown or "d" in shown:
        text += f"-{value.month:02d}"
    if "d" in shown:
        text += f"-{value.day:02d}"
    return text
