"""
What was meant by a query that was typed with the keyboard set to another language.

Everybody here types two or three languages on one keyboard: «vbuhfwbz» is «миграция», «ьшпкфешщт» is "migration".
"""

from __future__ import annotations

import re

#: A longer text was pasted, not typed with the wrong layout.
_TYPED_AT_MOST = 200
#: Fewer letters than that look like words of any language.
_LETTERS_AT_LEAST = 3
#: How many of the pairs of letters have to be common in the language that is supposed.
_COMMON_AT_LEAST = 0.75

_ENGLISH_KEYS = "`qwertyuiop[]asdfghjkl;'zxcvbnm,."
_RUSSIAN_KEYS = "ёйцукенгшщзхъфывапролджэячсмитьбю"
# The Tajik layout of X11: its own letters stand where Russian has ц щ ы ь, and on the keys of the hyphen and "=".
_TAJIK_KEYS = _RUSSIAN_KEYS.translate(str.maketrans("цщыь", "қҳҷӣ"))


def _with_shift(keys: str, letters: str) -> dict[int, str]:
    # The quotation mark stays one: it holds a phrase together far more often than it is a capital Э.
    shifted = {"`": "~", "[": "{", "]": "}", ";": ":", ",": "<", ".": ">"}
    pairs = dict(zip(keys, letters, strict=True))
    capitals = {shifted.get(key, key.upper()): letter.upper() for key, letter in pairs.items()}
    return str.maketrans(capitals | pairs)


#: From the language that the keyboard was set to, to the one that was meant.
_TABLES = {
    ("en", "ru"): _with_shift(_ENGLISH_KEYS, _RUSSIAN_KEYS),
    ("en", "tg"): _with_shift(_ENGLISH_KEYS + "-=", _TAJIK_KEYS + "ғӯ"),
    ("ru", "en"): _with_shift(_RUSSIAN_KEYS, _ENGLISH_KEYS),
    ("tg", "en"): _with_shift(_TAJIK_KEYS + "ғӯ", _ENGLISH_KEYS + "-="),
}

# Pairs of letters that are common in each language: a letter, then all that often follow it.
_FOLLOWERS = {
    "en": (
        "abcdfgijklmnprstuvwy baeijlorstuy cacehikorstu dadefiorsuy eacdefgilmnoprstvwx faefiort gaehilorsu haeiort "
        "iabcdefgklmnoprstvz jei keins ladefilmostuy mabeinopsu nacdefgiklnostuy oabcdfgiklmnoprstuvw padehilmortu qu "
        "racdegiklmnorstuvy sacehiklmopstuw taehilorstuwy uabcdeglmnprst vaei waehinors xt yeops zei"
    ),
    "ru": (
        "абвгдежзйклмнпрстфхцчшщюя баеклорсуыъ ваеиклнорстыья гаеилору давежилнорсуыьё евгдежзйклмнопрстхчщё жадеин "
        "завдимноуыя иабвгдезийклмнорстфхцчшюя йклст каеиорсту лабежикоуыьюяё маеинопуыя нагеикностуфыьяё "
        "обвгдежзийклмнопрстфхцчшя паеиклору равгежимностуыя сабвеиклнопрстуыъья тавеикнорсучыья убгдежйклмнпрстчю "
        "фаеиор хлор цаеиы чаеинтё шаеик щеиё ывейкмтхш ьзкмнстш экт юдтщ яезмнтчщ ъеёуюя ёвжклмнрст"
    ),
    "tg": (
        "аабвгдзийклмнрстфхшъғқҳҷ баеилмоту вавдезиор гаилоуӣ дадеикоуқ ебгдклнорстшҳ заеимоуӯ иабвгдзиклмнрстфшяёқҳҷ "
        "йилн каеилорстуӯ лаеилмоуҳӣ маеикоучъҳ навгдеиорстуҳҷӣӯ обвгдезийлмнрстфхшяғҳҷ паео рагдезинортухҳӣӯ "
        "сабвеилостуӣ таеиноруҳӣ уадзлмнрстшқҳҷ фаеиот хаиотуш чаиуӣ шавдиортуҷ ълоҳ ядикнтҳ ёбдн ғайоҳ қаиоту "
        "ҳаеинору ҷаимоуҷӯ ӯдзийъҳ"
    ),
}
_PAIRS = {
    language: frozenset(letters[0] + follower for letters in followers.split() for follower in letters[1:])
    for language, followers in _FOLLOWERS.items()
}

_LATIN = re.compile("[A-Za-z]")
_CYRILLIC = re.compile("[\u0400-\u052f]")
_WORD = re.compile(r"\S+")
_NOT_A_WORD = re.compile(r"[^\w\s\"«»“”-]")
_OUTSIDE_WORDS = re.compile(r"[\s\d\"«»“”]+")
_NO_VOWEL = re.compile(r"\b[^\W\d_aeiouyаеёиоуыэюяӣӯ]{2,}\b", re.IGNORECASE)
_CLOSING = ",.;:"


def other_layouts(query: str) -> list[str]:
    """
    Return what may have been meant, the likeliest first, and nothing when the query makes sense as it stands.

    The query must be the raw one: ; [ , ' are letters on the other keyboards.
    """
    if len(query) > _TYPED_AT_MOST or sum(map(str.isalpha, query)) < _LETTERS_AT_LEAST:
        return []
    latin, cyrillic = _LATIN.search(query), _CYRILLIC.search(query)
    if bool(latin) == bool(cyrillic):
        return []
    meant: dict[str, float] = {}
    for (typed_in, language), table in _TABLES.items():
        if (typed_in == "en") != bool(latin):
            continue
        candidate = _WORD.sub(lambda word, table=table, language=language: _retype(word[0], table, language), query)
        if _NOT_A_WORD.search(candidate) or _NO_VOWEL.search(candidate):
            continue
        score = _likeness(candidate, language)
        if score >= _COMMON_AT_LEAST and score > _likeness(query, typed_in):
            meant.setdefault(candidate, score)
    return sorted(meant, key=lambda candidate: -meant[candidate])


def _retype(word: str, table: dict[int, str], language: str) -> str:
    """Return a word as the other layout types it; a comma or full stop after it may be a letter or just that."""
    retyped = word.translate(table)
    if word[-1] in _CLOSING and _likeness(retyped[-2:], language) < 1:
        return word[:-1].translate(table)
    return retyped


def _likeness(text: str, language: str) -> float:
    """Return which share of the pairs of signs are pairs of letters that are common in a language."""
    words = _OUTSIDE_WORDS.sub(" ", text.lower()).split()
    pairs = [word[place : place + 2] for word in words for place in range(len(word) - 1)]
    return sum(pair in _PAIRS[language] for pair in pairs) / len(pairs) if pairs else 0
