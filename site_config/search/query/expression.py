"""What a query asks for, as a tree of keys that every engine can write in its own language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Word:
    """One word: any of its keys will do. In a phrase it is read like its neighbours, by `main` or by `tajik`."""

    main: str
    tajik: str
    others: tuple[str, ...] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        """All its keys, each once."""
        return tuple(dict.fromkeys((self.main, self.tajik, *self.others)))


@dataclass(frozen=True)
class Phrase:
    """Words right after each other."""

    words: tuple[Word, ...]

    @property
    def readings(self) -> list[list[str]]:
        """The keys of its words, read as English or Russian and read as Tajik, each different reading once."""
        readings = [[word.main for word in self.words], [word.tajik for word in self.words]]
        return readings[:1] if readings[0] == readings[1] else readings


@dataclass(frozen=True)
class All:
    """Every one of the parts."""

    parts: tuple[Node, ...]


@dataclass(frozen=True)
class Any:
    """One of the parts at least."""

    parts: tuple[Node, ...]


Node = Word | Phrase | All | Any


def loosened(node: Node) -> Node:
    """Return the node with phrases taken apart, for an index that keeps no places."""
    if isinstance(node, Phrase):
        return All(node.words)
    if isinstance(node, All | Any):
        return type(node)(tuple(map(loosened, node.parts)))
    return node


def leaves_of(node: Node) -> Iterator[Word | Phrase]:
    """Yield every word and every phrase of the tree."""
    if isinstance(node, Word | Phrase):
        yield node
    else:
        for part in node.parts:
            yield from leaves_of(part)


def words_of(node: Node) -> Iterator[Word]:
    """Yield every word of the tree, those of phrases too."""
    for leaf in leaves_of(node):
        yield from (leaf,) if isinstance(leaf, Word) else leaf.words


def has_phrase(node: Node) -> bool:
    """Return whether a phrase stands anywhere in the tree."""
    return isinstance(node, Phrase) or (isinstance(node, All | Any) and any(map(has_phrase, node.parts)))
