"""
The stem of a Tajik word, written with or without a Tajik keyboard.

There is no Snowball for Tajik. Its nouns, though, only ever add endings, so that taking them off one after the other
is enough. What must never go is -ат: it makes муҳоҷират (migration) of муҳоҷир (migrant).
"""

from __future__ import annotations

# Who has no Tajik keyboard takes the nearest Russian letter, and Russian words are spelled in more than one way.
_FOLD = str.maketrans(
    {
        "ғ": "г", "ӣ": "и", "қ": "к", "ӯ": "у", "ҳ": "х", "ҷ": "ч", "ж": "ч", "й": "и", "ё": "е", "э": "е", "щ": "ш",
        "ы": "и", "ц": "с", "ъ": None, "ь": None,
    }
)  # fmt: skip

#: Each ending with the letters that must stay before it.
_ENDINGS = {
    # plural
    "хо": 3, "он": 3, "ен": 3, "гон": 3,
    # izofat, adjectives in -ӣ, one of many, and
    "и": 3, "е": 3, "у": 3, "ву": 3, "ю": 3,
    # object
    "ро": 3,
    # my, your, his and her, our, their
    "ам": 4, "аш": 4, "амон": 4, "атон": 4, "ашон": 4, "ям": 4, "яш": 4, "ямон": 4, "ятон": 4, "яшон": 4,
    # more, most; are, is
    "тар": 3, "тарин": 3, "анд": 4, "аст": 4,
}  # fmt: skip
_LENGTHS = sorted({len(ending) for ending in _ENDINGS}, reverse=True)

#: Words that only look as if they had an ending.
_WHOLE = frozenset(("танхо",))


def tajik_fold(word: str) -> str:
    """Return a spelled word as somebody without a Tajik keyboard may have typed it."""
    return word.translate(_FOLD).replace("дч", "ч").replace("тс", "с")


def tajik_stem(word: str) -> str:
    """Return the stem of a spelled Tajik word, in folded letters."""
    word = tajik_fold(word)
    shorter = _without_ending(word)
    while shorter != word:
        word, shorter = shorter, _without_ending(shorter)
    return word


def _without_ending(word: str) -> str:
    if word in _WHOLE:
        return word
    for length in _LENGTHS:
        if len(word) - length >= _ENDINGS.get(word[-length:], len(word)):
            return word[:-length]
    return word
