"""Citations ready to copy, in the styles that the mission's readers are asked for; pure functions of a Record."""

from __future__ import annotations

import datetime

from research.citations.apa import apa
from research.citations.chicago import chicago
from research.citations.citation import Citation
from research.citations.gost import gost
from research.record import Record

__all__ = ["Citation", "all_citations", "apa", "chicago", "gost"]


def all_citations(record: Record, accessed: datetime.date, reader_language: str = "") -> list[Citation]:
    """Return the citations in all styles, the one first that readers of the language are asked for most."""
    citations = [apa(record), chicago(record), gost(record, accessed, reader_language or record.language)]
    return citations if (reader_language or record.language) == "en" else [citations[2], *citations[:2]]
