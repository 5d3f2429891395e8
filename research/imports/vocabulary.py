"""Understands words from our short lists in any of the site's languages."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from functools import cache

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import translation
from django.utils.translation import gettext as _

from research.vocabularies import Licence, licence_url
from site_config.languages.codes import CODES


def plain(text: str) -> str:
    """Return words in the form in which they are compared."""
    return " ".join(text.casefold().replace("ё", "е").replace("-", " ").replace("_", " ").split())


def one_of(choices: type[models.TextChoices], text: str) -> str:
    """Return the value of a choice that is named by its value or label; raise ValidationError with the nearest ones."""
    return pick(_names(choices), text, _labels(choices))


def licence(text: str) -> str:
    """Return the value of a licence named by its value, label or address."""
    address = re.sub(r"^(?:https?://)?(?:www\.)?", "https://", text.strip().casefold())
    address = re.sub(r"(?:/deed(?:\.\w+)?|/legalcode(?:\.\w+)?)?/*\Z", "", address, count=1) + "/"
    for value in Licence.values:
        if address == licence_url(value):
            return value
    return one_of(Licence, text)


def pick[Found](named: dict[str, Found], text: str, known: Iterable[str]) -> Found:
    """Return what the text names; raise ValidationError, with the nearest names or all `known` ones."""
    if plain(text) in named:
        return named[plain(text)]
    near = difflib.get_close_matches(plain(text), named, n=3, cutoff=0.6)
    if near:
        raise ValidationError(
            _("“%(text)s” is not known. Did you mean: %(names)s?"),
            params={"text": text.strip()[:80], "names": ", ".join(near)},
        )
    raise ValidationError(
        _("“%(text)s” is not known. Known are: %(names)s."),
        params={"text": text.strip()[:80], "names": ", ".join(known)},
    )


@cache
def _names(choices: type[models.TextChoices]) -> dict[str, str]:
    names = {plain(value): value for value in choices.values}
    for code in CODES:
        with translation.override(code):
            names |= {plain(str(label)): value for value, label in choices.choices}
    return names


def _labels(choices: type[models.TextChoices]) -> list[str]:
    return [str(label) for label in choices.labels]
