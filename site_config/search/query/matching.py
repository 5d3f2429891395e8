"""Asks the index: one statement for the counts, one for a page of results."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from site_config.languages.codes import CODES, reading_order
from site_config.search.engines import Engine
from site_config.search.engines.base import HEAD, TEXT, TITLE, Sql
from site_config.search.query.expression import All, Any, Node, has_phrase
from site_config.search.query.parsing import Query

#: Where the words were found, best first. Among equals the newer comes first.
EXACT_TITLE, TITLE_PHRASE, IN_TITLE, IN_SUMMARY, TEXT_PHRASE, IN_TEXT, IN_FILE = range(7)


@dataclass(frozen=True)
class Wanted:
    """What a reader of a language asks for; `kind`, `year` and `only` (a language) are "" where they are open."""

    query: Query
    reader: str
    kind: str = ""
    year: str = ""
    only: str = ""


@dataclass(frozen=True)
class Hit:
    """A page that was found, and the best place where it was."""

    page: int
    place: int


@dataclass(frozen=True)
class Counts:
    """How many pages are found, how many without any filter, and how many each choice would leave, the others kept."""

    total: int
    unfiltered: int
    languages: dict[str, int]
    kinds: dict[str, int]
    years: dict[str, int]


def reading_ranks(reader: str) -> dict[str, int]:
    """Return every language with its place: the reader's own, then what they are most likely to read."""
    order = [*reading_order(reader), *(code for code in CODES if code not in reading_order(reader))]
    return {code: place for place, code in enumerate(order)}


def count(engine: Engine, wanted: Wanted) -> Counts:
    """Return how many pages are found."""
    found, parameters = _found(engine, wanted)
    rows = engine.rows(
        f"{found} SELECT language, kind, year, count(*) FROM best WHERE turn = 1 GROUP BY language, kind, year",
        parameters,
    )
    chosen = {"language": wanted.only, "kind": wanted.kind, "year": wanted.year}
    by: dict[str, Counter[str]] = {name: Counter() for name in chosen}
    total = unfiltered = 0
    for *values, number in rows:
        unfiltered += number
        fits = dict(zip(chosen, values, strict=True))
        missed = [name for name, value in chosen.items() if value and fits[name] != value]
        if not missed:
            total += number
        for name in by:
            if not set(missed) - {name}:
                by[name][fits[name]] += number
    ranks = reading_ranks(wanted.reader)
    languages = dict(sorted(by["language"].items(), key=lambda item: ranks[item[0]]))
    return Counts(total, unfiltered, languages, dict(by["kind"]), dict(sorted(by["year"].items(), reverse=True)))


def hits(engine: Engine, wanted: Wanted, start: int, number: int) -> list[Hit]:
    """Return some of the pages that are found, in their order: the reader's language, the place, the date."""
    found, parameters = _found(engine, wanted, with_places=True)
    conditions = "turn = 1"
    for column, value in (("language", wanted.only), ("kind", wanted.kind), ("year", wanted.year)):
        if value:
            conditions += f" AND {column} = %s"
            parameters.append(value)
    rows = engine.rows(
        f"{found} SELECT page_id, place FROM best WHERE {conditions}"
        " ORDER BY rank, place, published_on DESC, page_id DESC LIMIT %s OFFSET %s",
        [*parameters, number, start],
    )
    return [Hit(*row) for row in rows]


def _found(engine: Engine, wanted: Wanted, *, with_places: bool = False) -> Sql:
    """Return the beginning of a statement: `best`, every page that is found, `turn` 1 being its best language."""
    query = wanted.query
    ranks = reading_ranks(wanted.reader)
    rank = "CASE e.language " + " ".join(f"WHEN '{code}' THEN {place}" for code, place in ranks.items()) + " END"
    facts = f"e.page_id, e.translation_key, e.language, e.kind, e.year, e.published_on, {rank} AS rank"
    place, place_parameters = _place(engine, query) if with_places else ("0", [])
    in_text, text_parameters = engine.entries(query.asked, TEXT)
    in_files, file_parameters = _in_files(engine, query.asked)
    statement = f"""WITH own AS MATERIALIZED (
        SELECT {facts}, {place} AS place FROM site_search_entry e WHERE {in_text}
    ), {in_files}, hit AS MATERIALIZED (
        SELECT * FROM own
        UNION ALL
        SELECT {facts}, {IN_FILE} FROM site_search_entry e
        WHERE e.translation_key IN (SELECT translation_key FROM in_file) AND e.page_id NOT IN (SELECT page_id FROM own)
    ), best AS (SELECT *, row_number() OVER (PARTITION BY translation_key ORDER BY rank) AS turn FROM hit)"""
    return statement, [*place_parameters, *text_parameters, *file_parameters]


def _place(engine: Engine, query: Query) -> Sql:
    """Return the expression for the best place at which an entry has what is asked for."""
    cases: list[tuple[Sql, int]] = [(("e.title_keys = %s", [query.title_keys]), EXACT_TITLE)]
    if query.phrase:
        cases.append((engine.entries(query.phrase, TITLE), TITLE_PHRASE))
    cases.append((engine.entries(query.asked, TITLE), IN_TITLE))
    cases.append((engine.entries(query.asked, HEAD), IN_SUMMARY))
    if query.phrase:
        cases.append((engine.entries(query.phrase, TEXT), TEXT_PHRASE))
    whens = " ".join(f"WHEN {condition} THEN {place}" for (condition, _parameters), place in cases)
    return f"CASE {whens} ELSE {IN_TEXT} END", [value for (_sql, values), _place in cases for value in values]


def _in_files(engine: Engine, node: Node) -> Sql:
    """
    Return `in_file`, the files that have everything somewhere; what has an order must stand in it on one page. One
    condition is met after the other, since each alone has an index.
    """
    condition, parameters = engine.files(node)
    files = f"""with_words AS MATERIALIZED (
        SELECT f.translation_key, f.document_id FROM site_search_fileentry f WHERE {condition}
    )"""
    in_order = ""
    for part in node.parts if isinstance(node, All) else [node]:
        if has_phrase(part):
            documents, values = _documents(engine, part)
            in_order += f" AND document_id IN ({documents})"
            parameters = [*parameters, *values]
    return f"{files}, in_file AS (SELECT translation_key FROM with_words WHERE 1 = 1{in_order})", parameters


def _documents(engine: Engine, part: Node) -> Sql:
    """
    Return the statement for the documents that have a part with a phrase in it. Pages are asked for the phrases only:
    on PostgreSQL every page with all words of a phrase is read, and those with a common word beside it are many.
    """
    choices = part.parts if isinstance(part, Any) else (part,)
    words = tuple(choice for choice in choices if not has_phrase(choice))
    on_page, parameters = engine.pages(Any(tuple(choice for choice in choices if has_phrase(choice))))
    statement = f"SELECT p.document_id FROM site_search_filepage p WHERE {on_page}"
    if words:
        in_file, values = engine.files(Any(words))
        statement += f" UNION SELECT f.document_id FROM site_search_fileentry f WHERE {in_file}"
        parameters = [*parameters, *values]
    return statement, parameters
