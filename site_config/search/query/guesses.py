"""What a reader probably meant, when what was typed led nowhere: one guess after the other, the surest first."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from site_config.search.engines import Engine
from site_config.search.query.expression import All, Node
from site_config.search.query.expression import Word as AskedWord
from site_config.search.query.parsing import MOST_WORDS, Query
from site_config.search.words import Token, other_layouts, slips_allowed, slips_between, surface, tokens

BEGINNING, LAYOUT, SLIP = "beginning", "layout", "slip"
#: Letters from which on a word may be the beginning of another, and how many others it may be.
SHORTEST_BEGINNING, MOST_ENDINGS = 3, 40
#: Words that one slip may have meant; and words looked at for them.
MOST_MEANT, MOST_COMPARED = 3, 4000

#: Reads a text as a query, with the synonyms that the first one was read with.
Read = Callable[[str], Query]


@dataclass(frozen=True)
class Guess:
    """What is searched instead, by which way it was found, and how it is said to the reader."""

    way: str
    query: Query
    shown: str


def guesses(query: Query, engine: Engine, read: Read) -> Iterator[Guess]:
    """Yield what may have been meant; each asks the database only when it is its turn."""
    yield from _beginning(query, engine, read)
    for meant in other_layouts(query.text):
        yield Guess(LAYOUT, read(meant), meant)
    yield from _slips(query, engine, read)


def _beginning(query: Query, engine: Engine, read: Read) -> Iterator[Guess]:
    """The last word is not finished yet."""
    *_, last = tokens(query.text)
    begun = surface(last.text)
    if len(begun) < SHORTEST_BEGINNING or query.text.rstrip()[-1:] in '»"“”':
        return
    words = endings(engine, begun, MOST_ENDINGS)
    if words:
        before = read(query.text[: last.start])
        parts = [part for part in (before.node, one_of(words)) if part is not None]
        yield Guess(BEGINNING, Query(query.text, parts[0] if len(parts) == 1 else All(tuple(parts))), last.text)


def endings(engine: Engine, begun: str, most: int) -> list[Token]:
    """Return known words that begin so, the shortest first; none for no beginning."""
    if not begun:
        return []
    condition, values = engine.begins_with("surface", begun)
    rows = engine.rows(
        f"SELECT spelling FROM site_search_word WHERE {condition} ORDER BY length(surface), surface LIMIT %s",
        [*values, most],
    )
    return [token for (spelling,) in rows for token in tokens(spelling)[:1]]


def one_of(words: list[Token]) -> Node:
    """Return what asks for any of these words."""
    keys = dict.fromkeys(key for word in words for key in (word.main, word.tajik))
    first, *others = keys
    return AskedWord(first, first, tuple(others))


def _slips(query: Query, engine: Engine, read: Read) -> Iterator[Guess]:
    """Some words that the site does not know are nearly words that it knows."""
    words = tokens(query.text)[:MOST_WORDS]
    meant = {place: near for place, word in enumerate(words) if (near := _nearest(engine, word))}
    if not meant:
        return
    # With several slips the best of each; with one, the others have their turn too.
    for choice in range(max(map(len, meant.values())) if len(meant) == 1 else 1):
        pieces, at = [], 0
        for place, near in meant.items():
            pieces += [query.text[at : words[place].start], near[choice]]
            at = words[place].end
        text = "".join([*pieces, query.text[at:]])
        yield Guess(SLIP, read(text), text)


def _nearest(engine: Engine, word: Token) -> list[str]:
    """Return the known words that differ from a word by the fewest slips; none where it is known in any form."""
    slipped = surface(word.text)
    allowed = slips_allowed(slipped)
    known = "SELECT 1 FROM site_search_word WHERE surface = %s OR key = %s LIMIT 1"
    if not allowed or engine.rows(known, [slipped, word.main]):
        return []
    # With so few slips, the beginning or the end is as it should be, unless both were hit.
    whole = (len(slipped) - 1) // 2 if allowed == 1 else len(slipped) // 3
    beginning, first = engine.begins_with("surface", slipped[:whole])
    end, last = engine.begins_with("reversed", slipped[::-1][:whole])
    rows = engine.rows(
        "SELECT surface, spelling FROM site_search_word"
        f" WHERE (({beginning}) OR ({end})) AND length(surface) BETWEEN %s AND %s LIMIT %s",
        [*first, *last, len(slipped) - allowed, len(slipped) + allowed, MOST_COMPARED],
    )
    near = sorted(
        (slips, surface[:1] != slipped[:1], surface, spelling)
        for surface, spelling in rows
        if (slips := slips_between(slipped, surface))
    )
    return [spelling for slips, _other, _surface, spelling in near if slips == near[0][0]][:MOST_MEANT]
