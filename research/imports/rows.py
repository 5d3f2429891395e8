"""What every reader makes of a catalogue, and how it refuses one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


class CatalogueError(Exception):
    """A catalogue, or an archive of files, that cannot be used at all; `str()` of it is a sentence for the officer."""


@dataclass(frozen=True)
class Row:
    """
    One record of a catalogue, as texts by column; empty cells are left out.

    `place` says where it stands in the file, in words ("row 17"). `problems` were found while reading it and refuse
    it. A reference comes from a reference manager: its words are those of one edition, in `language` (empty where it
    names none), and its title stands under `printed_title`.
    """

    order: int
    place: str
    texts: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[str, ...] = ()
    is_reference: bool = False
    language: str = ""
