"""
Two sites with different numbers of publications, each in a process of its own with its own database, cache and files.

The second is a copy of the first that is filled further, so that an address means the same page on both. A site does
nothing until it is asked, so two of them can be asked in turn without disturbing each other.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql


class Site:
    """A site that answers from its own process; use as a context, which starts and ends that."""

    def __init__(self, folder: Path, database_url: str) -> None:
        self.folder, self.database_url = folder, database_url
        self.vendor = urlsplit(database_url).scheme

    def __enter__(self) -> Site:
        environment = os.environ | {
            "DATABASE_URL": self.database_url,
            "DATA_DIR": str(self.folder),
            "REDIS_URL": "",
            "DJANGO_SETTINGS_MODULE": "site_config.settings.local",
        }
        self._process = subprocess.Popen(
            [sys.executable, "-W", "ignore", "-m", "tests.bench.answering"],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._process.stdin and self._process.stdout
        self._questions, self._answers = self._process.stdin, self._process.stdout
        return self

    def __exit__(self, *error: object) -> None:
        self._questions.close()
        self._process.wait()

    def ask(self, what: str, **values: Any) -> Any:
        """Return the answer of that function of answering.py; SystemExit when the site has ended."""
        self._questions.write(json.dumps([what, values]) + "\n")
        self._questions.flush()
        answer = self._answers.readline()
        if not answer:
            raise SystemExit(f"The site could not answer {what} {values}")
        return json.loads(answer)


@contextmanager
def two_sites(folder: Path, small: int, large: int) -> Generator[tuple[Site, Site]]:
    """Yield sites with so many publications, on the PostgreSQL server of DATABASE_URL, or on SQLite without one."""
    one, other = folder / "small", folder / "large"
    one.mkdir()
    with _databases(one, other) as (urls, copy):
        with Site(one, urls[0]) as site:
            site.ask("fill", publications=small)
        shutil.copytree(one, other)
        copy()
        with Site(other, urls[1]) as site:
            site.ask("fill", publications=large)
        with Site(one, urls[0]) as first, Site(other, urls[1]) as second:
            yield first, second


@contextmanager
def one_site(folder: Path) -> Generator[Site]:
    """Yield an empty site, on the PostgreSQL server of DATABASE_URL, or on SQLite without one."""
    with _databases(folder) as (urls, _copy), Site(folder, urls[0]) as site:
        yield site


@contextmanager
def _databases(*folders: Path) -> Generator[tuple[list[str], Callable[[], None]]]:
    """Yield the address of a database for each folder, and what copies the first to the second once nobody is in it."""
    server = urlsplit(os.environ.get("DATABASE_URL", ""))
    if not server.scheme.startswith(("postgres", "pgsql")):
        # The copied folder holds the copied database.
        yield [f"sqlite:///{folder / 'db.sqlite3'}" for folder in folders], lambda: None
        return
    names = [f"bench_{os.getpid()}_{folder.name}" for folder in folders]
    first, *others = map(sql.Identifier, names)
    with psycopg.connect(urlunsplit(server), autocommit=True) as connection:

        def copy() -> None:
            for second in others:
                connection.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(second, first))

        connection.execute(sql.SQL("CREATE DATABASE {} TEMPLATE template0").format(first))
        try:
            yield [urlunsplit(server._replace(path=f"/{name}")) for name in names], copy
        finally:
            for name in (first, *others):
                connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(name))
