"""
Make the site ready on this machine, or say in one sentence why it cannot be.

`python -m site_config.start check` looks at the settings, the database and the cache; `prepare` also brings database,
content, catalogues and static files up to date; `run --port N` does all that for `make run` and prints the addresses.
Everything happens in one process, since loading Django anew for each step would make every start slow. A problem ends
with exit code 1 and never repeats an address, which may hold a password.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import socket
import sys
from pathlib import Path

import django
import redis
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.db import Error as DatabaseError
from django.db import connection

#: What is shown, the command, its options. Catalogues come first: a process keeps the words it has once looked up.
STEPS = (
    ("catalogues", "compile_catalogues", {}),
    ("database", "migrate", {"interactive": False}),
    ("content", "load_mission_content", {}),
)


class CannotStart(Exception):
    """The site cannot start; the message is one sentence for the person at the terminal."""


def first_line(error: BaseException) -> str:
    """Return the first line of an error's text, with the database's password blotted out."""
    text = (str(error).strip() or type(error).__name__).splitlines()[0]
    password = settings.DATABASES["default"].get("PASSWORD") if settings.configured else ""
    return text.replace(password, "…") if password else text


def check_port(port: str) -> None:
    """Raise CannotStart unless `port` is a number whose address on this machine is free."""
    if not port.isascii() or not port.isdigit() or not 1 <= int(port) <= 65535:
        raise CannotStart(f"PORT is {port!r}; it takes a number from 1 to 65535.")
    with socket.socket() as probe:
        # As the server does: a connection that just ended does not count as taken.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", int(port)))
        except OSError as error:
            raise CannotStart(
                f"Port {port} cannot be used ({error.strerror}). Stop what runs there or choose another:"
                " make run PORT=8001"
            ) from error


def check_settings() -> None:
    """Load the settings and apps; raise CannotStart when the environment cannot be understood."""
    try:
        from site_config import server  # noqa: F401  (reads WEB_WORKERS and WEB_THREADS)

        django.setup()
    except ImproperlyConfigured as error:
        raise CannotStart(str(error)) from error
    except OSError as error:
        raise CannotStart(f"{error.filename or 'A file'}: {error.strerror}") from error


def check_services() -> None:
    """Raise CannotStart when the database or the Redis cache does not answer within a few seconds."""
    if connection.vendor == "postgresql":
        connection.settings_dict["OPTIONS"] = {"connect_timeout": 5, **connection.settings_dict["OPTIONS"]}
    try:
        connection.ensure_connection()
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError as error:
        named = (
            "that DATABASE_URL names" if os.environ.get("DATABASE_URL") else str(settings.DATABASES["default"]["NAME"])
        )
        raise CannotStart(f"The database {named} cannot be used: {first_line(error)}") from error
    if address := os.environ.get("REDIS_URL"):
        try:
            redis.Redis.from_url(address, socket_connect_timeout=5, socket_timeout=5).ping()
        except (redis.RedisError, OSError, ValueError) as error:
            raise CannotStart(f"The Redis that REDIS_URL names cannot be used: {type(error).__name__}.") from error


def run_step(label: str, command: str, **options: object) -> None:
    """Run a management command under a one-line label; raise CannotStart when it fails."""
    print(f"· {label}", flush=True)
    try:
        call_command(command, verbosity=0, **options)
    except (CommandError, DatabaseError) as error:
        raise CannotStart(f"{command}: {first_line(error)}") from error


def collect_static_files() -> None:
    """Collect the static files when one of their sources changed; compressing them all takes many seconds."""
    digest = hashlib.sha256(repr(settings.STORAGES["staticfiles"]).encode())
    for finder in get_finders():
        for name, storage in finder.list([]):
            source = Path(storage.path(name)).stat()
            digest.update(f"{name} {source.st_size} {source.st_mtime_ns}".encode())
    collected = settings.DATA_DIR / "static-collected"
    if not (settings.STATIC_ROOT / "staticfiles.json").exists() or not (
        collected.exists() and collected.read_text() == digest.hexdigest()
    ):
        run_step("static files", "collectstatic", interactive=False)
        collected.write_text(digest.hexdigest())


def prepare() -> None:
    """Bring everything that the site needs up to date, one line per step; raise CannotStart when a step fails."""
    for label, command, options in STEPS:
        run_step(label, command, **options)
    collect_static_files()


def main(arguments: list[str]) -> None:
    """Carry out one of the three commands."""
    parser = argparse.ArgumentParser(prog="python -m site_config.start", description=__doc__)
    parser.add_argument("command", choices=["check", "prepare", "run"])
    parser.add_argument("--port", default="8000")
    wanted = parser.parse_args(arguments)
    if wanted.command == "run":
        check_port(wanted.port)
    check_settings()
    check_services()
    if wanted.command == "check":
        return
    prepare()
    if wanted.command == "run":
        print(f"\nThe site: http://127.0.0.1:{wanted.port}/", flush=True)
        # Tells the admin's address too and, the first time, a name and password.
        call_command("create_first_administrator")
        print("Stop with Ctrl+C.\n", flush=True)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "site_config.settings.local")
    try:
        main(sys.argv[1:])
    except CannotStart as problem:
        sys.exit(str(problem))
