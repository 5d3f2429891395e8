"""System checks about the machine the site runs on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Tags, Warning, register
from django.db import connections

CTYPE_WARNING = "operations.W001"


@register(Tags.database)
def check_letters_beyond_ascii(databases: Sequence[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """Warn when PostgreSQL takes only ASCII for letters: lower() and trigrams then silently fail for Cyrillic."""
    found = []
    for alias in databases or ():
        connection = connections[alias]
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT datctype FROM pg_database WHERE datname = current_database()")
                found += warnings_about(alias, cursor.fetchone()[0])
    return found


def warnings_about(alias: str, ctype: str) -> list[CheckMessage]:
    """Return a warning when `ctype`, a database's LC_CTYPE, knows no letters but ASCII ones."""
    if ctype not in ("C", "POSIX"):
        return []
    return [
        Warning(
            f"The database {alias!r} has LC_CTYPE {ctype}: it does not know Russian and Tajik capitals, so that"
            " searches without regard to case fail in silence.",
            hint="Create the database anew, for example with LC_CTYPE 'C.UTF-8' and TEMPLATE template0.",
            id=CTYPE_WARNING,
        )
    ]
