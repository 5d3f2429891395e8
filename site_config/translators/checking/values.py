"""What a check is given and what it answers: plain values, so that files, screens and tests can ask alike."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from site_config.translators.checking.terms import Glossary


class Severity(StrEnum):
    """Whether a translator may set a finding aside."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Sentence:
    """
    A sentence and its translation, both as HTML as wagtail-localize keeps them in `String.data`.

    `language` is "ru" or "tg"; `path` says where it stands on the page ("title", "summary", "body.…"); `terms` is the
    glossary of that language (`prepare`).
    """

    source: str
    target: str
    language: str
    path: str = ""
    terms: Glossary = field(default_factory=Glossary)


@dataclass(frozen=True)
class Finding:
    """Something in a translation that is wrong, or may be. `code` names its kind, `excerpt` the words it is about."""

    code: str
    severity: Severity
    words: Any
    excerpt: str = ""
    values: tuple[tuple[str, Any], ...] = ()

    @property
    def message(self) -> str:
        """The finding as a sentence, in the language that is active when it is asked for."""
        return str(self.words) % dict(self.values)

    @property
    def is_error(self) -> bool:
        """Whether nobody may set it aside."""
        return self.severity is Severity.ERROR


def error(code: str, words: Any, excerpt: str = "", /, **values: Any) -> Finding:
    """Return a finding that cannot be overruled; `words` is a lazy translation, `values` fill its places."""
    return Finding(code, Severity.ERROR, words, excerpt, tuple(values.items()))


def warning(code: str, words: Any, excerpt: str = "", /, **values: Any) -> Finding:
    """Return a finding that may be overruled; `words` is a lazy translation, `values` fill its places."""
    return Finding(code, Severity.WARNING, words, excerpt, tuple(values.items()))


def listed(parts: Iterable[Any]) -> str:
    """Return several things as one line."""
    return ", ".join(map(str, parts))
