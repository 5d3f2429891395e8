"""
Finds, for each changed sentence of an English text, the one it was before, and carries translations over.

All sentences of one rich text share a place in wagtail-localize's records, so what became of a sentence can only be
told by likeness: the same words in the same order, as `difflib` measures it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Mapping
from difflib import SequenceMatcher
from typing import Any

from wagtail_localize.models import StringTranslation

from site_config.translators.handover.segments import Place

#: Two sentences with less in common are different ones (0 nothing, 1 all). Below it, a translator gains nothing from
#: seeing the old wording; tried on the mission's own stories with words, halves and ends of sentences replaced.
ALIKE = 0.4
#: Where a translation comes from that nobody wrote for this very wording; wagtail-localize shows it as its tool.
KEPT = "minor change"
MOVED = "same page"
_PIECES = re.compile(r"<[^>]+>|\w+|[^\w\s]")


def pieces(sentence: str) -> list[str]:
    """Return the words, signs and tags of a sentence."""
    return _PIECES.findall(sentence)


def likeness(one: str, other: str) -> float:
    """Return how much two sentences have in common, 0 to 1, in the order of their words."""
    return SequenceMatcher(None, pieces(one.casefold()), pieces(other.casefold()), autojunk=False).ratio()


def predecessors(came: Mapping[int, str], went: Mapping[int, str]) -> dict[int, int]:
    """
    Return, for the new sentences of one place, which old one of that place each was; each old one once, the likest
    pair first. New ones that are like none are left out.
    """
    pairs = sorted(
        ((likeness(text, old), new_key, old_key) for new_key, text in came.items() for old_key, old in went.items()),
        key=lambda pair: (-pair[0], pair[1:]),
    )
    found: dict[int, int] = {}
    for ratio, new_key, old_key in pairs:
        if ratio >= ALIKE and new_key not in found and old_key not in found.values():
            found[new_key] = old_key
    # One sentence in place of one other, as in every field that holds a single one: the old wording helps, however
    # little is left of it.
    if len(came) == len(went) == 1:
        found = dict(zip(came, went, strict=True))
    return found


def by_context(places: Iterable[tuple[int, int]]) -> dict[int, list[int]]:
    """Return the strings at each context."""
    grouped: dict[int, list[int]] = defaultdict(list)
    for context, string in sorted(places):
        grouped[context].append(string)
    return grouped


def wordings_before(
    came: Mapping[Place, str], gone: Mapping[Place, StringTranslation], rich: Container[int]
) -> dict[Place, StringTranslation]:
    """
    Return, for English sentences that came, the translation of what each was before. `gone` are the translations of
    sentences that the text no longer has, with those sentences as `translation_of`; `rich` the contexts of rich text.
    """
    new: dict[int, dict[int, str]] = defaultdict(dict)
    old: dict[int, dict[int, StringTranslation]] = defaultdict(dict)
    for (context, string), text in came.items():
        new[context][string] = text
    for (context, string), row in gone.items():
        old[context][string] = row
    found: dict[Place, StringTranslation] = {}
    for context, texts in new.items():
        rows = old[context]
        if context not in rich and rows:
            # A field that holds one sentence has a history; only its last wording is asked for.
            newest: Any = max(rows, key=lambda string: rows[string].updated_at)
            rows = {newest: rows[newest]}
        pairs = predecessors(texts, {string: row.translation_of.data for string, row in rows.items()})
        found |= {(context, string): rows[before] for string, before in pairs.items()}
    return found
