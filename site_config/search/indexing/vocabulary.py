"""Learns the words of the public site, for beginnings of words and slips of the finger."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import batched

from site_config.search.models import LONGEST_WORD, Word
from site_config.search.words import Token, surface

BATCH = 500
SHORTEST = 3


def learn(words: Iterable[Token]) -> None:
    """Add the words that are new. None is ever taken out but by a rebuild: a word of no page leads nowhere."""
    new: dict[str, Word] = {}
    for word in words:
        folded = surface(word.text)[:LONGEST_WORD]
        if len(folded) >= SHORTEST and not folded.isdecimal() and folded not in new:
            spelling = word.text[:LONGEST_WORD]
            new[folded] = Word(surface=folded, reversed=folded[::-1], key=word.main, spelling=spelling)
    for batch in batched(new, BATCH):
        known = set(Word.objects.filter(surface__in=batch).values_list("surface", flat=True))
        missing = [new[folded] for folded in batch if folded not in known]
        Word.objects.bulk_create(missing, ignore_conflicts=True)
