"""
The one place where the process environment is read, typed and strict.

Every variable the site knows is a row of `VARIABLES`; the README's table is compared with it by a test. A value
that cannot be understood stops the start with the variable's name, since a typing mistake in a boolean or an address
would otherwise be found by a reader.
"""

from __future__ import annotations

import os
from typing import Any

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

#: Name of each variable and what it is for, in one line.
VARIABLES: dict[str, str] = {
    "DATABASE_URL": "database, such as `postgres://user:password@host/name`; SQLite in `var/` when empty",
    "DJANGO_SECRET_KEY": "secret that signs sessions and forms; required in production, 50 characters or more",
    "DJANGO_ALLOWED_HOSTS": "host names the site answers to, separated by commas; required in production",
    "BASE_URL": "public address of the site without a path, such as `https://example.org`; required in production",
    "REDIS_URL": "Redis for the cache; files in `var/` when empty",
    "MEDIA_STORAGE_URL": (
        "bucket for uploads, such as `s3://key:secret@s3.example.org/bucket?region=eu-central-1`;"
        " files in `var/` when empty"
    ),
    "EMAIL_URL": "mail server, such as `smtp://user:password@host:587/?tls=true` or `smtps://…`; to the log when empty",
    "CONTACT_EMAIL": "address that machines and security researchers are told; required in production",
    "SENTRY_DSN": "where production reports errors, such as `https://key@sentry.example.org/1`; nowhere when empty",
    "DATA_DIR": "folder for the SQLite database, uploads and file cache; `var/` beside `manage.py` when empty",
    "LOG_LEVEL": "lowest level that is logged: DEBUG, INFO, WARNING or ERROR; INFO when empty",
    "WEB_WORKERS": "number of server processes; 2 when empty",
    "WEB_THREADS": "threads in each server process; 4 when empty",
}


def text(name: str, default: str = "") -> str:
    """Return the variable's value without surrounding spaces, or `default` when it is empty or missing."""
    if name not in VARIABLES:
        raise ImproperlyConfigured(f"{name} is not listed in site_config/settings/environment.py")
    return os.environ.get(name, "").strip() or default


def required(name: str) -> str:
    """Return the variable's value; raise ImproperlyConfigured with its name and meaning when it is empty."""
    value = text(name)
    if not value:
        raise ImproperlyConfigured(f"{name} is not set: {VARIABLES[name]}.")
    return value


def words(name: str, default: list[str] | None = None) -> list[str]:
    """Return a list of comma-separated values."""
    return [word.strip() for word in text(name).split(",") if word.strip()] or (default or [])


def choice(name: str, allowed: tuple[str, ...], default: str) -> str:
    """Return one of the allowed values; raise ImproperlyConfigured on any other."""
    value = text(name, default).upper()
    if value not in allowed:
        raise ImproperlyConfigured(f"{name} is {value!r}; it takes one of {', '.join(allowed)}.")
    return value


def number(name: str, default: int) -> int:
    """Return a whole number of at least 1; raise ImproperlyConfigured on anything else."""
    value = text(name, str(default))
    if not value.isascii() or not value.isdigit() or int(value) < 1:
        raise ImproperlyConfigured(f"{name} is {value!r}; it takes a whole number from 1 up.")
    return int(value)


def database(name: str, sqlite_file: str) -> dict[str, Any]:
    """
    Return Django's settings for the database that the variable names, or for `sqlite_file` when it is empty.

    Raises ImproperlyConfigured, without repeating the address (it holds a password), when it cannot be read.
    """
    address = text(name, f"sqlite:///{sqlite_file}")
    problem = f"{name} cannot be read: {VARIABLES[name]}."
    try:
        settings: dict[str, Any] = dict(dj_database_url.parse(address))
    except (ValueError, dj_database_url.ParseError, dj_database_url.UnknownSchemeError):
        # Without the cause, whose message may repeat a part of the password.
        raise ImproperlyConfigured(problem) from None
    if settings.get("ENGINE") == "django.db.backends.sqlite3":
        # Django's defaults lose parallel saves to "database is locked"; measured: 44 of 48 lost, with these 0 of 48.
        settings["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        }
    elif settings.get("ENGINE") == "django.db.backends.postgresql":
        if not settings.get("NAME"):
            raise ImproperlyConfigured(f"{problem} It names no database.")
        settings |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
    else:
        raise ImproperlyConfigured(f"{problem} Only PostgreSQL and SQLite are supported.")
    return settings
