"""How tests ask the index, past the page that shows what it finds."""

from __future__ import annotations

from site_config.search.engines import engine
from site_config.search.models import Entry
from site_config.search.query.matching import Wanted, hits
from site_config.search.query.parsing import parse


def found(words: str, language: str = "en") -> list[str]:
    """Return the titles of the pages that these very words find, for a reader of a language, in their order."""
    pages = hits(engine(), Wanted(parse(words), language), 0, 20)
    titles = dict(Entry.objects.values_list("pk", "title"))
    return [titles[hit.page] for hit in pages]
