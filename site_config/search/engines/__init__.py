"""
The full-text machinery of the database in use: FTS5 on SQLite, tsvector with GIN on PostgreSQL.

Both store and match keys that are made in Python (words/), and know nothing of languages: hence the same results.
"""

from __future__ import annotations

from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections

from site_config.search.engines.base import TIERS, Engine, SearchTimeout
from site_config.search.engines.postgresql import PostgresEngine
from site_config.search.engines.sqlite import SqliteEngine

__all__ = ["TIERS", "Engine", "SearchTimeout", "engine"]

_ENGINES: dict[str, type[Engine]] = {"postgresql": PostgresEngine, "sqlite": SqliteEngine}


def engine(connection: Any = None) -> Engine:
    """Return the engine of a connection, of the default one where none is given."""
    connection = connection or connections[DEFAULT_DB_ALIAS]
    return _ENGINES[connection.vendor](connection)
