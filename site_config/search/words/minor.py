"""Words that no text is about: articles, prepositions, conjunctions. A page need not have them to be found."""

from __future__ import annotations

from functools import lru_cache

from site_config.search.words.spelling import READ_AT_MOST, spell
from site_config.search.words.tajik import tajik_fold

_ENGLISH = (
    "a an and are as at be been but by for from had has have if in into is it its of on onto or s than that the their"
    " them then there these they this those to upon us was were which while who whom whose with within"
)
_RUSSIAN = (
    "а без бы был была были было в во вы где да для до его ее если же за и из или им их к как ко который которая"
    " которое которые которого которой которых которым которыми кто ли либо между мы на над не него нее ни них но о об"
    " обо он она они оно от перед по под при про с со так также то того тоже той том тот у уже через что чтобы эта эти"
    " это этого этой этом этот"
)
_TAJIK = (
    "аз азбаҳри аммо аст ба бар барои бе бо ва вале дар ё ин инчунин ки ман мо он онҳо то ту тавассути ҳам ҳар ҳаст"
    " ӯ шумо вай"
)
_WORDS = frozenset((_ENGLISH + " " + _RUSSIAN.replace("ё", "е") + " " + _TAJIK).split())
#: As `spell` leaves them; the Tajik ones also typed without a Tajik keyboard: хам, хар, у.
MINOR_WORDS = _WORDS | {tajik_fold(word) for word in _TAJIK.split()}

#: Written in capitals these are names, with keys of their own: World Health Organization, information technology.
_NAMES = ("IT", "US", "WHO")


def is_name(word: str, spelled: str) -> bool:
    """Return whether a word is a name that only its capitals tell from a function word."""
    return spelled.upper() in _NAMES and word.startswith(_NAMES)


def is_minor(word: object) -> bool:
    """Return whether a word, or the word of a token, is never required to match."""
    return _is_minor(str(getattr(word, "text", word))[:READ_AT_MOST])


@lru_cache(maxsize=4096)
def _is_minor(word: str) -> bool:
    spelled = spell(word)
    return spelled in MINOR_WORDS and not is_name(word, spelled)
