"""
Rows of the test database, taken once and put back where they are wanted again.

Building the small site of tree.py takes seconds, and publishing a story a tenth of one; hundreds of tests want the
same. The rows are the same each time, so the later ones get those, past models and signals, by the database's own
means.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable
from copy import deepcopy
from functools import wraps
from typing import Any

from django.db import connection, transaction


class Rows(ABC):
    """The contents of tables, in whatever form the engine gives and takes them."""

    @abstractmethod
    def tables(self) -> Iterable[str]:
        """Return the tables that hold rows of their own."""

    @abstractmethod
    def read(self, table: str) -> Any:
        """Return the rows of a table."""

    @abstractmethod
    def write(self, table: str, rows: Any) -> None:
        """Put rows into an empty table."""

    def counts(self, tables: Iterable[str]) -> dict[str, int]:
        """Return how many rows each table has."""
        each = (f"SELECT '{table}', COUNT(*) FROM \"{table}\"" for table in tables)
        with connection.cursor() as cursor:
            cursor.execute(" UNION ALL ".join(each))
            return dict(cursor.fetchall())

    def empty(self, tables: Iterable[str]) -> None:
        """Remove all rows of tables; what refers to them is looked at when the transaction ends."""
        with connection.cursor() as cursor:
            for table in tables:
                cursor.execute(f'DELETE FROM "{table}"')


class SqliteRows(Rows):
    """Rows as tuples, those of full-text tables with their numbers; what these tables keep inside is theirs."""

    def tables(self) -> Iterable[str]:
        with connection.cursor() as cursor:
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%%'", [])
            found = dict(cursor.fetchall())
        self._virtual = {name for name, sql in found.items() if sql.startswith("CREATE VIRTUAL TABLE")}
        self._names: dict[str, list[str]] = {}
        inside = tuple(f"{name}_" for name in self._virtual)
        # Triggers of its own fill that of the admin's search (modelsearch).
        return [name for name in found if not name.endswith("_indexentry_fts") and not name.startswith(inside)]

    def read(self, table: str) -> Any:
        with connection.cursor() as cursor:
            cursor.execute(f'SELECT {self._columns(table)} FROM "{table}"')
            return cursor.fetchall()

    def write(self, table: str, rows: Any) -> None:
        if not rows:
            return
        names = self._names_of(table)
        columns = ", ".join(f'"{name}"' for name in names)
        marks = ", ".join(["%s"] * len(names))
        with connection.cursor() as cursor:
            cursor.executemany(f'INSERT INTO "{table}" ({columns}) VALUES ({marks})', rows)

    def _names_of(self, table: str) -> list[str]:
        if table not in self._names:
            with connection.cursor() as cursor:
                cursor.execute(f'PRAGMA table_info("{table}")')
                names = [row[1] for row in cursor.fetchall()]
            self._names[table] = ["rowid", *names] if table in self._virtual else names
        return self._names[table]

    def _columns(self, table: str) -> str:
        return ", ".join(f'"{name}"' for name in self._names_of(table))


class PostgresRows(Rows):
    """Rows as the server copies them."""

    def tables(self) -> Iterable[str]:
        with connection.cursor() as cursor:
            return [info.name for info in connection.introspection.get_table_list(cursor) if info.type == "t"]

    def read(self, table: str) -> Any:
        with connection.cursor() as cursor, cursor.copy(f'COPY "{table}" TO STDOUT') as copy:
            return b"".join(bytes(block) for block in copy)

    def write(self, table: str, rows: Any) -> None:
        if not rows:
            return
        with connection.cursor() as cursor, cursor.copy(f'COPY "{table}" FROM STDIN') as copy:
            copy.write(rows)

    def empty(self, tables: Iterable[str]) -> None:
        with connection.cursor() as cursor:
            cursor.execute("; ".join(f'DELETE FROM "{table}"' for table in tables))


class Snapshot:
    """What a step of work changed in the database."""

    def __init__(self) -> None:
        self._rows: Rows = {"sqlite": SqliteRows, "postgresql": PostgresRows}[connection.vendor]()
        self._before = {table: self._rows.read(table) for table in self._rows.tables()}
        self._counts = self._rows.counts(self._before)
        self._changed: dict[str, Any] = {}

    def take(self) -> None:
        """Remember the tables that have changed since the beginning."""
        after = {table: self._rows.read(table) for table in self._before}
        self._changed = {table: rows for table, rows in after.items() if rows != self._before[table]}
        self._counts = {table: self._counts[table] for table in self._changed}
        self._before = {}

    def restore(self) -> None:
        """
        Make these tables what they were when the snapshot was taken.

        Rows that were not there before the step would be lost: a test that has written some is told so.
        """
        counts = self._rows.counts(self._changed)
        if counts != self._counts:
            found = {table: (self._counts[table], counts[table]) for table in counts}
            other = {table: pair for table, pair in found.items() if pair[0] != pair[1]}
            raise RuntimeError(f"Not the database in which this was kept; rows then and now: {other}")
        with transaction.atomic():
            self._rows.empty(self._changed)
            for table, rows in self._changed.items():
                self._rows.write(table, rows)


def kept[**P, R](make: Callable[P, R]) -> Callable[P, R]:
    """
    Let a step that fills the database be done the first time in a run, and its rows put back afterwards.

    It returns a copy of what it returned then. It must find the same database each time, and what it is given hears
    nothing of what it does: a page that gets its first child needs to be read again.
    """
    first: list[tuple[R, Snapshot]] = []

    @wraps(make)
    def put_back(*args: P.args, **kwargs: P.kwargs) -> R:
        if first:
            made, snapshot = first[0]
            snapshot.restore()
        else:
            snapshot = Snapshot()
            made = make(*args, **kwargs)
            snapshot.take()
            first.append((made, snapshot))
        return deepcopy(made)

    return put_back
