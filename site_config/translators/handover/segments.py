"""
Cuts an English page into sentences, as wagtail-localize does, in a number of queries that its length does not change.

wagtail-localize asks several queries for each sentence: 868,000 of them for 1,000 stories in two languages (measured
on 1.14). Here the pieces of a page are looked up and stored together; what is stored is the same. Can go when
`TranslationSource.refresh_segments` works in bulk itself.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import uuid5

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction
from wagtail_localize.models import (
    OverridableSegment,
    RelatedObjectSegment,
    String,
    StringSegment,
    Template,
    TemplateSegment,
    TranslatableObject,
    TranslationContext,
    TranslationSource,
)
from wagtail_localize.segments import OverridableSegmentValue, RelatedObjectSegmentValue, TemplateSegmentValue
from wagtail_localize.segments.extract import extract_segments

#: Where a sentence stands: the keys of its context and of its string.
Place = tuple[int, int]


@dataclass(frozen=True)
class Stored:
    """What storing a text changed: the sentences that came and those that went, by place."""

    came: frozenset[Place]
    went: frozenset[Place]


@transaction.atomic(savepoint=False)
def store_segments(source: TranslationSource, instance: Any, *, is_new: bool = False) -> Stored:
    """
    Cut a text into pieces, store them in place of those that `source` had, and return what that changed.

    `instance` is the text that `source` holds, as a page or snippet; a new source has no pieces yet.
    """
    values = extract_segments(instance)
    contexts = _contexts(source, instance, {value.path for value in values})
    kinds: dict[type[models.Model], list[Any]] = {
        StringSegment: [],
        TemplateSegment: [],
        RelatedObjectSegment: [],
        OverridableSegment: [],
    }
    for value in values:
        kinds[_kind(value)].append(value)
    strings = _strings(source, [value.string.data for value in kinds[StringSegment]])
    templates = _templates(kinds[TemplateSegment])
    _make_objects(kinds[RelatedObjectSegment])

    def row(model: Any, value: Any, **own: Any) -> Any:
        return model(source=source, context_id=contexts[value.path], order=value.order, **own)

    wanted = [
        *(
            row(StringSegment, value, string_id=strings[value.string.data], attrs=_dumped(value.attrs))
            for value in kinds[StringSegment]
        ),
        *(row(TemplateSegment, value, template_id=templates[_template_id(value)]) for value in kinds[TemplateSegment]),
        *(row(RelatedObjectSegment, value, object_id=value.translation_key) for value in kinds[RelatedObjectSegment]),
        *(row(OverridableSegment, value, data_json=_dumped(value.data)) for value in kinds[OverridableSegment]),
    ]
    changes = [
        _replace(
            model,
            [] if is_new else model.objects.filter(source=source),
            [each for each in wanted if type(each) is model],
        )
        for model in kinds
    ]
    return changes[0]


def _kind(value: Any) -> type[models.Model]:
    if isinstance(value, TemplateSegmentValue):
        return TemplateSegment
    if isinstance(value, RelatedObjectSegmentValue):
        return RelatedObjectSegment
    return OverridableSegment if isinstance(value, OverridableSegmentValue) else StringSegment


def _contexts(source: TranslationSource, instance: Any, paths: set[str]) -> dict[str, int]:
    """Return the key of the context of every path, made where there was none."""
    known = dict(TranslationContext.objects.filter(object_id=source.object_id).values_list("path", "pk"))
    missing = [_context(source, instance, path) for path in sorted(paths - known.keys())]
    if missing:
        TranslationContext.objects.bulk_create(missing, ignore_conflicts=True)
        known = dict(TranslationContext.objects.filter(object_id=source.object_id).values_list("path", "pk"))
    return known


def _context(source: TranslationSource, instance: Any, path: str) -> TranslationContext:
    context = TranslationContext(object_id=source.object_id, path=path, path_id=TranslationContext._get_path_id(path))
    # It would save itself, one query each, before it is stored at all.
    context.save = lambda *args, **kwargs: None
    context.get_field_path(instance)
    del context.save
    return context


def _strings(source: TranslationSource, texts: Iterable[str]) -> dict[str, int]:
    """Return the key of the string of every text, made where there was none."""
    hashes = {String._get_data_hash(text): text for text in texts}
    strings = String.objects.filter(locale_id=source.locale_id, data_hash__in=hashes)
    known = dict(strings.values_list("data_hash", "pk"))
    missing = [
        String(locale_id=source.locale_id, data_hash=digest, data=text)
        for digest, text in hashes.items()
        if digest not in known
    ]
    if missing:
        String.objects.bulk_create(missing, ignore_conflicts=True)
        known = dict(strings.all().values_list("data_hash", "pk"))
    return {text: known[digest] for digest, text in hashes.items()}


def _template_id(value: Any) -> Any:
    return uuid5(uuid5(Template.BASE_UUID_NAMESPACE, value.format), value.template)


def _templates(values: Iterable[Any]) -> dict[Any, int]:
    wanted = {_template_id(value): value for value in values}
    templates = Template.objects.filter(uuid__in=wanted)
    known = dict(templates.values_list("uuid", "pk"))
    missing = [
        Template(uuid=key, template=value.template, template_format=value.format, string_count=value.string_count)
        for key, value in wanted.items()
        if key not in known
    ]
    if missing:
        Template.objects.bulk_create(missing, ignore_conflicts=True)
        known = dict(templates.all().values_list("uuid", "pk"))
    return known


def _make_objects(values: Iterable[Any]) -> None:
    objects = {
        value.translation_key: TranslatableObject(
            translation_key=value.translation_key, content_type=value.content_type
        )
        for value in values
    }
    if objects:
        TranslatableObject.objects.bulk_create(objects.values(), ignore_conflicts=True)


def _replace(model: Any, there: Iterable[Any], wanted: list[Any]) -> Stored:
    """Store the wanted rows of a source, leave those that are there already, and delete all others."""
    fields = [field.attname for field in model._meta.concrete_fields if not field.primary_key]

    def values_of(row: Any) -> tuple[Any, ...]:
        return tuple(getattr(row, name) for name in fields)

    found = {values_of(row): row for row in there}
    new = {values_of(row): row for row in wanted}
    gone = [row for values, row in found.items() if values not in new]
    added = [row for values, row in new.items() if values not in found]
    if gone:
        model.objects.filter(pk__in=[row.pk for row in gone]).delete()
    if added:
        model.objects.bulk_create(added)
    if model is not StringSegment:
        return Stored(frozenset(), frozenset())
    before, after = ({(row.context_id, row.string_id) for row in rows.values()} for rows in (found, new))
    return Stored(frozenset(after - before), frozenset(before - after))


def _dumped(data: Any) -> str:
    return json.dumps(data, cls=DjangoJSONEncoder)
