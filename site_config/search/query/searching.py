"""The search itself: what is asked for, else what was probably meant, found within a time."""

from __future__ import annotations

import time
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from site_config.search.engines import Engine, SearchTimeout, engine
from site_config.search.query import matching
from site_config.search.query.guesses import Guess, Read, guesses
from site_config.search.query.matching import Counts, Hit, Wanted
from site_config.search.query.parsing import Query

#: Seconds for all that one search asks of the database. Readers wait no longer, and the site has other readers.
LONGEST = 3.0


class Clock:
    """Gives each question to the database what is left of the time for the search."""

    def __init__(self, engine: Engine, seconds: float = LONGEST) -> None:
        self.engine = engine
        self._deadline = time.monotonic() + seconds

    @contextmanager
    def limited(self) -> Generator[None]:
        """Raise SearchTimeout when the time is over."""
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise SearchTimeout
        with self.engine.limited(left):
            yield


@dataclass(frozen=True)
class Answer:
    """What was found, and by which guess where what was asked for led nowhere."""

    wanted: Wanted
    counts: Counts
    guess: Guess | None = None

    @property
    def query(self) -> Query:
        """The query that led to the results."""
        return self.wanted.query


NOTHING = Counts(0, 0, {}, {}, {})


def search(wanted: Wanted, read: Read, *, literally: bool = False, seconds: float = LONGEST) -> tuple[Answer, Clock]:
    """
    Count what is asked for. Where that is nothing, and the words are not meant literally, try one guess after the
    other until one leads somewhere; the filters do not count in that, since each can be taken away.

    Raises SearchTimeout, or the database's own error when it does not answer.
    """
    clock = Clock(engine(), seconds)
    with clock.limited():
        counts = _count(clock.engine, wanted)
    answer = Answer(wanted, counts)
    if counts.unfiltered or literally or wanted.query.node is None:
        return answer, clock
    turns = guesses(wanted.query, clock.engine, read)
    while True:
        # PostgreSQL limits each statement, not all of them: every guess gets what the ones before have left.
        with clock.limited():
            guess = next(turns, None)
            if guess is None:
                return answer, clock
            guessed = replace(wanted, query=guess.query)
            counts = _count(clock.engine, guessed)
        if counts.unfiltered:
            return Answer(guessed, counts, guess), clock


def hits(answer: Answer, clock: Clock, start: int, number: int) -> list[Hit]:
    """Return some of the pages found, in their order."""
    if not answer.counts.total:
        return []
    with clock.limited():
        return matching.hits(clock.engine, answer.wanted, start, number)


def _count(engine: Engine, wanted: Wanted) -> Counts:
    return matching.count(engine, wanted) if wanted.query.node is not None else NOTHING
