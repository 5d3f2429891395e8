"""Letters of other alphabets that only look right: no search and no screen reader takes them for what they seem."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from site_config.languages.old_letters import (
    LATIN_LOOK_ALIKES,
    LOOK_ALIKES,
    OLD_FONT_LETTERS,
    fold_old_letters,
)
from site_config.translators.checking.texts import Text
from site_config.translators.checking.values import Finding, Sentence, listed, warning

_CYRILLIC = re.compile(r"[\u0400-\u052f]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_OLD = re.compile(f"[{''.join((OLD_FONT_LETTERS | LOOK_ALIKES).keys())}]", re.IGNORECASE)
#: Ukrainian and Belarusian names have ї and ў together with these, or ї where Tajik has no ӣ.
_FOREIGN = re.compile(r"[іє]|\bї|ї\B", re.IGNORECASE)
#: A Tajik letter written as a Russian one and a comma: «х,укук».
_COMMA_LETTER = re.compile(r"[^\W\d_]*[хкчгХКЧГ],[^\W\d_]+(?:[хкчгХКЧГ],[^\W\d_]+)*")
_CAPITALS = set("ABCEHKMOPTXY")
#: Nobody sees them, and they part a word for every search.
_UNSEEN = set("\u00ad\u200b\u200c\u200d\u2060\ufeff")


def letter_findings(sentence: Sentence, source: Text, target: Text) -> Iterator[Finding]:
    """Yield words with letters of another alphabet, and signs that nobody sees."""
    english = set(source.words)
    is_cyrillic = _CYRILLIC.search(target.prose) is not None
    for word in dict.fromkeys(target.words if is_cyrillic else ()):
        if _LATIN.search(word):
            yield from _latin(word, english)
        elif sentence.language == "tg" and _OLD.search(word) and not _FOREIGN.search(word):
            yield _old(word)
    if sentence.language == "tg" and "," in target.prose:
        yield from (_old(word) for word in _COMMA_LETTER.findall(target.prose))
    if not _UNSEEN.isdisjoint(target.plain):
        names = listed(sorted(unicodedata.name(sign).lower() for sign in _UNSEEN.intersection(target.plain)))
        words = _("There is a sign that nobody sees and that parts words: %(signs)s.")
        yield warning("unseen-sign", words, names, signs=names)


def _latin(word: str, english: set[str]) -> Iterator[Finding]:
    if _CYRILLIC.search(word):
        letters = listed(dict.fromkeys(_LATIN.findall(word)))
        words = _("“%(word)s” has Latin letters among the Cyrillic ones: %(letters)s.")
        yield warning("mixed-script", words, word, word=word, letters=letters)
    # «c» and «B» are the words с and В; “a” stands in every English sentence, so only capitals may be meant.
    elif len(word) == 1 and (word in LATIN_LOOK_ALIKES or (word in _CAPITALS and word not in english)):
        words = _("“%(word)s” is a Latin letter here; the Cyrillic one looks the same.")
        yield warning("mixed-script", words, word, word=word)


def _old(word: str) -> Finding:
    words = _("“%(word)s” is written with letters of an old font. In Tajik letters: “%(right)s”.")
    return warning("old-letters", words, word, word=word, right=fold_old_letters(word))
