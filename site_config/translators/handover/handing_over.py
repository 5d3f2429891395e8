"""Hands an English text to the translators, and brings what they have in step with it when it changes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.utils import timezone
from modelcluster.models import ClusterableModel, get_serializable_data_for_fields
from wagtail.models import Locale, Page
from wagtail_localize.models import (
    String,
    StringSegment,
    StringTranslation,
    Translation,
    TranslationContext,
    TranslationSource,
    get_schema_version,
)
from wagtail_localize.models import TranslatableObject as Subject

from site_config.languages.codes import CODES
from site_config.pages.models import SitePage
from site_config.translators.handover.carrying import KEPT, MOVED, by_context, predecessors
from site_config.translators.handover.counting import recount
from site_config.translators.handover.memory import remember
from site_config.translators.handover.segments import Place, Stored, store_segments
from site_config.translators.models import Job
from site_config.translators.models.jobs import Section
from site_config.translators.naming import name_of


@dataclass(frozen=True)
class HandedOver:
    """
    A text as the translators have it now; `settled` are the jobs whose translation is public and has every sentence of
    the text in a wording that was reviewed, so that it can follow by itself.
    """

    source: TranslationSource
    jobs: list[Job]
    settled: list[Job]


@transaction.atomic
def hand_over(instance: Any, *, is_minor: bool = False) -> HandedOver:
    """
    Give the translators of every language the words of an English page or snippet as they are in `instance`.

    Sentences that stayed keep their translations, also where they moved within the text. Those that changed have none
    any more; what they were is kept, and shown to the translator. After a minor change their translations are kept
    valid instead.
    """
    if isinstance(instance, Page):
        instance = instance.specific
    jobs = _jobs_of(instance)
    source, is_new, has_changed = _source(instance)
    stored = store_segments(source, instance, is_new=is_new) if has_changed else Stored(frozenset(), frozenset())
    translations = _translations(source)
    public = {pk: job.published_at for pk, job in jobs.items() if job.published_at}
    if not is_new:
        for translation in translations:
            _carry(translation, stored, is_minor, public.get(translation.pk))
    if not is_new and stored.came and not is_minor and isinstance(instance, SitePage):
        instance.words_changed_at = timezone.now()
        type(instance).objects.filter(pk=instance.pk).update(words_changed_at=instance.words_changed_at)
    if has_changed or len(jobs) < len(translations):
        # Where the sentences were cut before the desk was there, the memory does not have them yet.
        remember(stored.came if jobs else _places(source))
        made = [
            Job(translation=translation, language=translation.target_locale.language_code)
            for translation in translations
            if translation.pk not in jobs
        ]
        Job.objects.bulk_create(made)
        jobs |= {job.translation_id: job for job in made}
        for job in jobs.values():
            job.title = str(instance)[:255]
            job.section = section_of(instance)
            if has_changed:
                job.source_changed_at = source.last_updated_at
        written = recount(source, list(jobs.values()))
        public = {pk: moment for pk, moment in public.items() if not _is_newer(jobs[pk], written)}
    settled = [jobs[pk] for pk in public if not jobs[pk].sentences_missing and has_changed]
    return HandedOver(source, list(jobs.values()), settled)


def _is_newer(job: Job, written: Mapping[str, datetime]) -> bool:
    """Return whether a translation holds what nobody has published yet."""
    moment = written.get(job.language)
    return bool(moment and job.published_at and moment > job.published_at)


def _jobs_of(instance: Any) -> dict[int, Job]:
    """
    Return the jobs on a text by translation, locked: whoever writes or publishes a translation of it, or hands the
    same text over, waits until this has become of it.
    """
    # The text itself is locked for when it has no jobs yet.
    list(instance.get_translation_model()._default_manager.select_for_update().filter(pk=instance.pk).values_list("pk"))
    jobs = Job.objects.select_for_update(of=("self",)).order_by("pk")
    own = jobs.filter(
        translation__source__object_id=instance.translation_key, translation__source__locale_id=instance.locale_id
    )
    return {job.translation_id: job for job in own}


def _places(source: TranslationSource) -> list[Place]:
    return list(StringSegment.objects.filter(source=source).values_list("context_id", "string_id"))


def section_of(instance: Any) -> Section:
    """Return the part of the site that a page or snippet belongs to."""
    return Section(instance.search_kind) if isinstance(instance, SitePage) else Section.SHARED


def _source(instance: Any) -> tuple[TranslationSource, bool, bool]:
    """Return wagtail-localize's copy of the text, whether it was made now, and whether it differs from the last."""
    is_cluster = isinstance(instance, ClusterableModel)
    data = instance.serializable_data() if is_cluster else get_serializable_data_for_fields(instance)
    content = json.dumps(data, cls=DjangoJSONEncoder)
    source = TranslationSource.objects.filter(object_id=instance.translation_key, locale_id=instance.locale_id).first()
    if source and _words(source.content_json) == _words(content):
        return source, False, False
    is_new = source is None
    if source is None:
        # Of a page, the type that all pages have.
        kind = ContentType.objects.get_for_model(instance.get_translation_model())
        subject = Subject(translation_key=instance.translation_key, content_type=kind)
        # There already where it was written in another language first.
        Subject.objects.bulk_create([subject], ignore_conflicts=True)
        source = TranslationSource(object=subject, locale_id=instance.locale_id)
        source.specific_content_type = ContentType.objects.get_for_model(type(instance))
    source.content_json = content
    source.object_repr = str(instance)[:200]
    source.schema_version = _schema_version(instance._meta.app_label)
    source.last_updated_at = timezone.now()
    source.save()
    return source, is_new, True


@cache
def _schema_version(app_label: str) -> str:
    """Return the last migration of an app. None is made while a process runs."""
    return get_schema_version(app_label)


#: What changes with every publishing, and is not the text.
_NOT_TEXT = (
    "latest_revision",
    "live_revision",
    "first_published_at",
    "last_published_at",
    "latest_revision_created_at",
    "has_unpublished_changes",
    "draft_title",
    "live",
    "words_changed_at",
    "change_is_minor",
    "numchild",
    "url_path",
    "path",
    "go_live_at",
    "expire_at",
)


def _words(content_json: str) -> dict[str, Any]:
    return {name: value for name, value in json.loads(content_json).items() if name not in _NOT_TEXT}


def _translations(source: TranslationSource) -> list[Translation]:
    """Return wagtail-localize's translations of a text into the other languages, made where there were none."""
    wanted = list(Locale.objects.filter(language_code__in=CODES).exclude(pk=source.locale_id))
    found = {each.target_locale_id: each for each in Translation.objects.filter(source=source)}
    made = [Translation(source=source, target_locale=locale) for locale in wanted if locale.pk not in found]
    Translation.objects.bulk_create(made)
    for translation in made:
        found[translation.target_locale_id] = translation
    for locale in wanted:
        found[locale.pk].target_locale = locale
    if stopped := [each for each in found.values() if not each.enabled]:
        # Deleting a page stops its translation; a page that has come back is translated again.
        Translation.objects.filter(pk__in=[each.pk for each in stopped]).update(enabled=True)
    return list(found.values())


def _carry(translation: Translation, stored: Stored, is_minor: bool, published_at: datetime | None) -> None:
    """
    Give the sentences that came what those that went, or their own at another place of the text, already had. What was
    written since the translation was published last is not reviewed, and does not pass for older than it is.
    """
    if not stored.came:
        return
    locale = translation.target_locale_id
    own = StringTranslation.objects.filter(context__object_id=translation.source.object_id, locale_id=locale)
    taken: set[Place] = set()
    known: dict[Place, StringTranslation] = {}
    anywhere: dict[int, StringTranslation] = {}
    for each in own.order_by("updated_at", "pk"):
        taken.add((each.context_id, each.translation_of_id))
        # What has an error keeps its place until somebody corrects it, and goes nowhere else.
        if not each.has_error:
            known[each.context_id, each.translation_of_id] = each
            anywhere[each.translation_of_id] = each
    missing = stored.came - taken
    moved = {place: anywhere[place[1]] for place in missing if place[1] in anywhere}
    carried = {place: (each, MOVED) for place, each in _fitting(translation.source, moved).items()}
    if is_minor:
        carried |= {
            place: (known[old], KEPT) for place, old in _before(missing - carried.keys(), stored.went & known.keys())
        }
    StringTranslation.objects.bulk_create(
        StringTranslation(
            translation_of_id=string,
            context_id=context,
            locale_id=locale,
            data=before.data,
            translation_type=before.translation_type,
            tool_name=before.tool_name if published_at and before.updated_at > published_at else tool,
            last_translated_by_id=before.last_translated_by_id,
        )
        for (context, string), (before, tool) in sorted(carried.items(), key=lambda item: item[0])
    )


def _fitting(source: TranslationSource, moved: Mapping[Place, StringTranslation]) -> dict[Place, StringTranslation]:
    """
    Leave out what is longer than its new place holds, such as a long sentence of the text that is the title now: nobody
    could publish it, and PostgreSQL would not even store it. One query, none where nothing moved.
    """
    contexts = TranslationContext.objects.in_bulk({context for context, _string in moved})
    model = source.specific_content_type.model_class()
    room = {pk: name_of(model, context.field_path or context.path).longest for pk, context in contexts.items()}
    return {place: each for place, each in moved.items() if len(each.data) <= (room[place[0]] or len(each.data))}


def _before(came: Iterable[Place], went: Iterable[Place]) -> list[tuple[Place, Place]]:
    """Return each new place with the one of which it is the new wording."""
    new, old = by_context(came), by_context(went)
    keys = {string for strings in (*new.values(), *old.values()) for string in strings}
    texts = dict(String.objects.filter(pk__in=keys).values_list("pk", "data"))
    found = []
    for context, strings in new.items():
        pairs = predecessors(
            {string: texts[string] for string in strings},
            {string: texts[string] for string in old.get(context, [])},
        )
        found += [((context, string), (context, before)) for string, before in pairs.items()]
    return found
