"""Keys in columns of type tsvector beside the models' own; see https://www.postgresql.org/docs/15/textsearch.html."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Generator, Iterable
from contextlib import contextmanager

from django.db import OperationalError, transaction

from site_config.search.engines.base import HEAD, TEXT, TITLE, Engine, SearchTimeout, Sql
from site_config.search.engines.keys import EntryKeys, Keys
from site_config.search.query.expression import All, Node, Phrase, Word, loosened

#: PostgreSQL keeps no more places of one word, and complains of more only by dropping them.
MOST_PLACES = 255

#: The planner takes a vector for a column like others and would rather read half of a table than its index; but long
#: vectors stand outside the table (TOAST) and are fetched and unpacked one by one, ten times as dear as the index
#: (measured on 10,000 pages). Compiling a statement (JIT) takes longer than any of ours.
_FOR_THIS_TRANSACTION = (
    "SELECT set_config('statement_timeout', %s, true), set_config('enable_seqscan', 'off', true),"
    " set_config('jit', 'off', true)"
)


class PostgresEngine(Engine):
    """
    tsvector and GIN.

    A GIN index knows no weights, and a look at them means reading the whole vector of each row: hence a vector for
    each tier, of which the first two are short.
    """

    def write_entries(self, keys: Iterable[tuple[int, EntryKeys]]) -> None:
        statement = (
            "UPDATE site_search_entry SET title_vector = %s::tsvector, head_vector = %s::tsvector,"
            " text_vector = %s::tsvector WHERE page_id = %s"
        )
        rows = []
        for page, parts in keys:
            tiers = ([parts.title], [parts.title, parts.summary], [parts.title, parts.summary, parts.body])
            rows.append([*map(_vector, tiers), page])
        with self.connection.cursor() as cursor:
            cursor.executemany(statement, rows)

    def write_files(self, keys: Iterable[tuple[int, set[str]]]) -> None:
        rows = [[" ".join(f"'{key}'" for key in sorted(words)), entry] for entry, words in keys]
        with self.connection.cursor() as cursor:
            cursor.executemany("UPDATE site_search_fileentry SET words_vector = %s::tsvector WHERE id = %s", rows)

    def write_pages(self, keys: Iterable[tuple[int, Keys]]) -> None:
        rows = [[_vector([words]), page] for page, words in keys]
        with self.connection.cursor() as cursor:
            cursor.executemany("UPDATE site_search_filepage SET page_vector = %s::tsvector WHERE id = %s", rows)

    def entries(self, node: Node, tier: str) -> Sql:
        column = {TITLE: "title_vector", HEAD: "head_vector", TEXT: "text_vector"}[tier]
        return f"e.{column} @@ %s::tsquery", [_tsquery(node)]

    def files(self, node: Node) -> Sql:
        return "f.words_vector @@ %s::tsquery", [_tsquery(loosened(node))]

    def pages(self, node: Node) -> Sql:
        return "p.page_vector @@ %s::tsquery", [_tsquery(node)]

    def begins_with(self, column: str, beginning: str) -> Sql:
        # The index that Django makes for LIKE (varchar_pattern_ops) is used for nothing else.
        return f"{column} LIKE %s", [f"{beginning}%"]

    @contextmanager
    def limited(self, seconds: float) -> Generator[None]:
        try:
            with transaction.atomic(), self.connection.cursor() as cursor:
                cursor.execute(_FOR_THIS_TRANSACTION, [str(max(1, int(seconds * 1000)))])
                yield
        except OperationalError as error:
            # Only a statement that ran out of its time says 57014 (query_canceled).
            if getattr(error.__cause__, "sqlstate", "") == "57014":
                raise SearchTimeout from error
            raise


def _vector(parts: list[Keys]) -> str:
    """Return the text form of a tsvector: the parts after each other, a gap between them that no phrase crosses."""
    places: dict[str, list[int]] = defaultdict(list)
    others: set[str] = set()
    start = 1
    for part in parts:
        for reading in (part.main, part.tajik):
            for place, key in enumerate(reading, start):
                if len(places[key]) < MOST_PLACES and (not places[key] or places[key][-1] != place):
                    places[key].append(place)
        others |= part.others
        start += len(part.main) + 1
    plain = [f"'{key}'" for key in sorted(others - places.keys())]
    return " ".join([*plain, *(f"'{key}':{','.join(map(str, at))}" for key, at in places.items())])


def _tsquery(node: Node) -> str:
    """Return the text form of a tsquery; keys hold letters and digits only, so that quoting them is enough."""
    if isinstance(node, Word):
        return "(" + " | ".join(f"'{key}'" for key in node.keys) + ")"
    if isinstance(node, Phrase):
        return "(" + " | ".join(" <-> ".join(f"'{key}'" for key in reading) for reading in node.readings) + ")"
    sign = " & " if isinstance(node, All) else " | "
    return "(" + sign.join(map(_tsquery, node.parts)) + ")"
