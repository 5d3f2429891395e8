"""The words of a text, each with its place there and its keys."""

from __future__ import annotations

import re
from typing import NamedTuple

from site_config.search.words.keys import keys_of
from site_config.search.words.spelling import APOSTROPHES, READ_AT_MOST, SIGNS

#: What joins the parts of a word, as keyboards and typesetters write it.
HYPHENS = "-\u2010\u2011\u2012\u2013\u2212"
#: A chain of more parts is an address or a file name, which nobody writes together.
_PARTS_AT_MOST = 5

# What follows the comma of a sentence whose author forgot the space («человек,который»), not of a letter with one.
_NEW_CLAUSE = "котор|(?:что|чтобы|как|где|когда|если|хотя|но|ки|ва|дар|барои|аммо|вале|бо)(?![^\\W\\d_])"
# к, and х, and ч, and г, before a letter are қ ҳ ҷ ғ; a capital after a small letter begins a word («Бишкек,Душанбе»).
_COMMA_LETTER = (
    rf"(?:(?<=(?<![^\W_])[хкчг]),(?=[а-яёѓїќўњљһa-z])"
    rf"|(?<=[хкчг]),(?=[а-яёғӣқӯҳҷѓїќўњљһa-z])(?!{_NEW_CLAUSE})"
    r"|(?<=[ХКЧГ]),(?=[^\W\d_]))"
)
_PART = re.compile(rf"[^\W_](?:[^\W_]|[{SIGNS}]|{_COMMA_LETTER}|[{APOSTROPHES}](?=[^\W_]))*")
_CYRILLIC = re.compile("[\u0400-\u052f]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")


class Token(NamedTuple):
    """One word, or one part of a hyphenated word, where it stands in the text that was given."""

    text: str
    start: int
    end: int
    main: str
    tajik: str
    joined: str
    across: str


def tokens(text: str) -> list[Token]:
    """Return all words of a text in their order."""
    found: list[Token] = []
    chain: list[re.Match[str]] = []
    for part in _PART.finditer(text):
        if chain and not (part.start() - chain[-1].end() == 1 and text[chain[-1].end()] in HYPHENS):
            found += _tokens_of(chain)
            chain = []
        chain.append(part)
    return found + _tokens_of(chain)


def _tokens_of(chain: list[re.Match[str]]) -> list[Token]:
    """Return the tokens of the parts of one word, which mostly has only one."""
    joined = _joined("".join(part[0] for part in chain)) if 1 < len(chain) <= _PARTS_AT_MOST else ""
    found = []
    for part in chain:
        text = part[0]
        main, tajik, across = keys_of(text[:READ_AT_MOST])
        # A few signs count as letters without being any.
        if main:
            found.append(Token(text, part.start(), part.end(), main, tajik, "" if found else joined, across))
    return found


def _joined(word: str) -> str:
    """Return the key of parts written together; not of two scripts, where an ending was added to a foreign name."""
    if _CYRILLIC.search(word) and _LATIN.search(word):
        return ""
    return keys_of(word[:READ_AT_MOST]).main
