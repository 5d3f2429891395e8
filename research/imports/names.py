"""Reads the columns of names: “Family, Given; Family, Given; {Organisation}”."""

from __future__ import annotations

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from research.record import Contributor, Organisation, Person

# A name in braces may hold semicolons; names are parted by semicolons and line breaks.
_NAME = re.compile(r"\s*(\{[^{}]*\}|[^;\n{}]*)\s*(?:[;\n]|$)")


def contributors(text: str) -> tuple[Contributor, ...]:
    """
    Return the persons and organisations in their order; raise ValidationError, in words.

    A comma parts a person's family name from the given one; braces hold an organisation; a single word is a family
    name. Several words without either could be both, and are refused.
    """
    found: list[Contributor] = []
    place = 0
    while place < len(text):
        match = _NAME.match(text, place)
        if match is None:
            raise ValidationError(_("Braces stand around a whole name only: {Name of an organisation}."))
        place = match.end()
        if name := " ".join(match[1].split()):
            found.append(_contributor(name))
    return tuple(found)


def _contributor(name: str) -> Contributor:
    if name.startswith("{"):
        return Organisation(_short(name[1:-1].strip(), 250))
    family, comma, given = (part.strip() for part in name.partition(","))
    if not family or (not comma and " " in family):
        raise ValidationError(
            _("“%(name)s” may be a person or an organisation. Write “Family, Given”, or {Name} for an organisation."),
            params={"name": name[:80]},
        )
    return Person(_short(family, 100), _short(given, 100) if given else "")


def _short(name: str, most: int) -> str:
    if not name or len(name) > most:
        raise ValidationError(_("A name has between 1 and %(most)s characters here."), params={"most": most})
    return name


def listed(names: tuple[Contributor, ...]) -> str:
    """Return names as the columns have them."""
    return "; ".join(f"{{{name.name}}}" if isinstance(name, Organisation) else name.inverted for name in names)
