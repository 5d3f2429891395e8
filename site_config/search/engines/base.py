from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from typing import Any

from site_config.search.engines.keys import EntryKeys, Keys
from site_config.search.query.expression import Node

#: What of a page is searched, each with all of the one before: title, summary as well, body as well.
TITLE, HEAD, TEXT = TIERS = ("title", "head", "text")

Sql = tuple[str, list[Any]]


class SearchTimeout(Exception):
    """A search took longer than it may."""


class Engine(ABC):
    """Stores keys, and writes the conditions by which they are matched."""

    def __init__(self, connection: Any) -> None:
        self.connection = connection

    @abstractmethod
    def write_entries(self, keys: Iterable[tuple[int, EntryKeys]]) -> None:
        """Store the keys of pages; their entries exist."""

    @abstractmethod
    def write_files(self, keys: Iterable[tuple[int, set[str]]]) -> None:
        """Store the keys of files; their entries exist."""

    @abstractmethod
    def write_pages(self, keys: Iterable[tuple[int, Keys]]) -> None:
        """Store the keys of pages of files; the pages exist."""

    @abstractmethod
    def entries(self, node: Node, tier: str) -> Sql:
        """Return the condition on `e`, an entry, that what a tier covers of it matches."""

    @abstractmethod
    def files(self, node: Node) -> Sql:
        """Return the condition on `f`, an entry of a file, that its words match; phrases count as their words."""

    @abstractmethod
    def pages(self, node: Node) -> Sql:
        """Return the condition on `p`, a page of a file, that it has what the node asks for, phrases as they are."""

    @abstractmethod
    def begins_with(self, column: str, beginning: str) -> Sql:
        """Return a condition that uses the column's index; the beginning has letters and digits only."""

    @contextmanager
    def limited(self, seconds: float) -> Generator[None]:
        """Raise SearchTimeout when what is asked inside takes longer; other errors of the database pass through."""
        yield

    def rows(self, statement: str, parameters: list[Any]) -> list[tuple[Any, ...]]:
        """Return what a statement finds."""
        with self.connection.cursor() as cursor:
            cursor.execute(statement, parameters)
            return cursor.fetchall()
