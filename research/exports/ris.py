"""RIS, as Zotero, EndNote, Mendeley and rispy read it: UTF-8, lines end with CRLF, two spaces before each hyphen."""

from __future__ import annotations

import re

from research.record import Record

_BREAKS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]+")


def ris(record: Record) -> str:
    """Return one reference of the type report."""
    lines: list[str] = []

    def add(tag: str, value: object) -> None:
        if text := " ".join(_BREAKS.sub(" ", str(value or "")).split()):
            lines.append(f"{tag}  - {text}")

    add("TY", "RPRT")
    for creator in record.creators:
        add("AU", creator.inverted)
    for editor in record.editors:
        add("ED", editor.inverted)
    add("TI", record.full_title)
    if record.date:
        year, month, day = record.date.year, record.date.month, record.date.day
        add("PY", year)
        add("DA", f"{year}/{f'{month:02d}' if month else ''}/{f'{day:02d}' if day else ''}/")
    add("PB", record.publisher)
    add("CY", record.place)
    add("T2", record.series)
    add("M3", record.kind.capitalize())
    # Zotero and EndNote read the first SN of a report as its number; the others they keep as notes.
    for number in (record.report_number, record.isbn, record.issn):
        add("SN", number)
    add("SP", record.printed_pages)
    add("LA", record.language)
    add("AB", record.abstract)
    for keyword in record.keywords:
        add("KW", keyword)
    add("DO", record.doi)
    add("UR", record.permalink)
    for file in record.files:
        add("L1", file.url)
    add("N1", record.disclaimer)
    return "\r\n".join([*lines, "ER  - ", ""])
