"""Reads what a reader typed: words, phrases between quotation marks, words with synonyms."""

from __future__ import annotations

import re
from dataclasses import dataclass

from site_config.search.query.expression import All, Any, Node, Phrase, Word
from site_config.search.query.synonyms import NO_SYNONYMS, Synonyms
from site_config.search.words import HYPHENS, Token, counterpart, is_minor, keys_of, tokens

#: More words than this tell nothing more, and each costs the database.
MOST_WORDS = 12
#: A pair with a word this short may be one word that was written in two: re entry, co operation.
SHORT = 4
_PHRASE = re.compile(r"[«\"“”„]([^«»\"“”„]+)[»\"“”]")
#: What people copy with a number, and what stands beside it on few pages: ISBN 978-…, ISBN-13: 978…, doi:10.….
_NAME_OF_NUMBER = re.compile(r"\b(?:isbn(?:-?1[03])?|issn|doi)[\s:]+(?=\d)", re.IGNORECASE)
#: What English writes together, with a hyphen or apart, as it comes.
_BEGINNINGS = re.compile(r"(re|co|non|anti|multi|pre|post|inter|self|counter)(?=\w{4})", re.IGNORECASE)


@dataclass(frozen=True)
class Query:
    """
    What is asked for: everything in `node`, None where the text held no word; and `phrase`, the words in the order in
    which they stand, None for a single one, by which better answers are told from good ones.
    """

    text: str
    node: Node | None = None
    phrase: Phrase | None = None
    title_keys: str = ""

    @property
    def asked(self) -> Node:
        """The node; raises ValueError where there is none, since an empty query is never to be asked."""
        if self.node is None:
            raise ValueError("A query without words finds nothing.")
        return self.node


def parse(text: str, synonyms: Synonyms = NO_SYNONYMS) -> Query:
    """Read a query. Anything is one; signs that other search engines know are nothing but gaps between words."""
    written, text = text, _NAME_OF_NUMBER.sub(" ", text)
    parts: list[Node] = []
    plain: list[Token] = []
    at = 0
    for quoted in _PHRASE.finditer(text):
        plain += _moved(text, at, quoted.start())
        words = [word_of(token) for token in tokens(quoted[1])[:MOST_WORDS]]
        if words:
            parts.append(Phrase(tuple(words)) if len(words) > 1 else words[0])
        at = quoted.end()
    plain += _moved(text, at, len(text))
    parts += _nodes(plain[:MOST_WORDS], text, synonyms)
    everything = tokens(text)[:MOST_WORDS]
    return Query(
        text=written,
        node=All(tuple(parts)) if len(parts) > 1 else parts[0] if parts else None,
        phrase=Phrase(tuple(map(word_of, everything))) if len(everything) > 1 else None,
        title_keys=" ".join(token.main for token in everything),
    )


def word_of(token: Token) -> Word:
    """Return what one word asks for: itself, and the same name in the other script."""
    return Word(token.main, token.tajik, (counterpart(token.across),) if token.across else ())


def _moved(text: str, start: int, end: int) -> list[Token]:
    """Return the words of a part of the text, with their places in the whole."""
    found = tokens(text[start:end])
    return [token._replace(start=token.start + start, end=token.end + start) for token in found]


def _nodes(words: list[Token], text: str, synonyms: Synonyms) -> list[Node]:
    """Return a node for each word, compound or synonym; words that carry nothing only where there is nothing else."""
    nodes: list[Node] = []
    minor: list[Node] = []
    place = 0
    while place < len(words):
        if found := synonyms.at(words, place):
            nodes.append(Any((_plain(words[place : place + found.length]), *found.others)))
            place += found.length
            continue
        compound = _compound(words, place, text)
        if len(compound) > 1:
            nodes.append(_together(compound))
        else:
            (minor if is_minor(compound[0].text) else nodes).append(_alone(compound[0]))
        place += len(compound)
    return _pairs_as_one(nodes, words) or minor


def _plain(words: list[Token]) -> Node:
    return word_of(words[0]) if len(words) == 1 else Phrase(tuple(map(word_of, words)))


def _compound(words: list[Token], place: int, text: str) -> list[Token]:
    """Return the words that hyphens join to the one at `place`, itself first."""
    found = [words[place]]
    for word in words[place + 1 :]:
        if text[found[-1].end : word.start] not in HYPHENS or found[-1].end == word.start:
            break
        found.append(word)
    return found


def _together(compound: list[Token]) -> Node:
    """Return the node of a compound: its parts in their order, or written as one word; endings (IOM-и) say nothing."""
    parts = [part for part in compound if not is_minor(part.text)] or compound[:1]
    if len(parts) < len(compound):
        return _plain(parts)
    joined = compound[0].joined or keys_of("".join(part.text for part in compound)).main
    return Any((Phrase(tuple(map(word_of, compound))), Word(joined, joined)))


def _alone(word: Token) -> Node:
    """Return the node of a word, which may stand elsewhere in two: reentry, re entry, re-entry."""
    if beginning := _BEGINNINGS.match(word.text):
        parts = (beginning[0], word.text[beginning.end() :])
        return Any((word_of(word), Phrase(tuple(word_of(part) for half in parts for part in tokens(half)))))
    return word_of(word)


def _pairs_as_one(nodes: list[Node], words: list[Token]) -> list[Node]:
    """Let a pair of which one word is short also be found written as one: re entry, reentry."""
    if len(nodes) != 2 or len(words) != 2 or not all(isinstance(node, Word) for node in nodes):
        return nodes
    if min(len(word.text) for word in words) > SHORT:
        return nodes
    joined = keys_of(words[0].text + words[1].text).main
    return [Any((All(tuple(nodes)), Word(joined, joined)))]
