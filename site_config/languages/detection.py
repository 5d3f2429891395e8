"""Tells in which of our languages a text is written, by its script, its letters and its smallest words."""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice

from site_config.languages.codes import CODES

#: A text with fewer words is not judged: a stamp, a table of figures, a title.
FEWEST_WORDS = 20
#: A language counts when at least this share of the words is in it: a summary does, a list of sources does not.
SMALLEST_SHARE = 0.15

# Words judged together: about a line, so that paragraphs in two languages by turns are told apart.
_WINDOW = 12
# So many of a window's words must speak for a language; in running text it is a third and more.
_EVIDENCE = 0.08
# Almost every fifth Russian word has ы; Bulgarian, which shares the small words, has no such letter.
_SHARE_OF_Y = 0.02

_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[a-z]+")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]+")
_TAJIK_LETTER = re.compile("[ӣӯҷ]")
_FOREIGN_LETTER = re.compile("[іїєґўјђћџѕљњѓќәөүұңҥҕҡҙҫӑӗѝ]")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_SMALL_WORDS: dict[str, frozenset[str]] = {
    "en": _words(
        "the of and to for with that are from this by was were have has which not their be at or as is on can will"
        " they who been more"
    ),
    "ru": _words(
        "в на не что с по для из от это как или при его их к за о был были было была которые который также между"
        " после до у а но через более"
    ),
    "tg": _words(
        "дар ба аз ва ки барои бо аст мебошад мебошанд шуд шуда шудааст карда кардааст оид ҳам ҳар ин он низ байни"
        " ё то соли"
    ),
    "uz": _words("билан учун бўйича бўлган бўлиб бир йил йилда эмас эди экан унинг улар бу ушбу қилиш"),
}


def languages_of(text: str) -> tuple[str, ...]:
    """
    Return those of en, ru, tg in which a text is substantially written, in our order; two for a bilingual one.

    Empty for too little text and for other languages. Old Tajik letters are to be repaired before (old_letters.py).
    The time grows with the length of the text only.
    """
    found: Counter[str] = Counter()
    words_with_y = 0
    words = (match[0].lower() for match in _WORD.finditer(text))
    while window := list(islice(words, _WINDOW)):
        language = _language_of(window)
        found[language] += len(window)
        if language == "ru":
            words_with_y += sum("ы" in word for word in window)
    if words_with_y < _SHARE_OF_Y * found["ru"]:
        del found["ru"]
    del found[""]
    least = max(FEWEST_WORDS, SMALLEST_SHARE * found.total())
    return tuple(code for code in CODES if found[code] >= least)


def _language_of(words: list[str]) -> str:
    """Return the code of the language of a few words: one of ours, "uz", "?" for other ones, or "" for no telling."""
    evidence: Counter[str] = Counter()
    for word in words:
        evidence.update(code for code, small_words in _SMALL_WORDS.items() if word in small_words)
        if _TAJIK_LETTER.search(word):
            evidence["tg"] += 1
        elif _FOREIGN_LETTER.search(word):
            evidence["?"] += 1
    language, count = max(sorted(evidence.items()), key=lambda each: each[1], default=("", 0))
    # Names and abbreviations in Latin letters stand in Cyrillic text, rarely the other way round.
    script = _LATIN if language == "en" else _CYRILLIC
    in_script = sum(bool(script.fullmatch(word)) for word in words)
    return language if count > 1 and count >= _EVIDENCE * in_script and in_script * 2 >= len(words) else ""
