"""The glossary as a table in a CSV file, written so that spreadsheets open it, and read as they save it."""

from __future__ import annotations

import codecs
import csv
import io
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from site_config.translators.models.glossary import GlossaryTerm, forms_of

#: The columns, by the names of the fields. An import may have them in any order, and leave all but the first out.
COLUMNS = (
    "english", "match_case", "ru", "ru_allowed", "ru_forbidden", "tg", "tg_allowed", "tg_forbidden", "note", "source",
    "is_active", "needs_confirmation",
)  # fmt: skip
#: Several forms in one cell are parted by semicolons or line ends; yes and no stand in the others.
OF_FORMS = frozenset(("ru_allowed", "ru_forbidden", "tg_allowed", "tg_forbidden"))
OF_YES_AND_NO = frozenset(("match_case", "is_active", "needs_confirmation"))
MOST_BYTES = 500 * 1024
MOST_ROWS = 2_000
#: With one of these at its beginning a spreadsheet calculates a cell (OWASP, "CSV Injection").
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_DELIMITERS = (",", ";", "\t")
_MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


class TableError(Exception):
    """A file that cannot be read as a table of terms; says why, in words for an editor."""


@dataclass(frozen=True)
class Row:
    """A row of a table: the line of the file at which it ends, and its cells by column."""

    line: int
    cells: dict[str, str]


def write_table(terms: Iterable[GlossaryTerm]) -> bytes:
    """Return the terms as CSV in UTF-8 with the mark by which Excel knows it."""
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    for term in terms:
        writer.writerow([_harmless(cell_of(term, column)) for column in COLUMNS])
    return file.getvalue().encode("utf-8-sig")


def cell_of(term: GlossaryTerm, column: str) -> str:
    """Return what a table shows of a term."""
    value = getattr(term, column)
    if column in OF_YES_AND_NO:
        return "yes" if value else "no"
    return "; ".join(forms_of(value)) if column in OF_FORMS else value


def decode(data: bytes) -> str:
    """Return the text of a file; raise TableError where it is too large, in another encoding, or no text."""
    if len(data) > MOST_BYTES:
        raise TableError(_("This file is too large. At most 500 kB are accepted."))
    encoding = next((name for mark, name in _MARKS.items() if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise TableError(
            _("This file is not in UTF-8, so Tajik letters would be lost. Save it as “CSV UTF-8” and try again.")
        ) from error
    if any(unicodedata.category(sign) == "Cc" and sign not in "\r\n\t" for sign in text):
        raise TableError(_("This file is no table of text: it has control characters."))
    return text


def read_table(text: str) -> list[Row]:
    """Return the rows of a table; raise TableError where its columns or its cells cannot be understood."""
    # A browser that sends a table back writes all line ends anew.
    text = text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    header = text.lstrip("\n").partition("\n")[0]
    delimiter = max(_DELIMITERS, key=lambda sign: len(set(COLUMNS) & {name.strip('" ') for name in header.split(sign)}))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[Row] = []
    columns: list[str] = []
    try:
        for cells in reader:
            if not any(cell.strip() for cell in cells):
                continue
            if not columns:
                columns = _columns(cells)
            else:
                rows.append(_row(reader.line_num, cells, columns))
    except csv.Error as error:
        message = _("Line %(line)s cannot be read: a quote has no end, or a cell is too long.")
        raise TableError(message % {"line": reader.line_num}) from error
    if not rows:
        raise TableError(_("This table has no terms."))
    if len(rows) > MOST_ROWS:
        raise TableError(_("This table has more than %(most)s rows. Divide it.") % {"most": MOST_ROWS})
    return rows


def _columns(cells: list[str]) -> list[str]:
    names = [cell.strip().lower() for cell in cells]
    unknown = [name or "–" for name in names if name not in COLUMNS]
    if "english" not in names:
        raise TableError(_("The first row must name the columns, and “english” must be one of them."))
    if unknown:
        message = _("These columns are not known: %(names)s. The known ones: %(known)s.")
        raise TableError(message % {"names": ", ".join(unknown), "known": ", ".join(COLUMNS)})
    if double := [name for name in dict.fromkeys(names) if names.count(name) > 1]:
        raise TableError(_("This column stands twice: %(name)s.") % {"name": ", ".join(double)})
    return names


def _row(line: int, cells: list[str], columns: list[str]) -> Row:
    if len(cells) > len(columns) and any(cell.strip() for cell in cells[len(columns) :]):
        message = _("Line %(line)s has more cells than the first row. Is a text with a comma without quotes?")
        raise TableError(message % {"line": line})
    filled = [*cells, *[""] * (len(columns) - len(cells))]
    return Row(line, {name: _written(cell.strip()) for name, cell in zip(columns, filled, strict=False)})


def _harmless(cell: str) -> str:
    """Return a cell as a spreadsheet shows it and never calculates it."""
    # What begins with an apostrophe already gets one more, so that the way back is clear.
    return f"'{cell}" if cell.lstrip("'").startswith(_FORMULA) else cell


def _written(cell: str) -> str:
    """Return a cell as it was before `_harmless`."""
    return cell[1:] if cell.startswith("'") and cell.lstrip("'").startswith(_FORMULA) else cell
