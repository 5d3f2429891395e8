"""Tells on which page of a file the words stand."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from site_config.search.engines import Engine
from site_config.search.engines.base import Sql
from site_config.search.models import FilePage
from site_config.search.query.expression import All, Node, Phrase, Word, has_phrase
from site_config.search.query.expression import Any as AnyOf


@dataclass(frozen=True)
class Place:
    """
    The page of a file that has most of what was asked for, the first of several: the file's name in its address, the
    number of the page from 1, its text, and how many other pages of the file have as much.
    """

    name: str
    number: int
    text: str
    others: int


def places(engine: Engine, node: Node, keys: Collection[UUID]) -> dict[UUID, Place]:
    """Return the best page among the files of each of these pages, by translation key; two queries."""
    if not keys:
        return {}
    parts = node.parts if isinstance(node, All) else (node,)
    conditions = [on_file_page(engine, part) for part in parts]
    score = " + ".join(f"CASE WHEN {sql} THEN 1 ELSE 0 END" for sql, _values in conditions)
    in_files, file_values = engine.files(node)
    marks = ", ".join(["%s"] * len(keys))
    # SQLite keeps a UUID as its 32 digits.
    stored = [key.hex if engine.connection.vendor == "sqlite" else key for key in keys]
    rows = engine.rows(
        f"SELECT f.translation_key, p.id, f.name, p.number, {score} AS score"
        " FROM site_search_fileentry f JOIN site_search_filepage p ON p.document_id = f.document_id"
        f" WHERE f.translation_key IN ({marks}) AND {in_files}",
        [*(value for _sql, values in conditions for value in values), *stored, *file_values],
    )
    best: dict[UUID, list[tuple[int, str, int, int]]] = {}
    for key, pk, name, number, points in rows:
        if points:
            best.setdefault(UUID(str(key)), []).append((-points, name, number, pk))
    chosen = {key: min(found) for key, found in best.items()}
    texts = dict(FilePage.objects.filter(pk__in=[page[3] for page in chosen.values()]).values_list("pk", "text"))
    return {
        key: Place(name, number, texts[pk], sum(page[:2] == (points, name) for page in best[key]) - 1)
        for key, (points, name, number, pk) in chosen.items()
    }


def on_file_page(engine: Engine, node: Node) -> Sql:
    """
    Return the condition on `p`, a page of a file, that it has what a node asks for. Words are looked up in the index;
    for a phrase that would mean reading all pages with its words, so the few pages at hand are read instead.
    """
    if isinstance(node, Word) or not has_phrase(node):
        on_page, values = engine.pages(node)
        return f"p.id IN (SELECT p.id FROM site_search_filepage p WHERE {on_page})", values
    if isinstance(node, Phrase):
        patterns = [f"% {' '.join(keys)} %" for keys in node.readings]
        return "(" + " OR ".join(["p.keys LIKE %s"] * len(patterns)) + ")", patterns
    parts = [on_file_page(engine, part) for part in node.parts]
    sign = " OR " if isinstance(node, AnyOf) else " AND "
    return f"({sign.join(sql for sql, _values in parts)})", [value for _sql, values in parts for value in values]
