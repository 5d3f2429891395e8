"""The plain text of a sentence, and its words."""

from __future__ import annotations

import html
import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)((?:\s[^<>]*)?)(/?)>")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
WORD = re.compile(r"[^\W\d_]+")
# Each begins where a run of its characters begins, so that a long run is read once.
EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
#: An address that says so itself, or a host with one of the endings that the mission's texts name.
ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>\"“”«»]+"
    r"|(?<![\w.-])(?>[a-z0-9-]+(?:\.[a-z0-9-]+)+)(?<=\.(?:int|org|com|net|edu|gov))(?:/[^\s<>\"“”«»]*)?"
    r"|(?<![\w.-])(?>[a-z0-9-]+(?:\.[a-z0-9-]+)+)(?<=\.(?:tj|ru|kg|kz|uz|eu))(?:/[^\s<>\"“”«»]*)?",
    re.IGNORECASE,
)
_AFTER_ADDRESS = ".,;:!?)]}…'’"


@dataclass(frozen=True)
class Text:
    """One side of a sentence, read once for all checks."""

    html: str

    @cached_property
    def plain(self) -> str:
        """What a reader sees, composed (NFC), with line breaks for `<br>`."""
        without_tags = TAG.sub("", _BREAK.sub("\n", self.html)) if "<" in self.html else self.html
        return unicodedata.normalize("NFC", html.unescape(without_tags))

    @cached_property
    def emails(self) -> tuple[str, ...]:
        """The e-mail addresses."""
        return tuple(EMAIL.findall(self.plain)) if "@" in self.plain else ()

    @cached_property
    def addresses(self) -> tuple[str, ...]:
        """The addresses of web pages, without the punctuation of the sentence around them."""
        if "." not in self.plain:
            return ()
        return tuple(found.rstrip(_AFTER_ADDRESS) for found in ADDRESS.findall(EMAIL.sub(" ", self.plain)))

    @cached_property
    def prose(self) -> str:
        """The plain text without addresses of any kind: they are in letters and numbers of their own."""
        if "." not in self.plain and "@" not in self.plain:
            return self.plain
        return ADDRESS.sub(" ", EMAIL.sub(" ", self.plain))

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words of the prose as they are written; what a hyphen joins are several words."""
        return tuple(WORD.findall(self.prose))
