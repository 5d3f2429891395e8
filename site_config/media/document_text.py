"""What becomes of the text that stands in a PDF before it is searched and shown."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from site_config.languages.old_letters import repair_old_letters

# A word broken at the end of a line: the PDF library writes U+FFFE or U+0002 for such a hyphen.
_BROKEN_WORD = re.compile("[\x02\xad\ufffe]\r?\n?")
# What the database and XML refuse; tab and line feed stay.
_UNWANTED = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def readable_pages(pages: Iterable[str]) -> list[str]:
    """
    Return the text of the same pages for people and for the search index.

    Ligatures and wide forms become plain letters (NFKC), broken words whole, old Tajik letters right; whether they are
    Tajik is decided over the whole document, since a page may hold a heading only.
    """
    joined = "\f".join(map(_plain, pages))
    return repair_old_letters(joined).split("\f")


def _plain(text: str) -> str:
    text = _BROKEN_WORD.sub("", text).replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFKC", _UNWANTED.sub("", text)).strip()
