"""What one file for a translator holds, whatever its format: the sentences of one page in one language."""

from __future__ import annotations

import enum
import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

# XML 1.0 allows no control characters but tab and line ends, GNU gettext warns of them, and no sentence needs them.
_UNBEARABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_LINE_END = re.compile("\r\n?")
_ORDER_MARK = "#"


class State(enum.StrEnum):
    """How far the translation of one sentence is. A fuzzy one is a suggestion: it does not count."""

    UNTRANSLATED = ""
    FUZZY = "fuzzy"
    DONE = "done"


@dataclass(frozen=True)
class Unit:
    """
    One sentence and its translation, both as inline HTML in the spelling of wagtail-localize's `String.data`.

    `note` tells the translator where the sentence stands; `previous_source` is the English that `target` was made for,
    when that has changed. `translated_at`, when the site's translation was last changed, is known of the site's own
    sentences only.
    """

    key: str
    source: str
    target: str = ""
    state: State = State.UNTRANSLATED
    note: str = ""
    previous_source: str = ""
    translated_at: datetime | None = None


@dataclass(frozen=True)
class Paper:
    """
    The sentences of one page in one language.

    `translation` is wagtail-localize's `Translation.uuid` and None where a program lost it on the way, `made_at` when
    the file was made, `revision` the `revision_of` the English then. `obsolete` are translations of sentences that are
    no longer in the English text.
    """

    translation: UUID | None
    language: str
    title: str
    url: str = ""
    revision: str = ""
    made_at: datetime | None = None
    units: tuple[Unit, ...] = ()
    obsolete: tuple[Unit, ...] = ()


def key_of(path: str, order: int) -> str:
    """
    Return the key of the sentence at a place on the page, such as `body.4f1c….text#3`.

    The order is part of it since all sentences of one rich text share its path, and a sentence may repeat there: with
    the path alone `msgfmt -c` refuses the file, and XLIFF asks for ids that differ.
    """
    return f"{path}{_ORDER_MARK}{order}"


def path_of(key: str) -> str:
    """Return the path in a key: the place at which wagtail-localize keeps one translation for each sentence."""
    path, mark, order = key.rpartition(_ORDER_MARK)
    return path if mark and order.isdecimal() else key


def revision_of(units: Iterable[Unit]) -> str:
    """Return a mark that differs when the English of a page differs: 16 hexadecimal digits."""
    words = "\0".join(f"{path_of(unit.key)}\0{bearable(unit.source)}" for unit in units)
    return hashlib.sha256(words.encode()).hexdigest()[:16]


def bearable(text: str) -> str:
    """Return a text as every format can carry it: without control characters, with line feeds as its line ends."""
    return _UNBEARABLE.sub("", _LINE_END.sub("\n", text))


def with_ends_of(source: str, target: str) -> str:
    """
    Return a translation that begins and ends with the white space of its source.

    The page's layout is kept outside the sentences, so only mistakes differ there, and `msgfmt -c` refuses line ends
    that do. A translation of nothing but white space is none.
    """
    if not target.strip() or not source.strip():
        return target.strip()
    words = source.strip()
    begin = source.index(words)
    return source[:begin] + target.strip() + source[begin + len(words) :]
