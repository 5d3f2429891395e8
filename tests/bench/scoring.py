"""Puts the queries of the search's own table to our search and to what the engines come with."""

from __future__ import annotations

import json
import sqlite3
import tomllib
from collections.abc import Callable
from functools import partial
from pathlib import Path

from django.conf import settings
from django.db import connection
from wagtail.models import Locale, Page

from home.models import StandardPage
from site_config.search.indexing.pages import write_pages
from site_config.search.models import Word
from site_config.search.query.matching import Wanted
from site_config.search.query.parsing import parse
from site_config.search.query.searching import search
from site_config.search.query.synonyms import Synonyms
from site_config.search.words import tokens

CASES = Path(__file__).parents[1] / "search" / "data" / "search_cases.json"
#: Whether a document is found by a query.
Finds = Callable[[str, str], bool]


def ours() -> Finds:
    """Return our search, with the mission's synonyms, in a database that holds one page and nothing else to find."""
    content = tomllib.loads((settings.BASE_DIR / "home" / "content" / "synonyms.toml").read_text())
    read = partial(parse, synonyms=Synonyms.of(each["terms"] for each in content["set"]))
    locale, _made = Locale.objects.get_or_create(language_code="en")
    known = Page.objects.get(depth=2).pk
    page = StandardPage(pk=known, id=known, locale=locale)

    def finds(query: str, document: str) -> bool:
        page.title = document
        Word.objects.all().delete()
        write_pages([page])
        answer, _clock = search(Wanted(read(query), "en"), read)
        return bool(answer.counts.total)

    return finds


def fts5(tokenizer: str) -> Finds:
    """Return SQLite's full-text search with one of its own tokenizers; every word is required."""
    database = sqlite3.connect(":memory:")
    database.execute(f"CREATE VIRTUAL TABLE texts USING fts5(text, tokenize = '{tokenizer}')")

    def finds(query: str, document: str) -> bool:
        database.execute("DELETE FROM texts")
        database.execute("INSERT INTO texts VALUES (?)", [document])
        words = " ".join(f'"{word.text}"' for word in tokens(query))
        return bool(words) and bool(database.execute("SELECT 1 FROM texts WHERE texts MATCH ?", [words]).fetchall())

    return finds


def tsvector(configuration: str) -> Finds:
    """Return PostgreSQL's full-text search with one of its own configurations, or with one by the query's letters."""

    def finds(query: str, document: str) -> bool:
        chosen = configuration
        if configuration == "per language":
            chosen = "english" if query.isascii() else "simple" if set(query) & set("ғӣқӯҳҷ") else "russian"
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT to_tsvector(%s::regconfig, %s) @@ websearch_to_tsquery(%s::regconfig, %s)",
                [chosen, document, chosen, query],
            )
            return bool(cursor.fetchone()[0])

    return finds


def score() -> dict[str, tuple[int, int, int, int]]:
    """
    Return, for each search, how many queries found what they should, of how many, and how many found what they should
    not, of how many.
    """
    searches = {"ours": ours(), "FTS5 unicode61": fts5("unicode61"), "FTS5 porter": fts5("porter unicode61")}
    if connection.vendor == "postgresql":
        for configuration in ("simple", "english", "russian", "per language"):
            searches[f"tsvector {configuration}"] = tsvector(configuration)
    cases = json.loads(CASES.read_text())
    wanted = [(case["query"], case["document"]) for case in cases if case["found"]]
    unwanted = [(case["query"], case["document"]) for case in cases if not case["found"]]
    return {
        name: (sum(finds(*case) for case in wanted), len(wanted), sum(finds(*case) for case in unwanted), len(unwanted))
        for name, finds in searches.items()
    }
