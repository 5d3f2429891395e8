"""
`python -m tests.engines`: PostgreSQL and SQLite give the same pages.

Loads the mission's content into an empty database of each engine, asks both for every address of the sitemap, for
lists and for searches, and compares the answers letter by letter. `DATABASE_URL` names the PostgreSQL server; the
database in it is not touched, a new one is made beside it and removed.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit
from xml.etree import ElementTree

import psycopg
from psycopg import sql

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
#: What is another in each answer or each loading: parts of chance in the file names of renditions that were taken, when
#: a page came to the site and was changed, and the token of a form.
OF_THE_MOMENT = re.compile(
    r"/media/images/\S+|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[.\d]*\+\d\d:\d\d|(?<=name=\"token\" value=\")[^\"]+"
)
MORE = [
    f"/{code}/{path}"
    for code in ("en", "ru", "tg")
    for path in ("news/?page=2", "research/?page=2", "search/?q=Tajikistan", "search/?q=миграция", "nothing/")
]


def answers() -> dict[str, str]:
    """Load the content into the database of this process's environment and return its pages by address."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.test import Client

    call_command("migrate", verbosity=0)
    call_command("load_mission_content", verbosity=0)
    client = Client()

    def named_in(file: str) -> list[str]:
        sitemap = ElementTree.fromstring(client.get(file).content)  # noqa: S314 (our own answer)
        return [urlsplit(element.text or "").path for element in sitemap.iter(SITEMAP)]

    addresses = [address for file in named_in("/sitemap.xml") for address in named_in(file)] + MORE
    pages = {address: client.get(address).content.decode() for address in addresses}
    # A search's ranking is the engine's own.
    return {
        address: OF_THE_MOMENT.sub("", html) if "search" not in address else found(html)
        for address, html in pages.items()
    }


def found(html: str) -> str:
    """Return how many pages a search found, in its own words: which stand on the first page is the engine's ranking."""
    count = re.search(r'class="results-count">(.*?)</p>', html, flags=re.DOTALL)
    return count.group(1).strip() if count else ""


def ask(database_url: str, folder: str) -> dict[str, str]:
    """Run `answers` in a process of its own on a database."""
    environment = os.environ | {
        "DATABASE_URL": database_url,
        "DATA_DIR": folder,
        "DJANGO_SETTINGS_MODULE": "site_config.settings.test",
    }
    result = subprocess.run(
        [sys.executable, "-m", "tests.engines", "answers"], env=environment, capture_output=True, text=True, check=False
    )
    if result.returncode:
        raise SystemExit(result.stderr)
    return json.loads(result.stdout)


def main() -> None:
    """Compare the engines; exit 1 with the addresses that differ."""
    server = urlsplit(os.environ["DATABASE_URL"])
    name = f"engines_{os.getpid()}"
    with psycopg.connect(urlunsplit(server), autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {} TEMPLATE template0").format(sql.Identifier(name)))
        try:
            with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
                on_postgresql = ask(urlunsplit(server._replace(path=f"/{name}")), one)
                on_sqlite = ask(f"sqlite:///{Path(other) / 'db.sqlite3'}", other)
        finally:
            connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))
    addresses = on_postgresql.keys() | on_sqlite.keys()
    different = sorted(address for address in addresses if on_postgresql.get(address) != on_sqlite.get(address))
    sys.stdout.write(f"{len(addresses)} addresses compared, {len(different)} differ\n")
    if different:
        raise SystemExit("\n".join(different))


if __name__ == "__main__":
    if sys.argv[1:] == ["answers"]:
        json.dump(answers(), sys.stdout)
    else:
        main()
