"""Asks the index for titles alone: for suggestions while typing."""

from __future__ import annotations

from site_config.search.engines import Engine
from site_config.search.engines.base import TITLE
from site_config.search.query.expression import Node
from site_config.search.query.matching import reading_ranks


def titled(engine: Engine, node: Node, reader: str, most: int) -> list[int]:
    """Return the pages with such a title, each once: the reader's language first, then the newest."""
    in_title, values = engine.entries(node, TITLE)
    ranks = " ".join(f"WHEN '{code}' THEN {rank}" for code, rank in reading_ranks(reader).items())
    rows = engine.rows(
        "WITH hit AS MATERIALIZED (SELECT e.page_id, e.translation_key, e.published_on,"
        f" CASE e.language {ranks} END AS rank FROM site_search_entry e WHERE {in_title}),"
        " best AS (SELECT *, row_number() OVER (PARTITION BY translation_key ORDER BY rank) AS turn FROM hit)"
        " SELECT page_id FROM best WHERE turn = 1 ORDER BY rank, published_on DESC, page_id DESC LIMIT %s",
        [*values, most],
    )
    return [page for (page,) in rows]
