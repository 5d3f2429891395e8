"""Snowball's stemmers, one of each for every thread: they keep the word they work on in themselves."""

from __future__ import annotations

import threading

import snowballstemmer


class _Stemmers(threading.local):
    def __init__(self) -> None:
        self.english = snowballstemmer.stemmer("english")
        self.russian = snowballstemmer.stemmer("russian")


_STEMMERS = _Stemmers()


def snowball_english(word: str) -> str:
    """Return Snowball's stem of an English word."""
    return _STEMMERS.english.stemWord(word)


def snowball_russian(word: str) -> str:
    """Return Snowball's stem of a Russian word."""
    return _STEMMERS.russian.stemWord(word)
