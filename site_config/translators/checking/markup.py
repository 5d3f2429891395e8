"""Errors that would break the page, or harm its readers: nobody may set them aside."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from site_config.pages.translation_guard import ADDRESS_ATTRIBUTES, is_harmless
from site_config.translators.checking.texts import TAG, Text
from site_config.translators.checking.values import Finding, Sentence, error, listed, warning

#: Elements of HTML that hold nothing and are never closed.
_EMPTY = {"br", "img", "hr", "wbr"}
_ATTRIBUTE = re.compile(r"""([^\s"'=<>/]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_LOOSE_AMPERSAND = re.compile(r"&(?!#[0-9]{1,7};|#[xX][0-9a-fA-F]{1,6};|[A-Za-z][A-Za-z0-9]{1,31};)")
_ADDRESS_ALONE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S+")
#: Characters that turn the direction of the text after them, so that it reads otherwise than it is.
_TURNS = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
#: A page's own titles: Wagtail keeps both in 255 characters.
TITLES = {"title", "seo_title"}
LONGEST_TITLE = 255


def markup_findings(sentence: Sentence, source: Text, target: Text) -> Iterator[Finding]:
    """Yield what is wrong with the tags, links and characters of the translation."""
    yield from _characters(sentence.target)
    if sentence.path in TITLES and len(target.plain) > LONGEST_TITLE:
        words = _("This title has %(length)s characters; a title may have %(most)s.")
        yield error("title-length", words, target.plain[:40], length=len(target.plain), most=LONGEST_TITLE)
    if _ADDRESS_ALONE.fullmatch(source.plain.strip()) and not is_harmless(target.plain):
        yield _unsafe(target.plain)
    if "<" in sentence.source or "<" in sentence.target or ">" in sentence.target:
        yield from _tags(sentence)
    # A browser, and wagtail-localize with it, may swallow what follows.
    if "&" in sentence.target and _LOOSE_AMPERSAND.search(sentence.target):
        yield error("markup", _("The sign & must be written as &amp; here."), "&")


def _characters(text: str) -> Iterator[Finding]:
    # Nearly every text is printable but for line ends, which is known at once.
    if text.isprintable():
        return
    for character in dict.fromkeys(text):
        category = unicodedata.category(character)
        if (category in ("Cc", "Cs", "Cn") and character not in "\n\t") or character in _TURNS:
            code = f"U+{ord(character):04X}"
            yield error("control-character", _("There is a character that nobody can see: %(code)s."), code, code=code)


def _tags(sentence: Sentence) -> Iterator[Finding]:
    if not _is_whole(sentence.target):
        yield error("markup", _("The tags are broken: each must be closed, and in the right order."))
    wanted, found = _tally(sentence.source), _tally(sentence.target)
    if missing := wanted - found:
        tags = listed(missing)
        yield error("tags", _("The English has these tags, the translation lacks them: %(tags)s."), tags, tags=tags)
    if added := found - wanted:
        tags = listed(added)
        yield error("tags", _("The translation has these tags, the English does not: %(tags)s."), tags, tags=tags)
    if _breaks(sentence.source) != _breaks(sentence.target):
        yield warning("line-breaks", _("The translation has more or fewer line breaks than the English."))
    for tag in TAG.finditer(sentence.target):
        for name, *values in _ATTRIBUTE.findall(tag[3]):
            address = "".join(values)
            if name.lower() in ADDRESS_ATTRIBUTES and not is_harmless(address):
                yield _unsafe(address)


def _unsafe(address: str) -> Finding:
    return error("unsafe-link", _("Links may lead to web pages, mailboxes and telephones only."), address[:80])


def _is_whole(text: str) -> bool:
    """Return whether every tag is one, is closed, and closes what was opened last."""
    if re.search("[<>]", TAG.sub("", text)):
        return False
    open_tags: list[str] = []
    for closing, name, _attributes, _slash in TAG.findall(text):
        if name.lower() in _EMPTY:
            continue
        if not closing:
            open_tags.append(name.lower())
        elif not open_tags or open_tags.pop() != name.lower():
            return False
    return not open_tags


def _tally(text: str) -> Counter[str]:
    """Return how often each tag stands in a text, with its attributes; line breaks are the translator's."""
    tags: Counter[str] = Counter()
    for closing, name, attributes, _slash in TAG.findall(text):
        if not closing and name.lower() != "br":
            pairs = sorted((key.lower(), "".join(values)) for key, *values in _ATTRIBUTE.findall(attributes))
            tags["<" + " ".join([name.lower(), *(f'{key}="{value}"' for key, value in pairs)]) + ">"] += 1
    return tags


def _breaks(text: str) -> int:
    return sum(name.lower() == "br" for _closing, name, _attributes, _slash in TAG.findall(text))
