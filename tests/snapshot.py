"""
Rows of the test database, taken once and put back where they are wanted again.

Building the small site of tree.py takes seconds, and some seventy classes of tests want it. Its rows are the same each
time, so the later ones get those, past models and signals, by the database's own means.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable
from typing import Any

from django.db import connection


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


class SqliteRows(Rows):
    """Rows as tuples, those of full-text tables with their numbers; what these tables keep inside is theirs."""

    def tables(self) -> Iterable[str]:
        with connection.cursor() as cursor:
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%%'", [])
            found = dict(cursor.fetchall())
        self._virtual = {name for name, sql in found.items() if sql.startswith("CREATE VIRTUAL TABLE")}
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
        names = self._names(table)
        columns = ", ".join(f'"{name}"' for name in names)
        marks = ", ".join(["%s"] * len(names))
        with connection.cursor() as cursor:
            cursor.executemany(f'INSERT INTO "{table}" ({columns}) VALUES ({marks})', rows)

    def _names(self, table: str) -> list[str]:
        with connection.cursor() as cursor:
            cursor.execute(f'PRAGMA table_info("{table}")')
            names = [row[1] for row in cursor.fetchall()]
        return ["rowid", *names] if table in self._virtual else names

    def _columns(self, table: str) -> str:
        return ", ".join(f'"{name}"' for name in self._names(table))


class PostgresRows(Rows):
    """Rows as the server copies them."""

    def tables(self) -> Iterable[str]:
        with connection.cursor() as cursor:
            return [info.name for info in connection.introspection.get_table_list(cursor) if info.type == "t"]

    def read(self, table: str) -> Any:
        with connection.cursor() as cursor, cursor.copy(f'COPY "{table}" TO STDOUT') as copy:
            return b"".join(bytes(block) for block in copy)

    def write(self, table: str, rows: Any) -> None:
        with connection.cursor() as cursor, cursor.copy(f'COPY "{table}" FROM STDIN') as copy:
            copy.write(rows)


class Snapshot:
    """What a step of work changed in the database."""

    def __init__(self) -> None:
        self._rows: Rows = {"sqlite": SqliteRows, "postgresql": PostgresRows}[connection.vendor]()
        self._before = {table: self._rows.read(table) for table in self._rows.tables()}
        self._changed: dict[str, Any] = {}

    def take(self) -> None:
        """Remember the tables that have changed since the beginning."""
        after = {table: self._rows.read(table) for table in self._before}
        self._changed = {table: rows for table, rows in after.items() if rows != self._before[table]}

    def restore(self) -> None:
        """Make these tables what they were when the snapshot was taken."""
        with connection.cursor() as cursor:
            for table in self._changed:
                cursor.execute(f'DELETE FROM "{table}"')
        for table, rows in self._changed.items():
            self._rows.write(table, rows)
