"""Which of the site's sentences an entry of a file is about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from site_config.translators.files.markup import WrongMarkup, normal
from site_config.translators.files.papers import Unit, bearable, path_of


class Sentences:
    """
    The sentences of a page as it is now, to be asked for those of a file in the file's order.

    An entry's sentence is the one with its key; else one at its path, as paragraphs before it come and go; else the
    same sentence elsewhere on the page, since some programs drop keys. Always the English must be the same.
    """

    def __init__(self, units: Iterable[Unit]) -> None:
        self._by_key = {unit.key: unit for unit in units}
        self._by_place: defaultdict[tuple[str, str], list[Unit]] = defaultdict(list)
        self._by_words: defaultdict[str, list[Unit]] = defaultdict(list)
        for unit in self._by_key.values():
            words = _comparable(unit.source)
            self._by_place[path_of(unit.key), words].append(unit)
            self._by_words[words].append(unit)
        self._given: set[str] = set()

    def find(self, entry: Unit) -> Unit | None:
        """Return the sentence of the site that an entry translates; None where there is none any more."""
        words = _comparable(entry.source)
        here = self._by_key.get(entry.key)
        if here is None or _comparable(here.source) != words:
            same = self._by_place.get((path_of(entry.key), words)) or self._by_words.get(words, [])
            # A sentence that repeats is given out one by one.
            here = next((unit for unit in same if unit.key not in self._given), same[0] if same else None)
        if here is not None:
            self._given.add(here.key)
        return here

    def replacing(self, key: str) -> Unit | None:
        """Return the sentence that stands at a key now and that no entry asked for so far was about."""
        return None if key in self._given else self._by_key.get(key)


def _comparable(source: str) -> str:
    source = bearable(source)
    try:
        return normal(source).strip()
    except WrongMarkup:
        return source.strip()
