"""Shows where the words stand: the original text, with the words marked, never the keys."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from site_config.search.query.expression import Node, Phrase, Word, leaves_of
from site_config.search.words import Token, tokens

#: Letters shown of a text, about three lines on a desk, and how many of them before the first word that was found.
LENGTH, BEFORE = 240, 60


class Piece(NamedTuple):
    """A stretch of text, and whether it is a word that was found."""

    text: str
    is_found: bool


class Marks(NamedTuple):
    """What is marked: words with one of the keys, and words whose keys stand in the order of one of the phrases."""

    keys: Collection[str]
    phrases: Collection[Sequence[str]] = ()

    @classmethod
    def of(cls, node: Node) -> Marks:
        """Return what a query marks: of a phrase no word that stands alone, such as the «for» of a long name."""
        leaves = list(leaves_of(node))
        keys = {key for leaf in leaves if isinstance(leaf, Word) for key in leaf.keys}
        return cls(keys, [reading for leaf in leaves if isinstance(leaf, Phrase) for reading in leaf.readings])


def marked(text: str, keys: Collection[str], phrases: Collection[Sequence[str]] = ()) -> list[Piece]:
    """Return the whole text, cut into words that were found and what is between them."""
    return _pieces(text, _found(text, keys, phrases), 0, len(text))


def snippet(text: str, keys: Collection[str], phrases: Collection[Sequence[str]] = ()) -> list[Piece]:
    """Return the stretch of a text that holds most of what was found, or nothing where there is none of it."""
    found = _found(text, keys, phrases)
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


def _found(text: str, keys: Collection[str], phrases: Collection[Sequence[str]]) -> list[Token]:
    """Return the words of a text that are to be marked."""
    words = tokens(text)
    places = {place for place, word in enumerate(words) if is_among(word, keys)}
    for phrase in phrases:
        for place in range(len(words) - len(phrase) + 1):
            here = words[place : place + len(phrase)]
            if all(key in (word.main, word.tajik) for key, word in zip(phrase, here, strict=True)):
                places.update(range(place, place + len(phrase)))
    return [words[place] for place in sorted(places)]


def is_among(word: Token, keys: Collection[str]) -> bool:
    """Return whether a word of a text has one of the keys."""
    return word.main in keys or word.tajik in keys or word.across in keys or word.joined in keys


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
