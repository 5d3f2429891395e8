"""
The database search of modelsearch, with marks that are no words made harmless.

Upstream bug, in django-modelsearch as installed with Wagtail 8.0: `backends/database/sqlite/query.py` puts words and
phrases between quotation marks for FTS5 and leaves a mark inside them as it is, so one `"` in any search box of the
admin ends in "unterminated string" (FTS5 wants it doubled: https://www.sqlite.org/fts5.html, section 3.1). On both
engines a query without any word, such as `-`, compiles to nothing and ends in an error or costs a query for nothing.
To be deleted, with `modelsearch.backends.database` in the settings again, when `Lexeme.as_sql` and
`SearchQueryExpression` double the marks themselves and `tests/search/test_backend.py` passes without this module.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet
from modelsearch.backends import database
from modelsearch.backends.base import BaseSearchBackend
from modelsearch.query import MATCH_ALL, And, Boost, Not, Or, Phrase, PlainText, SearchQuery

if TYPE_CHECKING:
    Engine = BaseSearchBackend
else:
    Engine = object


def words_of(text: str) -> str:
    """Return the words of a query: without quotation marks, and without what has neither letter nor digit."""
    return " ".join(word for word in text.replace('"', " ").split() if re.search(r"\w", word))


def only_words(query: SearchQuery) -> SearchQuery:
    """Return the query with only the words in all its parts."""
    if isinstance(query, PlainText):
        return PlainText(words_of(query.query_string), operator=query.operator, boost=query.boost)
    if isinstance(query, Phrase):
        return Phrase(words_of(query.query_string))
    if isinstance(query, And | Or):
        return type(query)([only_words(part) for part in query.subqueries])
    if isinstance(query, Not):
        return Not(only_words(query.subquery))
    if isinstance(query, Boost):
        return Boost(only_words(query.subquery), query.boost)
    return query


class OnlyWordsMixin(Engine):
    """Hands a backend only the words of each query, and finds nothing where there are none."""

    def _search(self, query_compiler_class: Any, query: Any, model_or_queryset: Any, **kwargs: Any) -> Any:
        query = words_of(query) if isinstance(query, str) else only_words(query)
        if not (query.query_string if isinstance(query, PlainText | Phrase) else query):
            # Not modelsearch's EmptySearchResults: the lists of the admin ask results for their model.
            is_queryset = isinstance(model_or_queryset, QuerySet)
            query = MATCH_ALL
            model_or_queryset = (model_or_queryset if is_queryset else model_or_queryset.objects).none()
        return super()._search(query_compiler_class, query, model_or_queryset, **kwargs)


@cache
def _with_only_words(engine: type) -> type:
    return type(f"OnlyWords{engine.__name__}", (OnlyWordsMixin, engine), {})


def SearchBackend(params: dict[str, Any]) -> BaseSearchBackend:
    """Return the backend for the engine in use; the name is the one that modelsearch looks for."""
    return _with_only_words(type(database.SearchBackend(params)))(params)
