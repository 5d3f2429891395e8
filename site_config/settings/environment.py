"""
The one place where the process environment is read, typed and strict.

Every variable the site knows is a row of `VARIABLES`; the README's table is compared with it by a test. A value
that cannot be understood stops the start with the variable's name, since a typing mistake in a boolean or an address
would otherwise be found by a reader.
"""

from __future__ import annotations

import os
import re
from typing import Any
from urllib.parse import SplitResult, urlsplit

import dj_database_url
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.core.validators import validate_email

#: Name of each variable and what it is for, in one line.
VARIABLES: dict[str, str] = {
    "DATABASE_URL": "database, such as `postgres://user:password@host/name`; SQLite in `var/` when empty",
    "DJANGO_SECRET_KEY": "secret that signs sessions and forms; required in production, 50 characters or more",
    "DJANGO_ALLOWED_HOSTS": "host names the site answers to, separated by commas; required in production",
    "BASE_URL": "public address of the site without a path, such as `https://example.org`; required in production",
    "REDIS_URL": "Redis for the cache, such as `redis://:password@host:6379/0`; files in `var/` when empty",
    "MEDIA_STORAGE_URL": (
        "bucket for uploads, such as `s3://key:secret@s3.example.org/bucket?region=eu-central-1`;"
        " files in `var/` when empty"
    ),
    "EMAIL_URL": "mail server, such as `smtp://user:password@host:587/?tls=true` or `smtps://…`; to the log when empty",
    "MACHINE_TRANSLATION_URL": (
        "machine that proposes translations: `libretranslate://key@translate.example.org`, `deepl://key` or"
        " `google://project?credentials=/path/of/key.json`; none when empty"
    ),
    "CONTACT_EMAIL": "address that machines and security researchers are told; required in production",
    "SENTRY_DSN": "where production reports errors, such as `https://key@sentry.example.org/1`; nowhere when empty",
    "SENTRY_RELEASE": "version of the code that reported errors name; the commit of a checkout when empty",
    "DATA_DIR": "folder for the SQLite database, uploads and file cache; `var/` beside `manage.py` when empty",
    "LOG_LEVEL": "lowest level that is logged: DEBUG, INFO, WARNING or ERROR; INFO when empty",
    "WEB_WORKERS": "number of server processes; 2 when empty",
    "WEB_THREADS": "threads in each server process; 4 when empty",
}

# Letters, digits and hyphens only: Django refuses a request to any other host. The last is an IPv6 address.
_HOST = r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*|\[[0-9a-f:.]+\]"
_ORIGIN = re.compile(rf"(https?://(?:{_HOST})(?::([0-9]{{1,5}}))?)/?", re.IGNORECASE)
_ALLOWED_HOST = re.compile(rf"\*|\.?(?:{_HOST})", re.IGNORECASE)


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


def address(name: str, default: str = "") -> str:
    """
    Return an http or https origin, such as `https://example.org:8443`, without a slash at its end.

    Raises ImproperlyConfigured on anything else, a path included, and when it is empty without a default.
    """
    found = _ORIGIN.fullmatch(text(name, default) or required(name))
    if not found or int(found[2] or 443) > 65535:
        raise _unreadable(name, "It takes http:// or https://, a host and where needed a port, and nothing more.")
    return found[1].lower()


def hosts(name: str, default: list[str] | None = None) -> list[str]:
    """
    Return host names separated by commas, in the forms of Django's ALLOWED_HOSTS: `.example.org` and `*` included.

    Raises ImproperlyConfigured on anything else, a port included, and when it is empty without a default.
    """
    if default is not None and not text(name):
        return default
    found = [word.strip() for word in required(name).split(",") if word.strip()]
    if not found or not all(_ALLOWED_HOST.fullmatch(host) for host in found):
        raise _unreadable(name, "It takes names such as example.org, without https://, port or path.")
    return found


def email(name: str, default: str = "") -> str:
    """Return a mail address; raise ImproperlyConfigured on anything else, and when it is empty without a default."""
    value = text(name, default) or required(name)
    try:
        validate_email(value)
    except ValidationError:
        raise _unreadable(name, "It takes one mail address, such as webmaster@example.org.") from None
    return value


def redis(name: str) -> str:
    """
    Return the address of one Redis, `redis://`, `rediss://` (TLS) or `unix://`, or nothing when it is empty.

    Raises ImproperlyConfigured, without repeating the address (it may hold a password), when it cannot be read.
    """
    value = text(name)
    if value:
        try:
            _check_redis(value)
        except ValueError as error:
            raise _unreadable(name, str(error)) from None
    return value


def _check_redis(value: str) -> None:
    """Raise ValueError unless Django and the client would both understand the address as it was meant."""
    # Django takes commas and semicolons for the space between several servers.
    if not value.isascii() or not value.isprintable() or re.search("[ ,;#]", value):
        raise ValueError("It takes Latin letters, digits and signs; a space and , ; # are written as %20 and the like.")
    parts = _split(value)
    if parts.scheme == "unix":
        if not re.fullmatch("(.*@)?", parts.netloc) or len(parts.path) < 2:
            raise ValueError("After unix:// comes the path of a socket.")
    elif parts.scheme not in ("redis", "rediss"):
        raise ValueError("It starts with redis://, rediss:// or unix://.")
    # The client would take another path for database 0.
    elif not parts.hostname or not re.fullmatch("(/[0-9]*)?", parts.path):
        raise ValueError("It names a server, its port where needed, and a database by its number.")
    # Only those who use it pay for the import.
    from redis import ConnectionPool, RedisError

    try:
        # Nothing is sent yet.
        ConnectionPool.from_url(value).make_connection()
    except (RedisError, TypeError, ValueError):
        raise ValueError("The port is a number, and after a question mark stand options of Redis' client.") from None


def _split(value: str) -> SplitResult:
    try:
        return urlsplit(value)
    except ValueError:
        # Python's own message repeats what it stumbles over, which may be half of a password.
        raise ValueError("Its server has brackets that fit no IPv6 address.") from None


def _unreadable(name: str, reason: str) -> ImproperlyConfigured:
    return ImproperlyConfigured(f"{name} cannot be read: {VARIABLES[name]}. {reason}")


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
