"""
One name in two scripts: Khujand, Xujand, Хуҷанд, Худжанд.

Both are written in one coarse Latin spelling, in which letters that are often taken for each other are one letter, and
lose the endings that cases give. Words meet across scripts only: of two words in one script the other keys know more,
and «wife» is not «Wi-Fi».
"""

from __future__ import annotations

import re

#: Below this, too many words look alike.
SHORTEST = 4

_OTHER_SCRIPT = {"1": "2", "2": "1"}

#: ж, ч, ҷ and дж are c here, ш and щ are w: one letter each, so that no two letters can be read as one by mistake.
_CYRILLIC = str.maketrans(
    {
        "а": "a", "б": "b", "в": "v", "г": "g", "ғ": "g", "д": "d", "е": "e", "ё": "e", "ж": "c", "з": "z", "и": "i",
        "ӣ": "i", "й": "i", "к": "k", "қ": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s",
        "т": "t", "у": "u", "ӯ": "u", "ф": "f", "х": "h", "ҳ": "h", "ц": "s", "ч": "c", "ҷ": "c", "ш": "w", "щ": "w",
        "ъ": "", "ы": "i", "ь": "", "э": "e", "ю": "iu", "я": "ia",
    }
)  # fmt: skip
_LATIN = {
    "shch": "w", "sch": "w", "sh": "w", "dzh": "c", "dj": "c", "zh": "c", "ch": "c", "j": "c", "kh": "h", "x": "h",
    "gh": "g", "ph": "f", "ts": "s", "tz": "s", "ck": "k", "q": "k", "w": "v", "yo": "e", "ye": "e", "yu": "iu",
    "ya": "ia", "y": "i", "ce": "se", "ci": "si", "cy": "si", "c": "k",
}  # fmt: skip
_LATIN_LETTERS = re.compile("|".join(_LATIN))
_CYRILLIC_LETTER = re.compile("[а-яё]")
_ROMAN = re.compile("[a-z]+")
_DOUBLED = re.compile(r"(.)\1+")

# Longest first. Of Russian and Tajik cases only those that no name ends with: -ов would make Расулов of Расул.
_ENDING = re.compile(r"(?<=....)(?:ami|ogo|omu|ro|ho|am|ah|om|em|oi|ei|sk|[aeiou]+)$")


def across_key(word: str) -> str:
    """Return the key of a spelled word for the other script, or nothing where there is none."""
    if len(word) < SHORTEST:
        return ""
    if _CYRILLIC_LETTER.search(word):
        script, roman = "2", word.translate(_CYRILLIC)
    else:
        script, roman = "1", _LATIN_LETTERS.sub(lambda found: _LATIN[found[0]], word)
    if not _ROMAN.fullmatch(roman):
        return ""
    roman = _DOUBLED.sub(r"\1", roman.replace("dc", "c").replace("ts", "s"))
    shorter = _ENDING.sub("", roman)
    while shorter != roman:
        roman, shorter = shorter, _ENDING.sub("", shorter)
    return script + roman if len(roman) >= SHORTEST else ""


def counterpart(across: str) -> str:
    """Return the key that the same name has when it is written in the other script."""
    return _OTHER_SCRIPT[across[0]] + across[1:] if across else ""
