"""Numbers and months in words: what may stand for figures on the other side of a translation."""

from __future__ import annotations

import re
from functools import lru_cache

from site_config.translators.checking.stems import without_tajik_letters

#: Beginnings of the words for a number, by language; a whole word where a | stands after it.
_NUMBERS: dict[int, dict[str, str]] = {
    0: {"en": "zero| nil|", "ru": "нол нул", "tg": "сифр нол"},
    1: {"en": "one| first| single| once|", "ru": "один| одн перв единствен однажды", "tg": "як якум аввал ягона"},
    2: {"en": "two| second| twice| both| pair|", "ru": "два| две| дву втор оба| обе| обоих| пар",
        "tg": "ду| дуто дувум дую"},
    3: {"en": "three| third| thrice|", "ru": "три| трёх трех трем тремя трое троих трет", "tg": "се| сето севум сеюм"},
    4: {"en": "four| fourth|", "ru": "четыр четвер", "tg": "чор чахор"},
    5: {"en": "five| fifth|", "ru": "пять| пяти| пятью пят", "tg": "панч"},
    6: {"en": "six| sixth|", "ru": "шест", "tg": "шаш"},
    7: {"en": "seven| seventh|", "ru": "сем| семь| семи| седьм семер", "tg": "хафт"},
    8: {"en": "eight| eighth|", "ru": "восем восьм", "tg": "хашт"},
    9: {"en": "nine| ninth|", "ru": "девят", "tg": "нух"},
    10: {"en": "ten| tenth| decade", "ru": "десят", "tg": "дах"},
    11: {"en": "eleven", "ru": "одиннадцат", "tg": "ёздах"},
    12: {"en": "twelve| twelfth| dozen", "ru": "двенадцат дюжин", "tg": "дувоздах"},
    13: {"en": "thirteen", "ru": "тринадцат", "tg": "сездах"},
    14: {"en": "fourteen", "ru": "четырнадцат", "tg": "чордах чахордах"},
    15: {"en": "fifteen", "ru": "пятнадцат", "tg": "понздах"},
    16: {"en": "sixteen", "ru": "шестнадцат", "tg": "шонздах"},
    17: {"en": "seventeen", "ru": "семнадцат", "tg": "хабдах хафдах"},
    18: {"en": "eighteen", "ru": "восемнадцат", "tg": "хаждах"},
    19: {"en": "nineteen", "ru": "девятнадцат", "tg": "нуздах"},
    20: {"en": "twenty twentieth", "ru": "двадцат", "tg": "бист"},
    30: {"en": "thirty thirtieth", "ru": "тридцат", "tg": "си| сию сиюм сисол"},
    40: {"en": "forty fortieth", "ru": "сорок", "tg": "чил"},
    50: {"en": "fifty fiftieth", "ru": "пятьдесят пятидесят", "tg": "панчох"},
    60: {"en": "sixty sixtieth", "ru": "шестьдесят шестидесят", "tg": "шаст"},
    70: {"en": "seventy", "ru": "семьдесят семидесят", "tg": "хафтод"},
    80: {"en": "eighty", "ru": "восемьдесят восьмидесят", "tg": "хаштод"},
    90: {"en": "ninety", "ru": "девяност", "tg": "навад"},
    100: {"en": "hundred century", "ru": "сто| ста| сот сотый век столет", "tg": "сад аср"},
    1000: {"en": "thousand", "ru": "тысяч тыс|", "tg": "хазор"},
    1_000_000: {"en": "million", "ru": "миллион млн|", "tg": "миллион млн|"},
}  # fmt: skip

_MONTHS: dict[str, tuple[str, ...]] = {
    "en": ("january jan|", "february feb|", "march mar|", "april apr|", "", "june jun|", "july jul|", "august aug|",
           "september sept| sep|", "october oct|", "november nov|", "december dec|"),
    "ru": ("январ", "феврал", "март", "апрел", "май| мая| мае| маем| маю|", "июн", "июл", "август", "сентябр", "октябр",
           "ноябр", "декабр"),
    "tg": ("январ", "феврал", "март", "апрел", "май майи", "июн", "июл", "август", "сентябр", "октябр", "ноябр",
           "декабр"),
}  # fmt: skip
#: "may" is a verb unless a day or a year stands beside it, or "in" before its capital.
_MAY = re.compile(r"\d[ \u00a0]May\b|\bMay[ \u00a0,]+\d|\b(?:[Ii]n|[Oo]f|[Ss]ince|[Uu]ntil|dated) May\b")
#: Cyrillic І and Х too, since people type them.
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "\u0406": 1, "\u0425": 10}
_ROMAN = re.compile("[IVX\u0406\u0425]{1,6}")


def said_in_words(words: tuple[str, ...], language: str) -> set[str]:
    """Return the values of numbers that a text says in words or as Roman numerals."""
    found: set[str] = set()
    for word in words:
        if _ROMAN.fullmatch(word):
            found.add(str(_roman(word)))
        found |= _meanings(word, language)
    return found


def months_in(words: tuple[str, ...], text: str, language: str) -> set[int]:
    """Return the months (1 to 12) that a text names."""
    found: set[int] = set()
    for word in words:
        found |= _months_of(word, language)
    if language == "en" and "May" in words and _MAY.search(text):
        found.add(5)
    return found


@lru_cache(maxsize=20_000)
def _meanings(word: str, language: str) -> frozenset[str]:
    word = without_tajik_letters(word.lower())
    return frozenset(str(number) for number, words in _NUMBERS.items() if _begins(word, words[language]))


@lru_cache(maxsize=20_000)
def _months_of(word: str, language: str) -> frozenset[int]:
    # English months have a capital; "march" and "mar" are other words.
    if language == "en" and not word[0].isupper():
        return frozenset()
    names = _MONTHS[language]
    return frozenset(month for month, name in enumerate(names, start=1) if _begins(word.lower(), name))


def _begins(word: str, beginnings: str) -> bool:
    return any(
        word == beginning[:-1] if beginning.endswith("|") else word.startswith(beginning)
        for beginning in beginnings.split()
    )


def _roman(word: str) -> int:
    digits = [_ROMAN_DIGITS[letter] for letter in word]
    return sum(-digit if digit < max(digits[place:]) else digit for place, digit in enumerate(digits))
