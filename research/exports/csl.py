"""CSL-JSON, the input of citation processors (citationstyles.org)."""

from __future__ import annotations

from typing import Any

from research.record import Contributor, Organisation, Record


def csl_json(record: Record) -> list[dict[str, Any]]:
    """Return the array of one item that the format's schema asks for."""
    date = record.date
    parts = [part for part in (date.year, date.month, date.day) if part] if date else []
    item: dict[str, Any] = {
        "id": f"publication-{record.number}-{record.language}",
        "type": "report",
        "title": record.full_title,
        "author": [_name(creator) for creator in record.creators],
        "editor": [_name(editor) for editor in record.editors],
        "issued": {"date-parts": [parts]} if parts else None,
        "publisher": record.publisher,
        "publisher-place": record.place,
        "genre": record.kind.capitalize(),
        "collection-title": record.series,
        "number": record.report_number,
        "number-of-pages": str(record.printed_pages or ""),
        "ISBN": record.isbn,
        "ISSN": record.issn,
        "DOI": record.doi,
        "language": record.language,
        "URL": record.permalink,
        "abstract": record.abstract,
        "keyword": ", ".join(record.keywords),
        "note": record.disclaimer,
    }
    return [{name: value for name, value in item.items() if value}]


def _name(contributor: Contributor) -> dict[str, str]:
    if isinstance(contributor, Organisation):
        return {"literal": contributor.name}
    name = {"family": contributor.family, "given": contributor.given}
    return {part: value for part, value in name.items() if value}
