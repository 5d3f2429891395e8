"""
The tags inside a sentence: `<b>`, `<a id="a1">` and the others that wagtail-localize leaves there (`INLINE_TAGS`).

A link's address stays on the site: the sentence has its id only, so a translation can neither change nor invent one.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from wagtail_localize.strings import INLINE_TAGS

from site_config.translators.files.papers import bearable

#: Tags that hold nothing.
EMPTY_TAGS = frozenset({"br"})

_TAG = re.compile(r"</?[A-Za-z!?][^<>]*>")
_KNOWN_TAG = re.compile(
    r"""<(?P<close>/?)(?P<name>[A-Za-z]+)(?:\s+id\s*=\s*(?P<quote>["'])(?P<id>[^"']*)(?P=quote))?\s*/?>"""
)
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
#: White space that stands alone between two tags, or between one and an end of the sentence.
_SPACE_BETWEEN = re.compile(r"(?<=>)[ \t\n]+(?=<|$)|^[ \t\n]+(?=<)")


class WrongMarkup(ValueError):
    """A tag that no sentence may have, or that is not closed where it should be; the text names it for a translator."""


@dataclass(frozen=True)
class Words:
    """Text between tags, without entities."""

    text: str


@dataclass(frozen=True)
class Begin:
    """A tag that opens, or one that holds nothing; `id` is that of a link."""

    name: str
    id: str = ""

    def __str__(self) -> str:
        named = f' id="{html.escape(self.id)}"' if self.id else ""
        return f"<{self.name}{named}/>" if self.name in EMPTY_TAGS else f"<{self.name}{named}>"


@dataclass(frozen=True)
class End:
    """A tag that closes."""

    name: str

    def __str__(self) -> str:
        return f"</{self.name}>"


Part = Words | Begin | End


def parts_of(sentence: str) -> list[Part]:
    """Return the parts of a sentence in their order; raise WrongMarkup where a tag is unknown or not closed."""
    parts: list[Part] = []
    opened: list[Begin] = []
    position = 0
    for found in _TAG.finditer(sentence):
        if found.start() > position:
            parts.append(Words(_without_entities(sentence[position : found.start()])))
        position = found.end()
        parts.extend(_parts_of_tag(found[0], opened))
    if position < len(sentence):
        parts.append(Words(_without_entities(sentence[position:])))
    if opened:
        raise WrongMarkup(_misplaced(opened[-1]))
    return parts


def _parts_of_tag(text: str, opened: list[Begin]) -> Iterator[Part]:
    known = _KNOWN_TAG.fullmatch(text)
    name = known["name"].lower() if known else ""
    if known is None or name not in INLINE_TAGS or (known["id"] is not None and name != "a"):
        raise WrongMarkup(
            _("The tag “%(tag)s” is unknown. Write &lt; for a sign that begins no tag.") % {"tag": text[:80]}
        )
    if name in EMPTY_TAGS:
        if not known["close"]:  # HTML reads `</br>` as one more; it is only ever the second half of `<br></br>`.
            yield Begin(name)
    elif not known["close"]:
        begin = Begin(name, html.unescape(known["id"] or ""))
        opened.append(begin)
        yield begin
    elif opened and opened[-1].name == name:
        opened.pop()
        yield End(name)
    else:
        raise WrongMarkup(_misplaced(End(name)))


def _misplaced(tag: Begin | End) -> str:
    return _("The tag “%(tag)s” has no partner, or tags overlap.") % {"tag": str(tag)}


def _without_entities(text: str) -> str:
    # Only what ends in a semicolon: HTML's older rule turns “R&D&amp” and “Q&A” into something else.
    return bearable(_ENTITY.sub(lambda found: html.unescape(found[0]), text))


def html_of(parts: Iterable[Part]) -> str:
    """Return parts as HTML in wagtail-localize's spelling: `&amp;`, `&lt;`, `&gt;`, `<br/>`, other letters plain."""
    return "".join(_html_text(part.text) if isinstance(part, Words) else str(part) for part in parts)


def _html_text(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def normal(sentence: str) -> str:
    """
    Return a sentence in its one spelling, in which wagtail-localize stores it: of white space that stands alone between
    tags its parser keeps one sign. Raises WrongMarkup as `parts_of` does.
    """
    spelt = html_of(parts_of(sentence))
    return _SPACE_BETWEEN.sub(lambda found: "\n" if "\n" in found[0] else " ", spelt)


def plain(sentence: str) -> str:
    """Return the words of a sentence without its tags; one with wrong tags comes back whole."""
    try:
        return "".join(part.text for part in parts_of(sentence) if isinstance(part, Words))
    except WrongMarkup:
        return sentence


def fault(source: str, target: str) -> str:
    """
    Return what is wrong with a translation's tags, in words for its translator; "" where nothing is.

    Emphasis may be left out or repeated, as languages ask; a link may be neither lost, doubled nor invented, and a tag
    that the English sentence does not have would be lost where the page holds plain text.
    """
    try:
        parts, known = parts_of(target), parts_of(source)
    except WrongMarkup as error:
        return str(error)
    names = {part.name for part in known if isinstance(part, Begin)}
    links = Counter(part.id for part in known if isinstance(part, Begin) and part.name == "a")
    used = Counter(part.id for part in parts if isinstance(part, Begin) and part.name == "a")
    for part in parts:
        if isinstance(part, Begin) and (part.name not in names or (part.name == "a" and part.id not in links)):
            return _("The English sentence has no tag “%(tag)s”.") % {"tag": str(part)}
    if lost := next(iter(links - used), None):
        return _("The link “%(tag)s” of the English sentence is missing.") % {"tag": str(Begin("a", lost))}
    if doubled := next(iter(used - links), None):
        return _("The link “%(tag)s” stands more often than in the English sentence.") % {
            "tag": str(Begin("a", doubled))
        }
    return ""
