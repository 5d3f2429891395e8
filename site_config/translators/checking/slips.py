"""
Tajik words typed without Tajik letters: мухочират for муҳоҷират.

A word is compared with words that the site itself uses (tajik_words.txt) and with the glossary's. Both are read with
their endings taken off, so that a form that stands nowhere is known by its stem; what belongs to no known stem is left
alone. Where a spelling is a right word of its own («тоҷики» beside «тоҷикӣ»), nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from itertools import product
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from site_config.translators.checking.stems import TAJIK_LETTERS, without_tajik_letters
from site_config.translators.checking.texts import Text
from site_config.translators.checking.values import Finding, Sentence, listed, warning

WORDS = Path(__file__).with_name("tajik_words.txt")
#: Letters that a stem must have: of a whole word of the list, of one made by taking an ending off, and of one in which
#: a Tajik letter may be too much. Shorter ones are other words too often.
_SHORTEST, _SHORTEST_CUT, _SHORTEST_TOO_MUCH = 3, 4, 5
#: Right words that differ from another one by a Tajik letter only: tea (ҷой, place), flower, course, arrow; and help,
#: which is spelled both ways.
_TWINS = frozenset(("чой", "гул", "курс", "тир", "кумак", "кӯмак"))
#: Adjectives whose beginning is no word, so that the ending -и cannot be an izofat.
_ADJECTIVES = {"милли": "миллӣ", "байналмилали": "байналмилалӣ", "ичтимои": "иҷтимоӣ", "иҷтимои": "иҷтимоӣ"}
#: Ends of nouns and participles in -агӣ, which have an izofat of two letters (зиндагии): a single -и is wrong there.
_NOUNS = ("ндаги", "рдаги", "удаги", "фтаги", "штаги", "стаги")
#: Longer words are no words.
_LONGEST = 40

_PLURALS = ("", "ҳо", "он", "ён", "гон", "вон")
_POSSESSIVES = ("", "ам", "ат", "аш", "амон", "атон", "ашон", "ям", "ят", "яш", "ямон", "ятон", "яшон")
_FINALS = ("", "и", "ии", "ӣ", "е", "у", "ю", "ву", "ро", "иро", "анд", "аст", "ем", "ед", "тар", "тарин")
_ENDINGS = frozenset(map("".join, product(_PLURALS, _POSSESSIVES, _FINALS)))
#: Endings as they may be typed → as they should be: what is typed -и stays, since an izofat is one too.
_TYPED_ENDINGS = {without_tajik_letters(ending): ending for ending in _ENDINGS if "ӣ" not in ending} | {
    ending: ending for ending in _ENDINGS
}


def slip_findings(sentence: Sentence, source: Text, target: Text) -> Iterator[Finding]:
    """Yield Tajik words that lack a Tajik letter, or have one too much, with the right word."""
    del source
    if sentence.language != "tg":
        return
    for word in dict.fromkeys(target.words):
        right = right_spelling(word, sentence.terms.spellings)
        if right:
            yield _slip(word, right)


def right_spelling(word: str, spellings: Mapping[str, str] | None = None) -> str:
    """
    Return a Tajik word as it should be spelled; nothing where it is right, or unknown.

    `spellings` are words of the glossary by what is typed without Tajik letters.
    """
    if len(word) > _LONGEST or (len(word) > 1 and word.isupper()):
        return ""
    small = word.lower()
    named = (spellings or {}).get(without_tajik_letters(small), "")
    # What the glossary has is right; and what differs from it at its end only may be an izofat.
    right = "" if named == small else _right_spelling(small)
    if not right and named[:-1] != small[:-1] and small not in _known()[1]:
        right = named
    return right[0].upper() + right[1:] if right and word[0].isupper() else right


@lru_cache(maxsize=50_000)
def _right_spelling(word: str) -> str:
    if word in _ADJECTIVES:
        return _ADJECTIVES[word]
    right = _compared(word)
    return (right or word)[:-1] + "ӣ" if word.endswith(_NOUNS) else right


def _compared(word: str) -> str:
    """Return the right word whose stem a word has without its letters; nothing where it is right, or unknown."""
    words, right_stems, by_typed = _known()
    if word in _TWINS or word in right_stems:
        return ""
    best = ""
    for cut in range(len(word), _SHORTEST - 1, -1):
        stem, typed = word[:cut], word[cut:]
        if typed and typed not in _TYPED_ENDINGS:
            continue
        ending = _TYPED_ENDINGS[typed] if typed else ""
        if stem in right_stems:
            if ending == typed:
                return ""
            best = best or stem + ending
        elif not best and stem not in _TWINS:
            right = by_typed.get(without_tajik_letters(stem), "")
            if right and _is_likely(stem, right):
                # What ends in -ӣ takes endings after -и: озуқавориро.
                best = right[:-1] + "и" + ending if ending and right.endswith("ӣ") else right + ending
    # «Асли» may be an izofat, whatever stands in the list.
    if best in ("", word, word[:-1] + "ӣ", word[:-1] + "и"):
        return ""
    return _with_right_end(best, words) if word.endswith("и") else best


def _with_right_end(word: str, words: frozenset[str]) -> str:
    """Return a word that was typed with -и with -ӣ where it can be nothing else: ҷумҳурӣ, but сарҳади (of сарҳад)."""
    stem = word[:-1]
    return stem + "ӣ" if stem + "ӣ" in words and stem not in words else stem + "и"


def _is_likely(typed: str, right: str) -> bool:
    """Return whether a word may be meant: a letter too much is believed of long words only."""
    too_much = any(is_ in TAJIK_LETTERS and is_ != should for is_, should in zip(typed, right, strict=True))
    return len(typed) >= (_SHORTEST_TOO_MUCH if too_much else _SHORTEST)


@cache
def _known() -> tuple[frozenset[str], frozenset[str], dict[str, str]]:
    """Return the known words, these with their stems, and the same by what is typed without Tajik letters."""
    words = frozenset(WORDS.read_text(encoding="utf-8").split("\n\n", 1)[1].split())
    stems = set(words)
    for word in words:
        # One ending only: the rest may end in one itself.
        stems |= {word[:cut] for cut in range(_SHORTEST_CUT, len(word)) if word[cut:] in _ENDINGS}
    by_typed: dict[str, str] = {}
    # The last wins: whole words over stems that a cut has made.
    for stem in sorted(stems, key=lambda each: (each in words, each)):
        by_typed[without_tajik_letters(stem)] = stem
    return words, frozenset(stems), by_typed


def _slip(word: str, right: str) -> Finding:
    wanted = _letters_at(right, word)
    if all(letter in TAJIK_LETTERS for letter in wanted):
        words = _("“%(word)s” lacks %(letters)s: “%(right)s”.")
    else:
        words = _("“%(word)s” should be spelled “%(right)s”.")
    return warning("tajik-letters", words, word, word=word, right=right, letters=listed(wanted))


def _letters_at(right: str, word: str) -> list[str]:
    pairs = zip(right.lower(), word.lower(), strict=True)
    return list(dict.fromkeys(should for should, is_ in pairs if should != is_))
