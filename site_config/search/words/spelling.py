"""One spelling for one word: what is left when typefaces, stress marks, capitals and old letters are put aside."""

from __future__ import annotations

import re
import unicodedata

from anyascii import anyascii

from site_config.languages.old_letters import fold_old_letters

#: Longer words are read up to here only: nobody looks for them, and time stays bounded.
READ_AT_MOST = 120
#: Straight, curly, modifier and grave apostrophes, and the prime: one sign written in many ways.
APOSTROPHES = "'’‘ʼʻ`´′＇"

# Vowel signs of New Tai Lue and two Vedic signs became letters only after the Unicode that SQLite's tokenizer knows.
_LATE_LETTERS = "\u19b0-\u19c9\u1cf2\u1cf3"
_SIGNS = "".join(
    character
    for character in map(chr, (0xAD, *range(0x300, 0x1E00), *range(0x200B, 0x2070), 0xFEFF, *range(0xFE00, 0xFE10)))
    if unicodedata.category(character) in ("Mn", "Mc", "Me", "Cf")
)
#: For a character class: what stands inside words without being a letter (stress marks, soft hyphens, zero width).
SIGNS = re.escape(_SIGNS) + _LATE_LETTERS

_NOT_WRITTEN = re.compile(f"[{SIGNS}]+")
_NO_LETTER = re.compile(r"[\W_]+")
_APOSTROPHE = re.compile(f"[{APOSTROPHES}]")
_POSSESSIVE = re.compile("'[sS]?$")
_TAJIK = re.compile("[ғӣқӯҳҷ]")
_CYRILLIC = re.compile("[\u0400-\u052f]")
_LATIN = re.compile("[a-z\u00df-\u024f\u1e00-\u1eff]")
#: Nothing to mend, and nearly every word: Latin letters and figures, or Cyrillic ones that no old font needs.
_USUAL = re.compile("[A-Za-z0-9]+|[А-Яа-яЁёҒғӢӣҚқӮӯҲҳҶҷ]+")
_ACCENTED = str.maketrans("ѝѐ", "ие")


def spell(word: str) -> str:
    """Return a word in small letters and digits only, old Tajik letters repaired, Latin letters without accents."""
    word = word[:READ_AT_MOST]
    if _USUAL.fullmatch(word):
        return word.lower()
    # Composed first: к and an acute is the old Tajik ќ, while an acute that stays alone marks stress.
    word = _NOT_WRITTEN.sub("", unicodedata.normalize("NFKC", word))
    word = _POSSESSIVE.sub("", _APOSTROPHE.sub("'", word)).replace("'", "")
    # Before small letters: a Latin B looks like a В, a small b like nothing Cyrillic.
    word = unicodedata.normalize("NFKC", fold_old_letters(word).casefold()).translate(_ACCENTED)
    word = "".join(map(_plain, _NO_LETTER.sub("", word)))
    if not word.isascii() and is_latin(word):
        word = _NO_LETTER.sub("", anyascii(word).lower())
    return word


def is_tajik(word: str) -> bool:
    """Return whether a spelled word has letters that only Tajik has."""
    return _TAJIK.search(word) is not None


def is_cyrillic(word: str) -> bool:
    """Return whether a spelled word is written in Cyrillic letters."""
    return _CYRILLIC.search(word) is not None and not _LATIN.search(word)


def is_latin(word: str) -> bool:
    """Return whether a spelled word is written in Latin letters."""
    return _LATIN.search(word) is not None and not _CYRILLIC.search(word)


def _plain(character: str) -> str:
    """Return the figures 0 to 9 for the digits of any script."""
    return character if character.isalpha() else str(unicodedata.decimal(character, character))
