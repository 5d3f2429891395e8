"""Pages offered while a reader is still typing: those whose title has the words so far, the last one perhaps begun."""

from __future__ import annotations

from dataclasses import dataclass

from site_config.search.engines import Engine
from site_config.search.models import SynonymSet
from site_config.search.query.expression import All, Any, Node
from site_config.search.query.guesses import endings, one_of
from site_config.search.query.parsing import parse
from site_config.search.query.searching import Clock
from site_config.search.query.synonyms import Synonyms, compiled
from site_config.search.query.titles import titled
from site_config.search.results import ONE_OF_KIND, address_of, entries_of, shown_at_readers
from site_config.search.words import Token, surface, tokens

#: Pages that are offered; letters from which on; seconds that the database may take.
MOST, FEWEST_LETTERS, LONGEST = 8, 2, 1.0
#: More than a guess looks at: two letters begin many words, of which few stand in titles.
MOST_ENDINGS = 300


@dataclass(frozen=True)
class Suggestion:
    """A page to go to at once; `lang` is empty where its title is in the reader's language."""

    title: str
    url: str
    kind: str
    lang: str


def suggest(engine: Engine, text: str, reader: str) -> list[Suggestion]:
    """
    Return the pages for what was typed so far; six queries at most.

    Raises SearchTimeout, or a DatabaseError when the index does not answer.
    """
    words = tokens(text)
    if sum(map(str.isalnum, text)) < FEWEST_LETTERS or not words:
        return []
    clock = Clock(engine, LONGEST)
    # What is left of the time is measured where a limit begins.
    with clock.limited():
        begun = surface(words[-1].text) if words[-1].end == len(text) else ""
        node = wanted(text, words[-1], endings(engine, begun, MOST_ENDINGS), compiled(SynonymSet.all_terms()))
    with clock.limited():
        pages = titled(engine, node, reader, MOST) if node else []
        entries = entries_of(pages)
        shown = shown_at_readers(entries.values(), reader)
    return [
        Suggestion(
            title=entry.title,
            url=address_of(entry, reader, shown),
            kind=str(ONE_OF_KIND.get(entry.kind, ONE_OF_KIND["page"])),
            lang="" if entry.language == reader else entry.language,
        )
        for page in pages
        # An editor may have taken a page back since it was found.
        if (entry := entries.get(page))
    ]


def wanted(text: str, last: Token, begun: list[Token], synonyms: Synonyms) -> Node | None:
    """Return what asks for the words as they stand, or with the last one finished in one of the known ways."""
    whole = parse(text, synonyms).node
    if not begun:
        return whole
    before = parse(text[: last.start], synonyms).node
    finished = one_of(begun) if before is None else All((before, one_of(begun)))
    return finished if whole is None else Any((whole, finished))
