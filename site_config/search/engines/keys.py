"""The keys of a text, as the engines store them."""

from __future__ import annotations

from dataclasses import dataclass

from site_config.search.words import Token, tokens

#: Words of one text that are read; PostgreSQL knows no places beyond (16,383), and no page of ours is half as long.
READ_AT_MOST = 16_000


@dataclass(frozen=True)
class Keys:
    """
    The keys of one text: `main` and `tajik` are two readings of the same words, so that phrases keep their order in
    both; `tajik` is empty where it would say the same. `others` are found alone: compounds written together, and
    names as they sound in the other script.
    """

    main: tuple[str, ...] = ()
    tajik: tuple[str, ...] = ()
    others: frozenset[str] = frozenset()

    @property
    def all(self) -> set[str]:
        """Every key once."""
        return {*self.main, *self.tajik, *self.others}


def keys_in(words: list[Token]) -> Keys:
    """Return the keys of the words of a text."""
    words = words[:READ_AT_MOST]
    main, tajik = (tuple(getattr(word, reading) for word in words) for reading in ("main", "tajik"))
    others = {word.joined for word in words} | {word.across for word in words}
    return Keys(main, () if main == tajik else tajik, frozenset(others - {""}))


def keys_of_text(text: str) -> Keys:
    """Return the keys of a text."""
    return keys_in(tokens(text))


@dataclass(frozen=True)
class EntryKeys:
    """The keys of a page's title, summary and body."""

    title: Keys
    summary: Keys
    body: Keys
