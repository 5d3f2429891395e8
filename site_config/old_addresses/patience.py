"""How long a reader may wait for what is written beside the answer."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager

from django.db import connection, transaction

_FOR_THIS_TRANSACTION = "SELECT set_config('statement_timeout', %s, true), set_config('lock_timeout', %s, true)"


@contextmanager
def waiting_no_longer_than(seconds: float) -> Generator[None]:
    """Do what is inside in one transaction; raise OperationalError when another writer, or a statement, takes long."""
    milliseconds = str(int(seconds * 1000))
    if connection.vendor == "postgresql":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(_FOR_THIS_TRANSACTION, [milliseconds, milliseconds])
            yield
        return
    connection.ensure_connection()
    sqlite = connection.connection
    (patience,) = sqlite.execute("PRAGMA busy_timeout").fetchone()
    sqlite.execute(f"PRAGMA busy_timeout = {milliseconds}")
    try:
        with transaction.atomic():
            yield
    finally:
        sqlite.execute(f"PRAGMA busy_timeout = {patience}")
