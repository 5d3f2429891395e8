"""Reads the facts and words in `home/content/`: TOML in English, and a PO file for each other language."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import polib

FOLDER = Path(__file__).resolve().parents[1] / "content"


@cache
def read(name: str) -> dict[str, Any]:
    """Return a TOML file of the content folder, named without its ending."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def translations(language: str) -> dict[str, str]:
    """Return the finished translations into `language` by their English text."""
    catalogue = polib.pofile(str(FOLDER / f"{language}.po"))
    return {entry.msgid: entry.msgstr for entry in catalogue.translated_entries()}
