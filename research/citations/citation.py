from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from research.record import Contributor, Organisation, Person

#: Parts of a name that a space belongs between, and must not be broken at the end of a line.
NO_BREAK = "\u00a0"

_NAME_PARTS = re.compile(r"[\s.]+")
_HYPHENS = re.compile(r"[-‐‑]")


@dataclass(frozen=True)
class Citation:
    """A citation as runs of text, each upright or in italics."""

    style: str
    runs: tuple[tuple[str, bool], ...]

    @property
    def text(self) -> str:
        """The citation as plain text."""
        return "".join(text for text, _is_italic in self.runs)

    @property
    def html(self) -> SafeString:
        """The citation as HTML, its titles in `<i>`."""
        return format_html_join(
            "", "{}{}{}", ((SafeString("<i>" * flag), text, SafeString("</i>" * flag)) for text, flag in self.runs)
        )


def runs(*parts: str | tuple[str, bool]) -> tuple[tuple[str, bool], ...]:
    """Return the parts as runs; a bare string is upright, an empty one is left out."""
    whole = (part if isinstance(part, tuple) else (part, False) for part in parts)
    return tuple((text, is_italic) for text, is_italic in whole if text)


def initials(given: str) -> str:
    """Return given names as initials: "Мария-Анна Петровна" as "М.-А. П.", with a no-break space."""
    words = ("-".join(filter(None, map(_initial, _HYPHENS.split(word)))) for word in _NAME_PARTS.split(given))
    return NO_BREAK.join(filter(None, words))


def _initial(part: str) -> str:
    """Return the first letter with its point, past brackets and quotes; nothing for what has no letter."""
    letter = next(filter(str.isalpha, part), "")
    return f"{letter.upper()}." if letter else ""


def abbreviated(contributor: Contributor, comma: str) -> str:
    """Return a name with its family name first and initials after `comma`: "Olimova, S."."""
    if isinstance(contributor, Organisation) or not contributor.given:
        return contributor.family if isinstance(contributor, Person) else contributor.name
    return f"{contributor.family}{comma}{NO_BREAK}{initials(contributor.given)}"


def initials_first(contributor: Contributor) -> str:
    """Return a name with initials before its family name, none of them to be parted: "S. Olimova"."""
    if isinstance(contributor, Organisation) or not contributor.given:
        return contributor.family if isinstance(contributor, Person) else contributor.name
    return f"{initials(contributor.given)}{NO_BREAK}{contributor.family}"


def sentence_end(text: str) -> str:
    """
    Return the full stop that a text still needs at its end: none after one, nor after a question.

    English quotation marks stand after the full stop, so what ends within them has ended; « » stand before it.
    """
    return "" if text.rstrip("\"'”’").endswith((".", "?", "!", "…")) else "."


def joined(names: Sequence[str], last: str) -> str:
    """Return names parted by commas, the last one after `last` (", & ")."""
    return f"{', '.join(names[:-1])}{last}{names[-1]}" if len(names) > 1 else "".join(names)
