"""Words that mean the same to this site, as editors keep them: IOM, МОМ, СБМ."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from site_config.search.query.expression import Node, Phrase, Word
from site_config.search.words import Token, is_minor, tokens


@dataclass(frozen=True)
class Term:
    """One of several ways to say the same: a word or several."""

    text: str
    words: tuple[Token, ...]

    @property
    def node(self) -> Node:
        """What it asks for; names in the other script are terms of their own, so none is guessed."""
        words = tuple(Word(word.main, word.tajik) for word in self.words)
        return words[0] if len(words) == 1 else Phrase(words)

    def is_at(self, words: Sequence[Token], place: int) -> bool:
        """
        Return whether it stands in a query at a place. An abbreviation that is written like a small word (WHO) must
        be in capitals there too.
        """
        asked = words[place : place + len(self.words)]
        if len(asked) < len(self.words):
            return False
        if len(asked) == 1 and is_minor(asked[0].text) and asked[0].text != self.text:
            return False
        return all(bool({a.main, a.tajik} & {b.main, b.tajik}) for a, b in zip(asked, self.words, strict=True))


@dataclass(frozen=True)
class Found:
    """A term in a query: how many words it takes, and the other ways to say it."""

    length: int
    others: tuple[Node, ...]


@dataclass(frozen=True)
class Synonyms:
    """All sets of synonyms, found by the keys of their first words."""

    by_first_key: dict[str, list[tuple[Term, tuple[Term, ...]]]] = field(default_factory=dict)

    @classmethod
    def of(cls, sets: Iterable[Iterable[str]]) -> Synonyms:
        """Return the synonyms of sets of terms."""
        by_first_key: dict[str, list[tuple[Term, tuple[Term, ...]]]] = defaultdict(list)
        for texts in sets:
            terms = tuple(Term(text, words) for text in texts if (words := tuple(tokens(text))))
            for term in terms:
                others = tuple(other for other in terms if other is not term)
                for key in {term.words[0].main, term.words[0].tajik}:
                    by_first_key[key].append((term, others))
        for terms_here in by_first_key.values():
            terms_here.sort(key=lambda pair: -len(pair[0].words))
        return cls(dict(by_first_key))

    def at(self, words: Sequence[Token], place: int) -> Found | None:
        """Return the longest term that stands at a place of a query, with the others of all sets that hold it."""
        first = words[place]
        candidates = self.by_first_key.get(first.main, []) + self.by_first_key.get(first.tajik, [])
        here = [(term, others) for term, others in candidates if term.is_at(words, place)]
        if not here:
            return None
        length = max(len(term.words) for term, _others in here)
        nodes = [other.node for term, others in here if len(term.words) == length for other in others]
        return Found(length, tuple(dict.fromkeys(nodes)))


NO_SYNONYMS = Synonyms()


@lru_cache(maxsize=4)
def compiled(sets: tuple[tuple[str, ...], ...]) -> Synonyms:
    """Return the synonyms of these sets; the same ones are read once."""
    return Synonyms.of(sets)
