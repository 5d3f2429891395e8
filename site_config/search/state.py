"""What an address of the search asks for, and the addresses of its neighbours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from site_config.languages.codes import CODES

#: Longer queries are cut: no reader types them, and every word costs the database.
LONGEST_QUERY = 200
KINDS = ("news", "research", "page")
FILTERS = ("language", "type", "year")


@dataclass(frozen=True)
class State:
    """A search as its address gives it; what is no choice counts as none."""

    query: str = ""
    language: str = ""
    type: str = ""
    year: str = ""
    literal: bool = False
    topic: str = ""

    @classmethod
    def read(cls, asked: Mapping[str, Any]) -> State:
        """Return the state that the values of an address ask for; nothing in them is an error."""
        year = asked.get("year", "")
        return cls(
            query=asked.get("q", "")[:LONGEST_QUERY].strip(),
            language=_one_of(CODES, asked.get("language", "")),
            type=_one_of(KINDS, asked.get("type", "")),
            year=year if len(year) == 4 and year.isascii() and year.isdigit() else "",
            literal=asked.get("literal", "") == "1",
            topic=asked.get("topic", "")[:80],
        )

    @property
    def filters(self) -> dict[str, str]:
        """The filters in use."""
        return {name: value for name in FILTERS if (value := getattr(self, name))}

    def having(self, **values: Any) -> State:
        """Return the state with other values."""
        return replace(self, **values)

    def address(self, path: str, *, page: int = 1) -> str:
        """Return the address of the state, with its values in one order."""
        values = {"q": self.query} if self.query else {"topic": self.topic} if self.topic else {}
        values |= self.filters
        if self.literal:
            values["literal"] = "1"
        if page > 1:
            values["page"] = str(page)
        return f"{path}?{urlencode(values)}" if values else path


def _one_of(known: tuple[str, ...], value: str) -> str:
    return value if value in known else ""
