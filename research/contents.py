"""Reads a list of contents that was typed or pasted line by line."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

#: Deeper than this, a list of contents helps nobody on a phone.
DEEPEST = 3

# "Introduction | 5", "Introduction ......... 5" or, pasted from a PDF, "Introduction\t5". A bare number at the end
# without any of these belongs to the words: "Annex 2".
_PAGE = re.compile(r"\s*(?:\|\s*|\.{3,}\s*|…+\s*|\t\s*)([0-9]{1,4}|[ivxlc]{1,7})\s*$", re.IGNORECASE)


@dataclass(frozen=True)
class Chapter:
    """A line of the contents: its words, its page as printed ("5", "iv" or ""), and the sections within it."""

    title: str
    page: str = ""
    sections: list[Chapter] = field(default_factory=list)


def chapters(text: str) -> list[Chapter]:
    """Return the chapters of a list of contents; two spaces or a tab at the start of a line make it a section."""
    # The lists that a line may join: the chapters, the sections of the last one, and theirs.
    lists: list[list[Chapter]] = [[]]
    for line in text.splitlines():
        words = line.strip()
        if not words:
            continue
        indent = line[: len(line) - len(line.lstrip())].replace("\t", "  ")
        page = _PAGE.search(words)
        title = words[: page.start()].strip() if page else words
        if not title:
            continue
        # Never deeper than one step below the line above.
        depth = min(1 + len(indent) // 2, DEEPEST, len(lists))
        chapter = Chapter(title, page[1] if page else "")
        lists[depth - 1].append(chapter)
        lists[depth:] = [chapter.sections]
    return lists[0]
