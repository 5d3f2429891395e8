"""
Makes the forms of one word alike, so that a term is found in whatever case and number it stands.

Only endings are taken off, and both sides of a comparison alike: a stem need be no word, it must be the same for all
forms and another one for other words. The search has stems of its own for other ends (site_config/search/words).
"""

from __future__ import annotations

from functools import lru_cache

#: Letters that somebody without a Tajik keyboard types in place of Tajik ones.
TAJIK_LETTERS = {"ғ": "г", "ӣ": "и", "қ": "к", "ӯ": "у", "ҳ": "х", "ҷ": "ч"}
_WITHOUT_TAJIK = str.maketrans(
    TAJIK_LETTERS | {letter.upper(): plain.upper() for letter, plain in TAJIK_LETTERS.items()}
)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_RUSSIAN_ENDINGS = _words(
    "ыми ими ого его ому ему ую юю ая яя ое ее ые ие ый ий ой ей ым им ом ем ых их иям иях иями ией ию ия ии ьями ьям"
    " ьях ами ями ьми ах ях ам ям ов ев ьев ью ье ья ьи ьё а я ы и у ю е о ь й"
)
_LONGEST_RUSSIAN = max(map(len, _RUSSIAN_ENDINGS))
#: The vowel that goes in other cases: беженец, беженца; подросток, подростка.
_FLEETING = {"ец": "ц", "ок": "к", "ек": "к"}

_TAJIK_ENDINGS = {
    "хо": 3, "он": 3, "ен": 3, "гон": 3, "и": 3, "е": 3, "у": 3, "ю": 3, "ву": 3, "ро": 3, "ам": 4, "аш": 4,
    "амон": 4, "атон": 4, "ашон": 4, "яш": 4, "яшон": 4, "анд": 4, "аст": 4,
}  # fmt: skip
_TAJIK_LENGTHS = sorted({len(ending) for ending in _TAJIK_ENDINGS}, reverse=True)


def without_tajik_letters(text: str) -> str:
    """Return a text as it looks when typed without Tajik letters."""
    return text.translate(_WITHOUT_TAJIK)


@lru_cache(maxsize=20_000)
def english_stem(word: str) -> str:
    """Return an English word without the endings of plurals: agencies → agency."""
    word = word.lower()
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


@lru_cache(maxsize=20_000)
def russian_stem(word: str) -> str:
    """Return a Russian word without its ending of case, number and gender; three letters stay at least."""
    word = word.lower().replace("ё", "е")
    for length in range(min(_LONGEST_RUSSIAN, len(word) - 3), 0, -1):
        if word[-length:] in _RUSSIAN_ENDINGS:
            return word[:-length]
    if len(word) > 4 and word[-2:] in _FLEETING:
        return word[:-2] + _FLEETING[word[-2:]]
    return word


@lru_cache(maxsize=20_000)
def tajik_stem(word: str) -> str:
    """
    Return a Tajik word without its endings and without the letters that a foreign keyboard lacks.

    The letters are another check's business (slips.py). -ат stays: муҳоҷират is migration, муҳоҷир a migrant.
    """
    word = without_tajik_letters(word.lower()).replace("ё", "е").replace("ъ", "")
    while (shorter := _without_ending(word)) != word:
        word = shorter
    return word


def _without_ending(word: str) -> str:
    for length in _TAJIK_LENGTHS:
        if len(word) - length >= _TAJIK_ENDINGS.get(word[-length:], len(word)):
            return word[:-length]
    return word


STEMS = {"en": english_stem, "ru": russian_stem, "tg": tajik_stem}
