"""What titles become when they are sorted and when they stand in addresses."""

from __future__ import annotations

import re
import string
import unicodedata

from anyascii import anyascii

#: Length of every sort key: the field that stores one needs `max_length=SORT_KEY_LENGTH`. It tells about 95 letters
#: apart; titles that agree up to there come in the order of their keys in the database.
SORT_KEY_LENGTH = 200

# Titles hold 255 characters; what is longer adds nothing to a key or a slug, but costs time.
_READ_AT_MOST = 500

#: The Tajik alphabet with the letters that only Russian has (ц щ ы ь) at their Russian places.
CYRILLIC = "абвгғдеёжзиӣйкқлмнопрстуӯфхҳцчҷшщъыьэюя"
LATIN = string.ascii_lowercase

_APOSTROPHES = "'’‘ʼʻ`"
_ARTICLE = re.compile(r"\W*(?:an?|the)\s+(?=.*\w)", re.DOTALL)
_NUMBER_OR_LETTER = re.compile(r"[0-9]{1,8}|.", re.DOTALL)


def _weights(alphabets: str) -> dict[str, str]:
    """Give each letter two digits from 20 up: below are the end (00), the space (01) and numbers (11 to 18)."""
    return {letter: str(20 + place) for place, letter in enumerate(alphabets)}


_LATIN_FIRST = _weights(LATIN + CYRILLIC)
_CYRILLIC_FIRST = _weights(CYRILLIC + LATIN)


def sort_key(title: str, language: str) -> str:
    """
    Return the key by which a list for readers of `language` (en, ru, tg) sorts this title.

    Numbers come first, by their value; then the reader's own script, then the other, then all other letters. Case,
    quotes, punctuation, accents other than the letters ё ӣ й ӯ, and an English article at the start do not count;
    words compare before letters ("re entry" before "reach").

    The key is always SORT_KEY_LENGTH decimal digits. Every collation of every engine agrees on the order of digits,
    and since all keys have one length, even a collation that compares numbers by value gives the same order.
    """
    weights = _LATIN_FIRST if language == "en" else _CYRILLIC_FIRST
    text = unicodedata.normalize("NFC", unicodedata.normalize("NFC", title[:_READ_AT_MOST]).casefold())
    article = _ARTICLE.match(text)
    words = "".join(map(_plain, text[article.end() :] if article else text)).split()
    key = "01".join("".join(_weigh(part, weights) for part in _NUMBER_OR_LETTER.findall(word)) for word in words)
    return key[:SORT_KEY_LENGTH].ljust(SORT_KEY_LENGTH, "0")


def _plain(character: str) -> str:
    """Return a letter as it is, any digit as 0 to 9, nothing for signs inside words, a space for everything else."""
    digit = unicodedata.decimal(character, None)
    if digit is not None:
        return str(digit)
    # Apostrophes, stress marks, soft hyphens and zero-width characters must not part a word.
    if character in _APOSTROPHES or unicodedata.category(character) in ("Mn", "Cf"):
        return ""
    return character if character.isalpha() else " "


def _weigh(part: str, weights: dict[str, str]) -> str:
    """Return the digits of one letter, or of a number of up to eight figures (1, how many figures, the figures)."""
    if part.isdigit() and part.isascii():
        number = part.lstrip("0") or "0"
        return f"1{len(number)}{number}"
    base = part if part in weights else unicodedata.normalize("NFD", part)[0]
    if base in weights:
        return weights[base]
    if unicodedata.name(part, "").startswith("LATIN"):
        return "".join(weights.get(letter, "") for letter in anyascii(part).lower())
    return f"99{ord(part):07d}"


_ROMAN = {
    "ё": "yo", "ж": "zh", "й": "y", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ь": "",
    "э": "e", "ю": "yu", "я": "ya", "ғ": "gh", "ӣ": "i", "қ": "q", "ӯ": "u", "ҳ": "h", "ҷ": "j",
} | dict(zip("абвгдезиклмнопрстуфы", "abvgdeziklmnoprstufy", strict=True))  # fmt: skip
_ADJECTIVE_ENDING = re.compile(r"ый\b")


def slugify_title(text: str, max_length: int = 60, *, fallback: str = "page") -> str:
    """
    Return a Latin slug of at most `max_length` characters, cut after a whole word where there is one.

    Russian follows the common romanisation (an adjective's -ый gives y), Tajik BGN/PCGN without diacritics. The two
    agree on every letter that both languages have, so one table serves both and text may mix them. All other letters
    go through anyascii. Text without any letter or figure gives `fallback`, which is returned as it is.
    """
    text = unicodedata.normalize("NFC", unicodedata.normalize("NFC", text[:_READ_AT_MOST]).lower())
    text = _ADJECTIVE_ENDING.sub("y", text)
    text = "".join(_ROMAN.get(character, character) for character in text if character not in _APOSTROPHES)
    slug = re.sub(r"[^a-z0-9]+", "-", anyascii(text).lower()).strip("-")
    if len(slug) > max_length:
        slug = slug[: max_length + 1].rpartition("-")[0] or slug[:max_length]
    return slug or fallback
