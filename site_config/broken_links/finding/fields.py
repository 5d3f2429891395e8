"""Links in the fields of a page or a snippet, and in those of its rows (related pages, editions, pinned stories)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db import models
from django.utils import timezone
from modelcluster.models import ClusterableModel, get_all_child_relations
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from site_config.broken_links.finding.blocks import links_in_stored
from site_config.broken_links.finding.kinds import kind_of
from site_config.broken_links.finding.links import Link
from site_config.broken_links.finding.rich_text import links_in_html
from site_config.broken_links.models import Kind


@dataclass(frozen=True)
class LinkFields:
    """Which fields of a model may hold links, and in which of its child relations there are such fields."""

    own: tuple[Any, ...]
    relations: tuple[Any, ...]

    @classmethod
    @cache
    def of(cls, model: Any) -> LinkFields:
        """Return the fields of a model, Wagtail's own of a page aside."""
        own = tuple(
            field for field in model._meta.concrete_fields if field.model is not Page and _may_hold_links(field)
        )
        relations = get_all_child_relations(model) if issubclass(model, ClusterableModel) else []
        return cls(own, tuple(relation for relation in relations if cls.of(relation.related_model).own))


def links_of(instance: Any, children: dict[str, list[Any]], leave_out: Iterable[str] = ()) -> Iterator[Link]:
    """
    Yield the links of a page or a snippet; `children` are its rows by the name of their relation.

    Fields and relations to `leave_out` are named. A row whose end (`ends_at`) has passed is shown no more.
    """
    skipped = set(leave_out)
    for field in LinkFields.of(type(instance)).own:
        if field.name not in skipped:
            yield from _links_in_field(instance, field, field.name)
    for name, rows in children.items():
        for row in rows if name not in skipped else ():
            if _is_over(row):
                continue
            for field in LinkFields.of(type(row)).own:
                yield from _links_in_field(row, field, f"{name}.{row.pk}.{field.name}")


def _is_over(row: Any) -> bool:
    """Return whether a row, such as a pinned story, has come to its end."""
    ends_at = getattr(row, "ends_at", None)
    return ends_at is not None and ends_at <= timezone.now()


def _may_hold_links(field: Any) -> bool:
    if isinstance(field, StreamField | RichTextField | models.URLField):
        return True
    is_reference = isinstance(field, models.ForeignKey) and field.editable and not field.remote_field.parent_link
    return is_reference and kind_of(field.related_model) is not None


def _links_in_field(instance: Any, field: Any, place: str) -> Iterator[Link]:
    value = field.value_from_object(instance)
    if not value:
        return
    if isinstance(field, StreamField):
        yield from links_in_stored(field.stream_block, list(value.raw_data), place)
    elif isinstance(field, RichTextField):
        yield from links_in_html(value, place)
    elif isinstance(field, models.URLField):
        yield Link(place, "", Kind.ADDRESS, value)
    else:
        if kind := kind_of(field.related_model):
            yield Link(place, "", kind, str(value))
