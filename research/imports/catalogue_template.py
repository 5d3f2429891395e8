"""The catalogue to begin with: all columns, what each takes, and two rows that are plainly examples."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from research.imports.columns import COLUMNS
from research.imports.tables import REMARK

#: Rows of a sheet in which what is typed stays text: a number with hyphens, a year and a month.
ROWS_OF_TEXT = 300


def csv_template() -> bytes:
    """Return it as CSV with a byte order mark, without which Excel takes it for Windows-1251."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([column.name for column in COLUMNS])
    writer.writerow(_remark([str(column.help) for column in COLUMNS], _("What to write")))
    writer.writerows(_examples())
    return text.getvalue().encode("utf-8-sig")


def xlsx_template() -> bytes:
    """Return it as a workbook whose headers carry their explanations as comments."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None  # noqa: S101 -- a new workbook has a sheet
    sheet.title = _("Publications")[:31]
    sheet.append([column.name for column in COLUMNS])
    for place, column in enumerate(COLUMNS, start=1):
        cell = sheet.cell(1, place)
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor="DDE7F5")
        cell.comment = Comment(str(column.help), REMARK, width=320, height=120)
        sheet.column_dimensions[get_column_letter(place)].width = 40 if column.is_long else 22
    for row in _examples():
        sheet.append(row)
        for cell in sheet[sheet.max_row]:
            cell.font = Font(italic=True, color="777777")
            cell.alignment = Alignment(vertical="top")
    for cells in sheet.iter_rows(min_row=2, max_row=ROWS_OF_TEXT, max_col=len(COLUMNS)):
        for cell in cells:
            cell.number_format = "@"
    sheet.freeze_panes = "C2"
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _examples() -> Iterator[list[str]]:
    for place in range(2):
        yield _remark([column.examples[place] for column in COLUMNS], _("Example, not imported"))


def _remark(cells: list[str], words: str) -> list[str]:
    """Return cells whose first one tells reader and program that the row is not meant."""
    return [f"{REMARK} {words}", *cells[1:]]
