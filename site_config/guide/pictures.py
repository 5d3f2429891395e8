"""
The pictures of the guide: `static/guide/{language}/{name}.webp`, and `pictures.json`, which says of each how large it
is and which words stand in it.

Both are made by `make guide` from the admin itself; a test goes the same way and compares the words, so that a picture
that has aged is noticed.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

MANIFEST = Path(__file__).with_name("pictures.json")
FOLDER = Path(__file__).with_name("static") / "guide"


@dataclass(frozen=True)
class Picture:
    """A picture as it is shown, in CSS pixels, and the lines of words in it."""

    width: int
    height: int
    words: tuple[str, ...]


@cache
def pictures(language: str) -> dict[str, Picture]:
    """Return the pictures of the guide's language by their names."""
    found = json.loads(MANIFEST.read_text(encoding="utf-8"))[language]
    return {name: Picture(each["width"], each["height"], tuple(each["words"])) for name, each in found.items()}


def file_of(name: str, language: str) -> Path:
    """Return where the file of a picture stands."""
    return FOLDER / language / f"{name}.webp"
