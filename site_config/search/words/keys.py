"""The search keys of one word."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from site_config.search.words.across import across_key
from site_config.search.words.english import english_stem
from site_config.search.words.minor import MINOR_WORDS, is_name
from site_config.search.words.russian import russian_stem
from site_config.search.words.spelling import is_cyrillic, is_latin, is_tajik, spell
from site_config.search.words.tajik import tajik_stem

#: Engines keep short terms best, and no word of our languages has a longer stem.
LONGEST = 60

_SURFACE = str.maketrans("ғӣқӯҳҷёйэѓ", "гикухчеиег", "ъь")


class Keys(NamedTuple):
    """What one word is found by. A word that can be read in one way only has the same key for both readings."""

    main: str
    tajik: str
    across: str


@lru_cache(maxsize=20_000)
def keys_of(word: str) -> Keys:
    """Return the keys of one word; all are empty when it has no letter or figure."""
    spelled = spell(word)
    if is_name(word, spelled):
        return Keys("0" + spelled, "0" + spelled, "")
    if not spelled.isalpha():
        # 2016, COVID19, 3D. A zero tells a word that begins with figures from keys of other kinds.
        key = ("0" + spelled if spelled[:1].isdigit() and not spelled.isdigit() else spelled)[:LONGEST]
        return Keys(key, key, "")
    if is_latin(spelled):
        main = tajik = english_stem(spelled)
    elif not is_cyrillic(spelled):
        return Keys(spelled[:LONGEST], spelled[:LONGEST], "")
    else:
        tajik = "t" + tajik_stem(spelled)
        main = tajik if is_tajik(spelled) else russian_stem(spelled)
    across = "" if spelled in MINOR_WORDS else across_key(spelled)
    return Keys(main[:LONGEST], tajik[:LONGEST], across[:LONGEST])


@lru_cache(maxsize=20_000)
def surface(word: str) -> str:
    """
    Return a word with all its endings, in the letters of a Russian keyboard, to compare beginnings and slips by.

    Each letter stands for itself or for nothing, whatever follows it: the surface of a beginning is always the
    beginning of the surface.
    """
    return spell(word).translate(_SURFACE)[:LONGEST]
