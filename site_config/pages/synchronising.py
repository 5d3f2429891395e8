"""
Carries what all languages share from a published English page or snippet to its translations at once.

wagtail-localize copies synchronised fields only when somebody presses "Sync", which also empties every sentence whose
English has changed. A corrected date, a new file, an order of stories or a new slug is no sentence: readers of all
languages need it the moment it is published, and addresses are the same in all languages only if slugs are.
"""

from __future__ import annotations

import json
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.dispatch import Signal
from modelcluster.models import ClusterableModel, get_serializable_data_for_fields
from wagtail.models import DraftStateMixin, TranslatableMixin
from wagtail.signals import page_published, published
from wagtail_localize.fields import SynchronizedField
from wagtail_localize.models import TranslationSource

from site_config.languages.codes import SOURCE

#: Sent with `instance`, a translation that was saved with other facts than before, when all of it is in the database.
#: What follows pages has looked at it too early when it hears of the English page, whose own signal leads to this.
carried_over = Signal()

#: Depth of the home pages. They are siblings below the root, so each has a slug of its own, which no address shows.
HOME_DEPTH = 2


def shared_fields(instance: Any) -> list[str]:
    """Return the names of the fields and child relations that the instance's translations may not change."""
    declared = getattr(instance, "translatable_fields", [])
    names = [each.field_name for each in declared if isinstance(each, SynchronizedField) and not each.overridable]
    return [name for name in names if name != "slug" or getattr(instance, "depth", None) != HOME_DEPTH]


def carry_over(source: Any) -> None:
    """Give every translation of `source`, and the copy that translators work from, its synchronised fields."""
    names = shared_fields(source)
    for translation in type(source)._default_manager.filter(translation_key=source.translation_key):
        if translation.pk == source.pk:
            continue
        changed = [name for name in names if value_of(source, name) != value_of(translation, name)]
        for name in changed:
            copy(source, translation, name)
        if changed:
            translation.save()
            carried_over.send(sender=type(translation), instance=translation)
    refresh_snapshot(source, names)


def value_of(instance: Any, name: str) -> Any:
    """Return a field's value, or what stands in each row of a child relation, in a form that can be compared."""
    field = instance._meta.get_field(name)
    if not isinstance(field, models.ManyToOneRel):
        return field.value_from_object(instance)
    columns = [
        column
        for column in field.related_model._meta.concrete_fields
        if not column.primary_key and column is not field.remote_field
    ]
    return [[column.value_from_object(child) for column in columns] for child in getattr(instance, name).all()]


def copy(source: Any, target: Any, name: str) -> None:
    """Copy a field or a child relation from one instance to another, without saving."""
    field = source._meta.get_field(name)
    if isinstance(field, models.ManyToOneRel):
        source.copy_child_relation(name, target)
    else:
        setattr(target, field.attname, getattr(source, field.attname))


def refresh_snapshot(source: Any, names: list[str]) -> None:
    """
    Bring the shared fields of wagtail-localize's snapshot of the English text up to date, and nothing else of it.

    The next publishing of a translation copies them from there, and would bring yesterday's back.
    """
    snapshot = TranslationSource.objects.get_for_instance_or_none(source)
    if snapshot is None:
        return
    is_cluster = isinstance(source, ClusterableModel)
    fresh = source.serializable_data() if is_cluster else get_serializable_data_for_fields(source)
    content = json.loads(snapshot.content_json) | {name: fresh[name] for name in names}
    snapshot.content_json = json.dumps(content, cls=DjangoJSONEncoder)
    snapshot.save(update_fields=["content_json"])


def on_published(instance: Any, **kwargs: Any) -> None:
    """Carry over from a published source; a translation, an alias and a bare page carry nothing."""
    is_ours = isinstance(instance, TranslatableMixin) and isinstance(instance, DraftStateMixin)
    if is_ours and instance.locale.language_code == SOURCE and shared_fields(instance):
        carry_over(instance)


def register_signal_handlers() -> None:
    """Listen to what editors publish; pages and snippets have signals of their own."""
    page_published.connect(on_published, dispatch_uid="pages.synchronising.page")
    published.connect(on_published, dispatch_uid="pages.synchronising.snippet")
