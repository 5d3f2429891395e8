"""Compares what a row says with a page, and says both in the words of the columns."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from research.imports.names import listed
from research.imports.plans import Change
from research.imports.values import FIELDS, PAGE_COLUMNS, WORDS, Facts
from research.models import PublicationPage
from research.record import Organisation, Person
from site_config.languages.codes import SOURCE

NAME_COLUMNS = ("authors", "editors")


def changes_of(facts: Facts, page: PublicationPage) -> Iterator[Change]:
    """Yield what the row would change in a page's plain fields, names and topics; an empty cell changes nothing."""
    values = comparable(facts, page)
    for column in PAGE_COLUMNS:
        if column in values:
            old, new = value_in(page, column), values[column]
            if old != new and not (facts.row.is_reference and _is_same_text(old, new)):
                yield Change(column, shown(old), shown(new))
    for column in NAME_COLUMNS:
        if column in values:
            old_names = names_in(page, column)
            if old_names != values[column]:
                yield Change(column, listed(old_names), listed(values[column]))
    if "topics" in values:
        old_topics = topics_in(page)
        if old_topics != values["topics"]:
            yield Change("topics", "; ".join(old_topics), "; ".join(values["topics"]))


def comparable(facts: Facts, page: PublicationPage | None) -> dict[str, Any]:
    """
    Return the values of a row for this page, or for a new one.

    The words of a reference are those of one edition. They count for the English page if they are English; its title
    is the original one, if it is in the original language. Of a new publication nothing else is known, so they count.
    """
    values = dict(facts.values)
    row = facts.row
    if not row.is_reference:
        return values
    printed = values.pop("printed_title", "")
    language = row.language or (page.original_language if page else SOURCE)
    if page is None:
        if printed:
            values["original_title"] = printed
            values |= {"title": printed} if language == SOURCE else {}
        values.setdefault("original_language", language)
        return values
    if language != SOURCE:
        for column in (*WORDS, *NAME_COLUMNS):
            values.pop(column, None)
    if printed and not _is_title_of(page, printed):
        if language == page.original_language:
            values["original_title"] = printed
        elif language == SOURCE:
            values["title"] = printed
    return values


def value_in(page: PublicationPage, column: str) -> Any:
    """Return the value that a plain field of the page has, by its column."""
    return getattr(page, FIELDS.get(column, column))


def names_in(page: PublicationPage, column: str) -> tuple[Person | Organisation, ...]:
    """Return a page's authors or editors as a row can name them: a catalogue has no ORCID."""
    values = (contributor.value for contributor in getattr(page, column).all())
    return tuple(Person(value.family, value.given) if isinstance(value, Person) else value for value in values)


def topics_in(page: Any) -> tuple[str, ...]:
    """Return the slugs of a page's topics."""
    return tuple(dict.fromkeys(link.topic.slug for link in page.topic_links.all()))


def shown(value: Any) -> str:
    """Return a value as its column has it."""
    return "" if value is None else str(value)


def _is_title_of(page: PublicationPage, printed: str) -> bool:
    """Return whether this is how an export calls the publication: with its subtitle, or by the title of an edition."""
    titles = [page.original_title, page.title, *(edition.title for edition in page.all_editions)]
    joined = [f"{title}: {page.subtitle}" for title in titles] if page.subtitle else []
    return any(title and _is_same_text(title, printed) for title in (*titles, *joined))


def _is_same_text(old: Any, new: Any) -> bool:
    """Return whether two texts differ in nothing but spaces and line ends, which no reference keeps."""
    return isinstance(old, str) and isinstance(new, str) and old.split() == new.split()
