"""
The numbers of a text by their value, however a language writes them.

English writes 1,300.5 and Russian and Tajik 1 300,5; all may write 1300.5. What is written in words, as a date or as a
Roman numeral is not read as a number, but may stand for one on the other side.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

_SPACE = " \u00a0\u202f\u2009"
#: Thousands in groups of three, or any figures, then perhaps a fraction.
_ENGLISH = re.compile(rf"(?<![\d.,])(\d{{1,3}}(?:[,{_SPACE}]\d{{3}})+(?!\d)|\d+)(\.\d+)?", re.ASCII)
_OTHERS = re.compile(
    rf"(?<![\d.,])(\d{{1,3}}(?:[{_SPACE}]\d{{3}})+(?!\d)|\d{{1,3}}(?:,\d{{3}}){{2,}}(?!\d)|\d+)([.,]\d+)?", re.ASCII
)
_LOOSE = re.compile(r"\d+", re.ASCII)
#: 31.05.2012 and 2012-05-31: three numbers each.
_DATE = re.compile(r"(?<![\d.,])(\d{1,2})[./](\d{1,2})[./](\d{4})(?!\d)|(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)", re.ASCII)
_TIME = re.compile(r"(?<![\d.,])(\d{1,2})[:.](\d{2})(?![\d.,]?\d)", re.ASCII)
#: 2015–16 means 2015–2016.
_SHORT_RANGE = re.compile(r"(?<!\d)(\d\d)(\d\d)\s?[–—/-]\s?(\d\d)(?!\d|[–—/-]\d)", re.ASCII)
_SCALES = (
    (re.compile(r"\s*(?:thousand|тыс|тысяч|ҳазор)", re.IGNORECASE), 3),
    (re.compile(r"\s*(?:million|млн|миллион|m\b)", re.IGNORECASE), 6),
    (re.compile(r"\s*(?:billion|млрд|миллиард|bn\b)", re.IGNORECASE), 9),
)
#: Numbers with more figures are codes; they are compared as they stand.
_LONGEST = 24


@dataclass(frozen=True)
class Number:
    """A number as it is written and by its value; `scaled` is what it means with the thousands or millions after it."""

    written: str
    value: str
    scaled: str

    @property
    def values(self) -> set[str]:
        """All that it may mean."""
        return {self.value, self.scaled}


def numbers_of(text: str, language: str) -> list[Number]:
    """Return the numbers of a text ("en", "ru", "tg") in their order."""
    if not any(character.isdecimal() for character in text):
        return []
    text = _DATE.sub(lambda found: " ; ".join(part for part in found.groups() if part), text)
    text = _SHORT_RANGE.sub(lambda found: f"{found[1]}{found[2]} – {found[1]}{found[3]}", text)
    pattern = _ENGLISH if language == "en" else _OTHERS
    numbers, read_to = [], 0
    for found in pattern.finditer(text):
        numbers += _loose(text[read_to : found.start()])
        numbers.append(_number(found, text))
        read_to = found.end()
    return numbers + _loose(text[read_to:])


def times_of(text: str) -> set[str]:
    """Return hours and minutes as numbers of their own: 10.30 may be a quarter or half past ten."""
    return {str(int(part)) for found in _TIME.finditer(text) for part in found.groups()}


def _number(found: re.Match[str], text: str) -> Number:
    whole = re.sub(r"\D", "", found[1])
    fraction = found[2][1:] if found[2] else ""
    if len(whole) + len(fraction) > _LONGEST:
        return Number(found[0], found[0], found[0])
    value = Decimal(f"{whole}.{fraction or 0}")
    power = next((power for scale, power in _SCALES if scale.match(text, found.end())), 0)
    return Number(found[0], _plain(value), _plain(value.scaleb(power)))


def _loose(text: str) -> list[Number]:
    """Return figures that stand right after a sign that parts no numbers, such as the second of 1,2,3."""
    found = (figures.lstrip("0") or "0" for figures in _LOOSE.findall(text))
    return [Number(figures, figures, figures) for figures in found]


def _plain(value: Decimal) -> str:
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
