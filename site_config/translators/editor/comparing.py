"""What changed between two wordings of a sentence, word by word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

_PIECES = re.compile(r"<[^>]+>|\w+|\s+|[^\w\s]")
#: A single unchanged piece between two changes, such as a space, is read more easily as part of one change.
_BRIDGE = re.compile(r"\s+|[^\w\s]")


@dataclass(frozen=True)
class Piece:
    """Some words: `kind` is "same", "gone" (only in the old wording) or "new" (only in the new one)."""

    kind: str
    text: str


def difference(old: str, new: str) -> list[Piece]:
    """Return the new wording with what is gone and what is new, in reading order; what is gone stands first."""
    before, after = _PIECES.findall(old), _PIECES.findall(new)
    changes: list[tuple[str, str]] = []
    for kind, start, end, new_start, new_end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        gone, came = "".join(before[start:end]), "".join(after[new_start:new_end])
        if kind != "equal":
            changes.append((gone, came))
        else:
            changes.append((came, came))
    return _pieces(_bridged(changes))


def _bridged(changes: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the changes, those joined that only a space or a sign keeps apart."""
    joined: list[tuple[str, str]] = []
    for place, (gone, came) in enumerate(changes):
        is_inner = 0 < place < len(changes) - 1
        is_bridge = is_inner and gone == came and _BRIDGE.fullmatch(came)
        if joined and (is_bridge or (gone != came and joined[-1][0] != joined[-1][1])):
            joined[-1] = (joined[-1][0] + gone, joined[-1][1] + came)
        else:
            joined.append((gone, came))
    return joined


def _pieces(changes: list[tuple[str, str]]) -> list[Piece]:
    found = []
    for gone, came in changes:
        if gone == came:
            found.append(Piece("same", came))
            continue
        found += [Piece(kind, text) for kind, text in (("gone", gone), ("new", came)) if text]
    return found
