"""Understands the languages of editions as people write them."""

from __future__ import annotations

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from site_config.languages.language_set import in_our_order

#: Codes of ISO 639, names in the three languages, and what the old site and reference managers wrote.
_NAMES = {
    "en": ("en", "eng", "english", "английский", "англисӣ", "англ", "british", "ukenglish", "en-gb", "en-us"),
    "ru": ("ru", "rus", "russian", "русский", "русӣ", "рус", "ru-ru"),
    "tg": ("tg", "tgk", "tj", "taj", "tajik", "таджикский", "тоҷикӣ", "тадж", "tg-tj"),
}
_CODES = {name: code for code, names in _NAMES.items() for name in names}


def language_named(text: str) -> str:
    """Return the code of a language; empty where it is none of ours."""
    return _CODES.get(text.strip().casefold(), "")


def languages_named(text: str) -> tuple[str, ...]:
    """Return the codes of languages with anything but letters between them; raise ValidationError, in words."""
    found = []
    for word in re.split(r"[\s,/+&|]+", text.strip()):
        code = language_named(word)
        if not code:
            raise ValidationError(
                _("“%(word)s” is no language of this site: write en, ru or tg."), params={"word": word}
            )
        found.append(code)
    return in_our_order(found)
