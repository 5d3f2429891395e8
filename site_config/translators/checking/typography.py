"""Quotes, brackets, spaces, per cent signs and the sign at the end, as Russian and Tajik write them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from site_config.translators.checking.markup import TITLES
from site_config.translators.checking.texts import Text
from site_config.translators.checking.values import Finding, Sentence, warning

_ENGLISH_QUOTES = re.compile(r'[“”"]')
_QUOTES = re.compile(r'[“”"«»„]')
_SPACE_BEFORE = re.compile(r"\w[ \u00a0]+[,.;!?](?=\s|$)|\w[ \u00a0]+:(?=\s|$)")
_DOUBLE_SPACE = re.compile(r"[ \u00a0]{2,}")
_PER_CENT = re.compile(r"\d([ \u00a0\u202f]?)%")
_PAIRS = {")": "(", "]": "[", "}": "{", "»": "«"}
_OPENING = set(_PAIRS.values())
#: "1)", "а)" and "ii)" at the beginning of a line or of a part number a list.
_LIST_NUMBER = re.compile(r"(?:(?<=\s)|^)(?:\d{1,2}|[a-zа-яё]|[ivx]{1,4})\)", re.MULTILINE)
#: After the last sign of a sentence these may still stand.
_CLOSING = " \u00a0\n\t)]»”\"’'"
_ENDS = {".": ".", "…": ".", "!": ".", "?": "?", ":": ":", ";": ";", ",": ";"}


def typography_findings(sentence: Sentence, source: Text, target: Text) -> Iterator[Finding]:
    """Yield what a proof-reader would mark."""
    yield from _quotes(source, target)
    yield from _brackets(source, target)
    yield from _spaces(source, target)
    yield from _per_cent(sentence.language, target)
    yield from _end(sentence, source, target)


def _quotes(source: Text, target: Text) -> Iterator[Finding]:
    plain = target.plain
    if '"' in plain or (_ENGLISH_QUOTES.search(plain) and "„" not in plain):
        found = _ENGLISH_QUOTES.search(plain)
        yield warning("quotes", _("Quotes should be written « »."), plain[found.start() :][:40] if found else "")
    elif _QUOTES.search(source.plain) and not _QUOTES.search(plain):
        yield warning("quotes", _("The English has quotes, the translation has none."))


def _brackets(source: Text, target: Text) -> Iterator[Finding]:
    odd = _unbalanced(target.plain)
    if odd and odd != _unbalanced(source.plain):
        yield warning("brackets", _("“%(bracket)s” has no partner."), odd, bracket=odd)


def _unbalanced(text: str) -> str:
    """Return the first bracket or quote without a partner; nothing where all have one."""
    opened: list[str] = []
    for sign in _LIST_NUMBER.sub("", text):
        if sign in _OPENING:
            opened.append(sign)
        elif sign in _PAIRS and (not opened or opened.pop() != _PAIRS[sign]):
            return sign
    return opened[0] if opened else ""


def _spaces(source: Text, target: Text) -> Iterator[Finding]:
    if _DOUBLE_SPACE.search(target.plain) and not _DOUBLE_SPACE.search(source.plain):
        yield warning("spaces", _("There are two spaces together."))
    if found := _SPACE_BEFORE.search(target.plain):
        yield warning("spaces", _("There is a space before “%(sign)s”."), found[0], sign=found[0][-1])
    if target.plain != target.plain.strip() and source.plain == source.plain.strip():
        yield warning("spaces", _("There is a space at the beginning or at the end."))


def _per_cent(language: str, target: Text) -> Iterator[Finding]:
    for found in _PER_CENT.finditer(target.plain):
        if language == "tg" and found[1]:
            yield warning("per-cent", _("In Tajik there is no space before the per cent sign."), found[0])
        elif language == "ru" and found[1] in ("", " "):
            yield warning("per-cent", _("In Russian a no-break space stands before the per cent sign."), found[0])


def _end(sentence: Sentence, source: Text, target: Text) -> Iterator[Finding]:
    wanted, found = _end_of(source.plain), _end_of(target.plain)
    # Points of a list end with a semicolon in Russian and a full stop at the last, with nothing in English.
    if wanted == found or (found and wanted in ("", ".", ";") and found in (".", ";") and sentence.path not in TITLES):
        return
    if not wanted:
        if found in (".", ";") or sentence.path in TITLES:
            yield warning(
                "end", _("The translation ends with “%(sign)s”, the English with nothing."), found, sign=found
            )
        return
    yield warning("end", _("The English ends with “%(sign)s”, the translation does not."), wanted, sign=wanted)


def _end_of(text: str) -> str:
    """Return the kind of sign that ends a text; nothing where a letter does."""
    text = text.rstrip(_CLOSING)
    return _ENDS.get(text[-1:], "")
