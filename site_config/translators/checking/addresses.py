"""Links, mailboxes and placeholders must come through a translation as they are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from django.utils.translation import gettext_lazy as _

from site_config.languages.codes import CODES
from site_config.translators.checking.texts import Text
from site_config.translators.checking.values import Finding, Sentence, listed, warning

_PLACEHOLDER = re.compile(r"%\([A-Za-z_]\w*\)[sd]|\{\{\s*[\w.]+\s*\}\}|\$?\{\w*\}|(?<!\d)%[sd]\b")
#: The part of an address that names the language: it follows the translation.
_LANGUAGE = re.compile(rf"/(?:{'|'.join(CODES)}|tj)(?=/|$)")


def address_findings(sentence: Sentence, source: Text, target: Text) -> Iterator[Finding]:
    """Yield addresses and placeholders that are lost, changed or added."""
    del sentence
    yield from _compared(
        "links",
        (*source.addresses, *source.emails),
        (*target.addresses, *target.emails),
        _("The English has this address, the translation does not: %(parts)s."),
        _("The translation has this address, the English does not: %(parts)s."),
    )
    yield from _compared(
        "placeholders",
        _placeholders(source),
        _placeholders(target),
        _("The English has this placeholder, the translation does not: %(parts)s."),
        _("The translation has this placeholder, the English does not: %(parts)s."),
    )


def _placeholders(text: Text) -> list[str]:
    if "%" not in text.plain and "{" not in text.plain:
        return []
    return _PLACEHOLDER.findall(text.plain)


def _compared(code: str, wanted: Iterable[str], found: Iterable[str], lacks: object, adds: object) -> Iterator[Finding]:
    old, new = Counter(map(_comparable, wanted)), Counter(map(_comparable, found))
    for difference, words in ((old - new, lacks), (new - old, adds)):
        if difference:
            parts = listed(difference)
            yield warning(code, words, parts, parts=parts)


def _comparable(address: str) -> str:
    return _LANGUAGE.sub("/…", address).rstrip("/")
