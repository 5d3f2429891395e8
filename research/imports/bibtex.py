"""Reads BibTeX and BibLaTeX as reference managers write it."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import IO, Any

import bibtexparser
from bibtexparser.middlewares.names import (
    InvalidNameError,
    parse_single_name_into_parts,
    split_multiple_persons_names,
)
from bibtexparser.model import DuplicateBlockKeyBlock, DuplicateFieldKeyBlock, Entry, ParsingFailedBlock
from django.utils.translation import gettext as _
from pylatexenc.latex2text import LatexNodes2Text
from pylatexenc.latexwalker import LatexWalkerError

from research.imports import reference_fields as reference
from research.imports.delimited import read_text
from research.imports.languages import language_named
from research.imports.rows import CatalogueError, Row
from research.imports.tables import MAX_ROWS

#: The whole text is parsed at once.
MAX_BYTES = 5 * 1024 * 1024

#: Our column → fields of an entry; the first that is there counts.
FIELDS = {
    "printed_title": ("title",),
    "subtitle": ("subtitle",),
    "publisher": ("institution", "publisher", "organization", "school"),
    "report_number": ("number",),
    "series": ("series",),
    "place": ("address", "location"),
    "printed_pages": ("pagetotal",),
    "isbn": ("isbn",),
    "issn": ("issn",),
    "doi": ("doi",),
    "abstract": ("abstract",),
}
MONTHS = {
    name: f"{number:02d}"
    for number, names in enumerate(
        (
            ("jan", "january"),
            ("feb", "february"),
            ("mar", "march"),
            ("apr", "april"),
            ("may",),
            ("jun", "june"),
            ("jul", "july"),
            ("aug", "august"),
            ("sep", "september"),
            ("oct", "october"),
            ("nov", "november"),
            ("dec", "december"),
        ),
        start=1,
    )
    for name in (*names, str(number), f"{number:02d}")
}
#: Decoding takes more than twice as long for twice as much.
LONGEST_FIELD = 50_000
#: Commands for signs that TeX would act upon: all that most entries have.
_SIGNS = {
    "textbackslash": "\\",
    "textasciitilde": "~",
    "textasciicircum": "^",
    "textbraceleft": "{",
    "textbraceright": "}",
} | {sign: sign for sign in "&%$#_{}"}
_BRACES = {"left": r"\{", "right": r"\}"}
_SIGN = re.compile(r"\\(?:([&%$#_{}])|(text(?:backslash|ascii(?:tilde|circum)|brace(?:left|right)))(?:\{\}|\s+|\b))")
_KINDS = {"proceedings": "proceedings", "manual": "guide", "unpublished": "paper"}

# It warns of every entry that it cannot read; each becomes a row that says so.
logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)


def read_bibtex(file: IO[bytes]) -> Iterator[Row]:
    """Yield a row for each entry, in the order of the file; raise CatalogueError where there is none."""
    if file.seek(0, 2) > MAX_BYTES:
        raise CatalogueError(_("This file is too large. Divide it into files of at most 5 MB."))
    try:
        library = bibtexparser.parse_string(read_text(file))
    except RecursionError as error:
        raise CatalogueError(_("This file cannot be read as BibTeX.")) from error
    order = 0
    for block in library.blocks:
        if isinstance(block, Entry | ParsingFailedBlock):
            order += 1
            if order > MAX_ROWS:
                raise CatalogueError(_("This file has more than %(count)s records. Divide it.") % {"count": MAX_ROWS})
            yield _row(order, block)
    if not order:
        raise CatalogueError(_("This file has no entry of BibTeX."))


def _row(order: int, block: Entry | ParsingFailedBlock) -> Row:
    entry: Any = block
    if isinstance(block, DuplicateBlockKeyBlock | DuplicateFieldKeyBlock):
        # Two entries under one key may be about different publications; of two fields the first counts.
        entry = block.ignore_error_block
    place = _("line %(number)s") % {"number": (block.start_line or 0) + 1}
    if not isinstance(entry, Entry):
        return Row(order, place, problems=(_("This entry of BibTeX has a mistake in its braces, quotes or commas."),))
    place = _("entry %(key)s") % {"key": entry.key[:80]} if entry.key else place
    try:
        texts, language = _texts(entry)
    except (InvalidNameError, LatexWalkerError, RecursionError, ValueError, IndexError):
        problem = _("This entry of BibTeX has names or commands that cannot be understood.")
        return Row(order, place, problems=(problem,))
    return Row(order, place, texts, is_reference=True, language=language)


def _texts(entry: Entry) -> tuple[dict[str, str], str]:
    """Return the texts by column, and the language of the words."""
    given: dict[str, str] = {}
    for each in entry.fields:
        given.setdefault(each.key.lower(), str(each.value))
    # In names braces mean something, in file names backslashes part folders.
    plain = {
        name: _plain(_unwrapped(value)) for name, value in given.items() if name not in ("author", "editor", "file")
    }
    texts = {column: next((plain[name] for name in names if plain.get(name)), "") for column, names in FIELDS.items()}
    texts["authors"], texts["editors"] = (_names(given.get(name, "")) for name in ("author", "editor"))
    texts["kind"] = _KINDS.get(entry.entry_type.lower()) or plain.get("type", "")
    texts["date"] = _date(plain)
    texts["topics"] = "; ".join(part.strip() for part in re.split(r"[,;]", plain.get("keywords", "")))
    texts["number"] = reference.permanent_number([plain.get("url", "")])
    texts["note"] = plain.get("note", "")
    if texts["number"]:
        # Our own exports have the disclaimer there; other people's annotations are theirs.
        texts["disclaimer"] = plain.get("annote", "")
    language = language_named(plain.get("language", "")) or language_named(plain.get("langid", ""))
    texts["editions"] = reference.editions(language, reference.file_name(given.get("file", "").split(";")))
    return {name: text for name, text in texts.items() if text.strip()}, language


def _date(plain: dict[str, str]) -> str:
    if date := plain.get("date"):
        return date
    parts = [plain.get("year", "")]
    if month := MONTHS.get(plain.get("month", "").casefold().rstrip(".")):
        parts.append(month)
        if (day := plain.get("day", "")).isdecimal():
            parts.append(f"{int(day):02d}")
    return "-".join(filter(None, parts)) if parts[0] else ""


def _unwrapped(value: str) -> str:
    """Return a value without braces around the whole of it, which keep its capitals."""
    while value.startswith("{") and value.endswith("}") and _closes_at(value) == len(value) - 1:
        value = value[1:-1].strip()
    return value


def _closes_at(value: str) -> int:
    """Return where the brace at the beginning is closed; -1 where it is not."""
    depth = 0
    for place, sign in enumerate(value):
        if place and value[place - 1] == "\\":
            continue
        depth += {"{": 1, "}": -1}.get(sign, 0)
        if depth == 0:
            return place
    return -1


def _plain(value: str) -> str:
    """Return a value without TeX: commands become the letters that they stand for."""
    if len(value) > LONGEST_FIELD:
        raise ValueError("too long")
    if not re.search(r"[\\{}~$%]", _SIGN.sub("", value)):
        text = _SIGN.sub(lambda command: _SIGNS[command[1] or command[2]], value)
    else:
        # pylatexenc knows no commands for braces, and has another circumflex.
        value = re.sub(r"\\textbrace(left|right)\b(?:\{\})?", lambda side: _BRACES[side[1]], value)
        text = LatexNodes2Text(keep_comments=True).latex_to_text(re.sub(r"\\textasciicircum\b(?:\{\})?", "^", value))
    return " ".join(text.split())


def _names(value: str) -> str:
    return "; ".join(map(_name, split_multiple_persons_names(value))) if value else ""


def _name(name: str) -> str:
    name = name.strip()
    # Braces around a whole name keep an organisation together.
    if name.startswith("{") and _closes_at(name) == len(name) - 1:
        return reference.organisation(_plain(_unwrapped(name)))
    parts = parse_single_name_into_parts(name)
    family = " ".join([*parts.von, *parts.last])
    return reference.person(_plain(family), _plain(" ".join([*parts.first, *parts.jr])))
