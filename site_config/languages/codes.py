"""The languages of the site: codes, names and the order in which a reader's language falls back to others."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

#: The language in which the mission writes; everything is translated from it.
SOURCE = "en"

#: All languages in the order in which the site lists them.
CODES: tuple[str, ...] = ("en", "ru", "tg")

#: Each language's name in itself, capitalised: for the language switch, always with its own `lang`.
OWN_NAMES: dict[str, str] = {"en": "English", "ru": "Русский", "tg": "Тоҷикӣ"}

#: Each language's name in the reader's language.
NAMES = {"en": _("English"), "ru": _("Russian"), "tg": _("Tajik")}

#: What a reader is given when a text is missing in their language, best first.
FALLBACKS: dict[str, tuple[str, ...]] = {"en": (), "ru": ("en",), "tg": ("ru", "en")}

#: Values of `og:locale`. British English, since the site spells "labour" and writes the day before the month.
OG_LOCALES: dict[str, str] = {"en": "en_GB", "ru": "ru_RU", "tg": "tg_TJ"}


def reading_order(code: str) -> tuple[str, ...]:
    """
    Return the language and then its fallbacks, best first: `reading_order("tg")` is `("tg", "ru", "en")`.

    Raises KeyError when the code is none of ours.
    """
    return (code, *FALLBACKS[code])


def best_versions(versions: Iterable[Any], language: str) -> list[Any]:
    """
    Return one of the `versions` of each thing, all of which have a `language` and a `translation_key`: the best for a
    reader of `language`. What there is in no language of theirs is left out. The order means nothing.
    """
    order = reading_order(language)
    readable = [version for version in versions if version.language in order]
    # Those that the reader would rather read come last, and stay.
    readable.sort(key=lambda version: order.index(version.language), reverse=True)
    return list({version.translation_key: version for version in readable}.values())
