"""
What of a page is searched, by Wagtail's own `search_fields`.

The boost of a field says where it counts: TITLE_BOOST and more as a title, SUMMARY_BOOST as a summary, everything else
as the body. The search of the admin reads the same fields.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from wagtail.models import Page
from wagtail.search import index

from site_config.pages.models import SUMMARY_BOOST, TITLE_BOOST


def texts_of(page: Page) -> tuple[str, str, str]:
    """Return the page's title, summary and body as plain text, a field a line."""
    parts: tuple[list[str], list[str], list[str]] = ([], [], [])
    for field in type(page).get_search_fields():
        if isinstance(field, index.SearchField):
            boost = field.boost or 1
            place = 0 if boost >= TITLE_BOOST else 1 if boost >= SUMMARY_BOOST else 2
            parts[place].extend(_lines(field.get_value(page)))
        elif isinstance(field, index.RelatedFields):
            parts[2].extend(_related(field, page))
    # A title that is printed on the work and is the page's own too need not be read twice.
    title, summary, body = ("\n".join(dict.fromkeys(lines)) for lines in parts)
    return title, summary, body


def _related(field: index.RelatedFields, owner: Any) -> Iterable[str]:
    """Yield the texts of what stands in relation to the page, such as its authors' names."""
    related = getattr(owner, field.field_name)
    for instance in related.all() if hasattr(related, "all") else filter(None, [related]):
        names = (
            line
            for each in field.fields
            if isinstance(each, index.SearchField)
            for line in _lines(each.get_value(instance))
        )
        if text := " ".join(names):
            yield text


def _lines(value: Any) -> Iterable[str]:
    if isinstance(value, list | tuple):
        for each in value:
            yield from _lines(each)
    elif value is not None and (text := str(value).strip()):
        yield text
