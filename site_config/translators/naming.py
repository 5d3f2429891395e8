"""What the places of a text are called in the admin, in which order they stand there, and how much they hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.text import capfirst
from wagtail import blocks
from wagtail.admin.panels import Panel, get_edit_handler
from wagtail.fields import StreamField
from wagtail.models import Page


@dataclass(frozen=True)
class Name:
    """
    The names of a place, in the language that is active: of the field or block it belongs to, and its own within that
    (empty where the block is all there is). `longest` is how many characters it may hold, None for any number.
    """

    group: str
    own: str = ""
    longest: int | None = None


def name_of(model: type[models.Model], field_path: str) -> Name:
    """
    Return the name of a place, given as wagtail-localize's `field_path`: "title", "body.quote.speaker".

    A place that the model does not have any more is called by its path.
    """
    first, *rest = field_path.split(".")
    try:
        field = model._meta.get_field(first)
        if isinstance(field, StreamField):
            return _name_in_stream(field, rest)
        if isinstance(field, models.ManyToOneRel):
            own = field.related_model._meta.get_field(rest[0])
            return Name(str(capfirst(field.related_model._meta.verbose_name)), _label(own), own.max_length)
    except (FieldDoesNotExist, LookupError, AttributeError):
        return Name(field_path)
    return Name(_label(field), longest=getattr(field, "max_length", None))


def places_on_the_form(model: type[models.Model]) -> dict[str, int]:
    """Return, for each field of a page's or snippet's form in the admin, its place from the top."""
    handler = model.get_edit_handler() if issubclass(model, Page) else get_edit_handler(model)
    return {name: place for place, name in reversed(list(enumerate(_fields(handler))))}


def _fields(panel: Panel) -> Iterator[str]:
    name = getattr(panel, "field_name", None) or getattr(panel, "relation_name", None)
    if name:
        yield name
    for child in getattr(panel, "children", ()):
        yield from _fields(child)


def _label(field: Any) -> str:
    return str(capfirst(field.verbose_name))


def _name_in_stream(field: StreamField, names: list[str]) -> Name:
    labels, block = [], field.stream_block
    for name in names:
        is_list = isinstance(block, blocks.ListBlock)
        block = block.child_block if is_list else block.child_blocks[name]
        # The items of a list bear its name in the plural where they have none of their own.
        labels.append(str(capfirst(block.label)))
    # A block may bear the name of its field.
    group = ": ".join(dict.fromkeys([_label(field), *labels[:1]]))
    longest = getattr(getattr(block, "field", None), "max_length", None)
    return Name(group, labels[-1] if len(labels) > 1 else "", longest)
