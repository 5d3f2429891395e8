"""
Tajik written with other letters than its own, as old fonts and foreign keyboards made people do.

Before Unicode, Tajik fonts drew ғ ӣ қ ӯ ҳ ҷ in the places of Macedonian, Serbian, Ukrainian and Belarusian letters, and
files made with them still say so; the web has «муњољират» about as often as «муҳоҷират». `fold_old_letters` turns one
word into Tajik letters whatever it is: for search keys. `repair_old_letters` is for display: it changes a text only
where that is Tajik, since «Київ», «ўзбек» and «људи» are right as they stand.
"""

from __future__ import annotations

import re
import unicodedata
from enum import Enum

#: The places where old Tajik fonts drew Tajik letters.
OLD_FONT_LETTERS = {"ѓ": "ғ", "ї": "ӣ", "ќ": "қ", "ў": "ӯ", "њ": "ҳ", "љ": "ҷ"}
#: Letters of other Cyrillic and Latin alphabets that look like Tajik ones.
LOOK_ALIKES = {"һ": "ҳ", "ӱ": "ӯ", "ӳ": "ӯ", "ӥ": "ӣ"}
#: A Cyrillic letter and a comma stood for a letter with a descender.
COMMA_LETTERS = {"х": "ҳ", "к": "қ", "ч": "ҷ", "г": "ғ"}
#: Latin letters that pass for Cyrillic ones, wherever they stand inside a Cyrillic word, and Latin letters with signs
#: above them that programs made of the old Tajik ones.
LATIN_LOOK_ALIKES = dict(zip("aceopxyk", "асеорхук", strict=True)) | {"ï": "ӣ", "ī": "ӣ", "ū": "ӯ", "ÿ": "ӯ", "i": "ӣ"}
# Small letters of another shape than the capital: B is В, while b is nothing Cyrillic.
_LATIN_CAPITALS = dict(zip("ABCEHIKMOPTXY", "АВСЕНӢКМОРТХУ", strict=True)) | {"Ï": "Ӣ", "Ī": "Ӣ", "Ū": "Ӯ"}


def _with_capitals(letters: dict[str, str]) -> dict[int, str]:
    return str.maketrans(letters | {letter.upper(): right.upper() for letter, right in letters.items()})


_CYRILLIC_FOLDS = _with_capitals(OLD_FONT_LETTERS | LOOK_ALIKES)
_LATIN_FOLDS = str.maketrans(LATIN_LOOK_ALIKES | _LATIN_CAPITALS)
_COMMA_FOLDS = COMMA_LETTERS | {letter.upper(): right.upper() for letter, right in COMMA_LETTERS.items()}

_COMMA_LETTER = re.compile(r"([хкчгХКЧГ]),(?=[^\W\d_])")
_GLUED_COMMA = re.compile(r"[^\W\d_],(?=[^\W\d_])")
_WORD = re.compile(r"[^\W\d_]+")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_FOREIGN_LETTER = re.compile("[іІєЄґҐјЈђЂћЋџЏѕЅәӘөӨүҮұҰңҢҥҕҡҠҙҘҫҪӑӐӗӖѝЍ]")
# Ukrainian has the first of these, Belarusian and Uzbek the second, Serbian and Macedonian the four others: one of each
# kind stands together nowhere but in old Tajik.
_OPENS = {"ї", "ў"}
_DESCENDS = {"ѓ", "ќ", "њ", "љ"}
# In Tajik ӣ ends words: «Україна», «їх», «Київ», but not «аҳолї» or «ниҳої».
_UKRAINIAN_YI = re.compile(r"\bї|[аеиоуыэюяїґі]ї\B", re.IGNORECASE)
_OLD_LETTER = re.compile("[ѓїќўњљһӱӳӥ]")
_TAJIK_LETTER = re.compile("[ӣӯҷ]")
# Serbian and Macedonian have none of these.
_NOT_SOUTHERN = re.compile("[йщъыьэюяё]")


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


#: Words that stand in every Tajik text and mean little in the languages that share its old letters.
_TAJIK_WORDS = frozenset(
    _words(
        "дар ба аз ки барои бо аст ҳаст нест мебошад мебошанд шуд шуда шудааст карда кардааст оид доир ҳар яке байни"
        " аммо вале инчунин тавассути нисбат мувофиқи соли солҳои моддаи бояд метавонад дорад доранд"
    )
)
#: What words of the mission's field begin with, for headings that hold no small word.
_TAJIK_STEMS = _words(
    "тоҷик ҷумҳури муҳоҷир меҳнатӣ миллӣ байналмилалӣ аҳолӣ ноҳия созмон иҷтимо ҷаҳон ҷомеа ҷамъият хориҷ занон кӯдак"
    " ҳамкорӣ"
)
#: The same, but Uzbek has them too: they tell something only when written in letters that no Uzbek font had.
_STEMS_SHARED_WITH_UZBEK = _words(
    "ҳукумат ҳуқуқ қонун қарор меҳнат ҳисобот шаҳр вилоят ташкилот иқтисод тадқиқот таҳлил маҳал ҳаёт баҳо"
)
#: Uzbek and Russian, the other languages of the mission's documents.
_OTHER_WORDS = frozenset(
    _words(
        "билан учун бўйича бўлган бўлиб бўлади бўлса бир йил йилда йилги эмас деб эди экан унинг улар бу шу ушбу ҳамда"
        " қилиш қилиб қилинган тўғрисида орқали керак мумкин ўз ўзбекистон"
        " в во на не что для по с со из от это как или при их его был были который которые также между"
    )
)
_SEPARATOR = re.compile(r"(\f|\n(?:[ \t\r]*\n)+)")


class _Verdict(Enum):
    TAJIK = "is Tajik with letters of old fonts, or with its own"
    FOREIGN = "is another language that needs these letters"
    OPEN = "tells nothing"


def fold_old_letters(word: str) -> str:
    """
    Return one word with Tajik letters in the places of old ones, letter and comma and Latin look-alikes included.

    It asks nothing about the language: `љ` becomes `ҷ` in a Serbian word too. The length may change.
    """
    word = unicodedata.normalize("NFC", word).translate(_CYRILLIC_FOLDS)
    return _WORD.sub(lambda part: _fold_latin(part[0]), _fold_commas(word))


def repair_old_letters(text: str) -> str:
    """
    Return a text with its Tajik parts in Tajik letters; all else stays letter by letter, the layout included.

    Each line decides for itself where it can (its small words, letters of other alphabets, combinations of letters
    that only old Tajik fonts have); a line that tells nothing, such as a heading, follows its paragraph, and that the
    whole text. Works in one pass, so that its time grows with the length of the text only.
    """
    composed = unicodedata.normalize("NFC", text)
    if not _CYRILLIC.search(composed):
        return text
    whole = _verdict(composed)
    parts = _SEPARATOR.split(composed)
    # Separators stand at the odd places.
    for place in range(0, len(parts), 2):
        verdict = _verdict(parts[place])
        parts[place] = _repair_paragraph(parts[place], whole if verdict is _Verdict.OPEN else verdict)
    repaired = "".join(parts)
    return text if repaired == composed else repaired


def _repair_paragraph(paragraph: str, verdict: _Verdict) -> str:
    if not paragraph.strip():
        return paragraph
    lines = paragraph.split("\n")
    for place, line in enumerate(lines):
        own = _verdict(line)
        if (verdict if own is _Verdict.OPEN else own) is _Verdict.TAJIK:
            lines[place] = _repair_line(line)
    return "\n".join(lines)


def _repair_line(line: str) -> str:
    # A hasty typist leaves the space out after any letter; whoever lacked the letters, only after these four.
    if len(_COMMA_LETTER.findall(line)) * 2 > len(_GLUED_COMMA.findall(line)):
        line = _fold_commas(line)
    return _WORD.sub(lambda word: _repair_word(word[0]), line)


def _repair_word(word: str) -> str:
    # A foreign name in a Tajik sentence.
    if _FOREIGN_LETTER.search(word) or _UKRAINIAN_YI.search(word):
        return word
    return _fold_latin(word.translate(_CYRILLIC_FOLDS))


def _fold_commas(text: str) -> str:
    return _COMMA_LETTER.sub(lambda found: _COMMA_FOLDS[found[1]], text)


def _fold_latin(word: str) -> str:
    """Return a mixed word with Cyrillic letters only; a word in one script, or with other Latin letters, as it is."""
    if not _CYRILLIC.search(word) or not _LATIN.search(word):
        return word
    folded = word.translate(_LATIN_FOLDS)
    return word if _LATIN.search(folded) else folded


def _verdict(text: str) -> _Verdict:
    small = text.lower()
    words = _WORD.findall(small)
    tajik = sum(map(_is_tajik_word, _WORD.findall(_fold_commas(small)) if "," in small else words))
    other = sum(word in _OTHER_WORDS or bool(_FOREIGN_LETTER.search(word)) for word in words)
    if other and other >= tajik:
        return _Verdict.FOREIGN
    old = set(_OLD_LETTER.findall(small))
    if (
        tajik
        or _TAJIK_LETTER.search(small)
        or (old & _OPENS and old & _DESCENDS)
        or any(_DESCENDS & set(word) and _NOT_SOUTHERN.search(word) for word in words)
    ):
        return _Verdict.TAJIK
    return _Verdict.OPEN


def _is_tajik_word(word: str) -> bool:
    folded = _fold_latin(word.translate(_CYRILLIC_FOLDS))
    if folded in _TAJIK_WORDS or folded.startswith(_TAJIK_STEMS):
        return True
    return folded.startswith(_STEMS_SHARED_WITH_UZBEK) and not _DESCENDS.isdisjoint(word)
