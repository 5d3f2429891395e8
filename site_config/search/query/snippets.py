"""Shows where the words stand: the original text, with the words marked, never the keys."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from site_config.search.words import Token, tokens

#: Letters shown of a text, about three lines on a desk, and how many of them before the first word that was found.
LENGTH, BEFORE = 240, 60


class Piece(NamedTuple):
    """A stretch of text, and whether it is a word that was found."""

    text: str
    is_found: bool


def is_among(word: Token, keys: Collection[str]) -> bool:
    """Return whether a word of a text has one of the keys."""
    return word.main in keys or word.tajik in keys or word.across in keys or word.joined in keys


def marked(text: str, keys: Collection[str]) -> list[Piece]:
    """Return the whole text, cut into words that were found and what is between them."""
    return _pieces(text, [word for word in tokens(text) if is_among(word, keys)], 0, len(text))


def snippet(text: str, keys: Collection[str]) -> list[Piece]:
    """Return the stretch of a text that holds most of what was found, or nothing where there is none of it."""
    found = [word for word in tokens(text) if is_among(word, keys)]
    if not found:
        return []
    best = max(found, key=lambda first: (_different(found, first), -first.start))
    start = _word_start(text, max(0, best.start - BEFORE))
    end = _word_end(text, min(len(text), start + LENGTH))
    pieces = _pieces(text, [word for word in found if start <= word.start and word.end <= end], start, end)
    if start:
        pieces.insert(0, Piece("… ", False))
    if end < len(text):
        pieces.append(Piece(" …", False))
    return pieces


def beginning(text: str) -> list[Piece]:
    """Return the beginning of a text, as long as a snippet."""
    end = _word_end(text, min(len(text), LENGTH))
    return [Piece(text[:end] + (" …" if end < len(text) else ""), False)] if text else []


def _different(found: list[Token], first: Token) -> int:
    """Return how many different words that were found a snippet has which shows `first` near its beginning."""
    end = first.start + LENGTH - BEFORE
    return len({word.main for word in found if first.start <= word.start < end})


def _pieces(text: str, found: list[Token], start: int, end: int) -> list[Piece]:
    pieces: list[Piece] = []
    at = start
    for word in found:
        pieces += [Piece(text[at : word.start], False), Piece(text[word.start : word.end], True)]
        at = word.end
    pieces.append(Piece(text[at:end], False))
    return [piece for piece in pieces if piece.text]


def _word_start(text: str, place: int) -> int:
    """Return the next beginning of a word at or after a place, where there is one near it."""
    space = text.find(" ", place, place + 30) if place else -1
    return space + 1 if space >= 0 else place


def _word_end(text: str, place: int) -> int:
    """Return the last end of a word at or before a place, where there is one near it."""
    space = text.rfind(" ", max(0, place - 30), place) if place < len(text) else -1
    return space if space >= 0 else place
