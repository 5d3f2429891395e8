"""Makes rows of the lines of a table, whatever kind of file it stood in."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Sequence

from django.utils.translation import gettext as _

from research.imports.columns import BY_HEADER, TELLING, plain_header
from research.imports.rows import CatalogueError, Row

MAX_ROWS = 10_000
MAX_COLUMNS = 200
#: Opens a line, or the header of a column, that is not imported.
REMARK = "#"

#: The text of a cell, or a problem with it: (text, "") or ("", sentence without the column).
Cell = tuple[str, str]


def rows_of(lines: Iterable[Sequence[Cell]]) -> Iterator[Row]:
    """
    Yield the rows of a table whose first line that holds anything has the headers.

    Lines are numbered as office programs number them. Raises CatalogueError for headers that cannot be used and for
    more than MAX_ROWS rows.
    """
    names: list[str] | None = None
    order = 0
    for number, cells in enumerate(lines, start=1):
        if number > MAX_ROWS + 1:
            raise CatalogueError(_("This table has more than %(count)s rows. Divide it.") % {"count": MAX_ROWS})
        if not any(text.strip() or problem for text, problem in cells) or _is_remark(cells):
            continue
        if names is None:
            names = _names([text for text, _problem in cells])
            continue
        order += 1
        yield _row(order, number, names, cells)
    if names is None:
        raise CatalogueError(_("This table is empty."))


def recognised(headers: Sequence[str]) -> int:
    """Return how many of these are headers of ours."""
    return sum(plain_header(header) in BY_HEADER for header in headers)


def _is_remark(cells: Sequence[Cell]) -> bool:
    first = next((text for text, _problem in cells if text.strip()), "")
    return bool(cells) and cells[0][0].lstrip().startswith(REMARK) and first == cells[0][0]


def _names(headers: Sequence[str]) -> list[str]:
    """Return the name of each column, "" for those that are not imported."""
    if len(headers) > MAX_COLUMNS:
        raise CatalogueError(_("This table has more than %(count)s columns.") % {"count": MAX_COLUMNS})
    if not recognised(headers):
        raise CatalogueError(_("The first row has no header that is known here. Take the headers from the template."))
    names: list[str] = []
    for header in headers:
        if not header.strip() or header.lstrip().startswith(REMARK):
            names.append("")
            continue
        name = BY_HEADER.get(plain_header(header), "")
        if not name:
            raise CatalogueError(_unknown(header))
        if name in names:
            raise CatalogueError(_("The column “%(column)s” stands there twice.") % {"column": name})
        names.append(name)
    if not set(names) & set(TELLING):
        raise CatalogueError(_("This table needs a column “title”."))
    return names


def _unknown(header: str) -> str:
    near = difflib.get_close_matches(plain_header(header), BY_HEADER, n=1)
    words = {"column": header.strip()[:80], "near": BY_HEADER[near[0]] if near else ""}
    if near:
        return _("The column “%(column)s” is not known. Did you mean “%(near)s”?") % words
    return _("The column “%(column)s” is not known. Begin its header with # if it should be left out.") % words


def _row(order: int, number: int, names: list[str], cells: Sequence[Cell]) -> Row:
    texts: dict[str, str] = {}
    problems: list[str] = []
    for place, (text, problem) in enumerate(cells):
        name = names[place] if place < len(names) else None
        if name is None and (text.strip() or problem):
            problems.append(_("There is a cell to the right of the last header: “%(text)s”.") % {"text": text[:40]})
            break
        if not name:
            continue
        if problem:
            problems.append(f"{name}: {problem}")
        elif text.strip():
            texts[name] = text
    return Row(order, _("row %(number)s") % {"number": number}, texts, tuple(problems))
