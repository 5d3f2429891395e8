"""Keys in tables of FTS5 beside the models' own; see https://www.sqlite.org/fts5.html."""

from __future__ import annotations

import time
from collections.abc import Generator, Iterable
from contextlib import contextmanager

from django.db import OperationalError

from site_config.search.engines.base import HEAD, TEXT, TITLE, Engine, SearchTimeout, Sql
from site_config.search.engines.keys import EntryKeys, Keys
from site_config.search.query.expression import All, Node, Phrase, Word, loosened

_COLUMNS = {
    TITLE: "title title_tajik",
    HEAD: "title title_tajik summary summary_tajik",
    TEXT: "title title_tajik summary summary_tajik body body_tajik",
}
#: Steps of SQLite's machine between two looks at the clock: some tenths of a millisecond.
_STEPS = 5_000


class SqliteEngine(Engine):
    """FTS5, a column for each reading of each part of a page; migration 0002 says how its rows are told to go."""

    def write_entries(self, keys: Iterable[tuple[int, EntryKeys]]) -> None:
        rows = []
        for page, parts in keys:
            texts = (text for part in (parts.title, parts.summary, parts.body) for text in _texts(part))
            rows.append([page, *texts])
        with self.connection.cursor() as cursor:
            cursor.executemany("DELETE FROM site_search_keys WHERE rowid = %s", [row[:1] for row in rows])
            cursor.executemany(
                "INSERT INTO site_search_keys (rowid, title, title_tajik, summary, summary_tajik, body, body_tajik)"
                " VALUES (%s, %s, %s, %s, %s, %s, %s)",
                rows,
            )

    def write_files(self, keys: Iterable[tuple[int, set[str]]]) -> None:
        rows = [[entry, " ".join(sorted(words))] for entry, words in keys]
        with self.connection.cursor() as cursor:
            cursor.executemany("DELETE FROM site_search_filekeys WHERE rowid = %s", [row[:1] for row in rows])
            cursor.executemany("INSERT INTO site_search_filekeys (rowid, words) VALUES (%s, %s)", rows)

    def write_pages(self, keys: Iterable[tuple[int, Keys]]) -> None:
        rows = [[page, *_texts(words)] for page, words in keys]
        with self.connection.cursor() as cursor:
            cursor.executemany("DELETE FROM site_search_pagekeys WHERE rowid = %s", [row[:1] for row in rows])
            cursor.executemany("INSERT INTO site_search_pagekeys (rowid, words, words_tajik) VALUES (%s, %s, %s)", rows)

    def entries(self, node: Node, tier: str) -> Sql:
        found = "e.page_id IN (SELECT rowid FROM site_search_keys WHERE site_search_keys MATCH %s)"
        return found, [f"{{{_COLUMNS[tier]}}} : {_match(node)}"]

    def files(self, node: Node) -> Sql:
        found = "f.id IN (SELECT rowid FROM site_search_filekeys WHERE site_search_filekeys MATCH %s)"
        return found, [_match(loosened(node))]

    def pages(self, node: Node) -> Sql:
        found = "p.id IN (SELECT rowid FROM site_search_pagekeys WHERE site_search_pagekeys MATCH %s)"
        return found, [_match(node)]

    def begins_with(self, column: str, beginning: str) -> Sql:
        return f"{column} >= %s AND {column} < %s", [beginning, f"{beginning}\U0010ffff"]

    @contextmanager
    def limited(self, seconds: float) -> Generator[None]:
        deadline = time.monotonic() + seconds
        self.connection.ensure_connection()
        sqlite = self.connection.connection
        # A wait for whoever is writing is no step of the machine, and has a limit of its own.
        (patience,) = sqlite.execute("PRAGMA busy_timeout").fetchone()
        sqlite.execute(f"PRAGMA busy_timeout = {int(seconds * 1000)}")
        sqlite.set_progress_handler(lambda: time.monotonic() > deadline, _STEPS)
        try:
            yield
        except OperationalError as error:
            if str(error) in ("interrupted", "database is locked"):
                raise SearchTimeout from error
            raise
        finally:
            sqlite.set_progress_handler(None, 0)
            sqlite.execute(f"PRAGMA busy_timeout = {patience}")


def _texts(keys: Keys) -> tuple[str, str]:
    """Return the two columns of a part of a page; "0" is no key's neighbour, so that no phrase runs into `others`."""
    others = ["0", *sorted(keys.others)] if keys.others else []
    return " ".join([*keys.main, *others]), " ".join(keys.tajik)


def _match(node: Node) -> str:
    """Return a query of FTS5; keys hold letters and digits only, so that quoting them is enough."""
    if isinstance(node, Word):
        return "(" + " OR ".join(f'"{key}"' for key in node.keys) + ")"
    if isinstance(node, Phrase):
        return "(" + " OR ".join(f'"{" ".join(reading)}"' for reading in node.readings) + ")"
    sign = " AND " if isinstance(node, All) else " OR "
    return "(" + sign.join(map(_match, node.parts)) + ")"
