"""Translates loaded objects in the translators' desk, so that translators find their sentences and memory there."""

from __future__ import annotations

import html
from typing import Any

from wagtail_localize.models import StringSegment, StringTranslation

from home.seeding import content
from site_config.translators.handover.handing_over import hand_over
from site_config.translators.models import Job
from site_config.translators.publishing import publish


class MissingTranslation(Exception):
    """A sentence of the content folder has no translation in its catalogue."""


def translate(instance: Any) -> None:
    """
    Translate a page or snippet into every other language from the catalogues, and publish the translations.

    Raises MissingTranslation, with the sentence, where a catalogue lacks one: a page in two languages at once would
    be worse than none.
    """
    handed = hand_over(instance)
    segments = list(StringSegment.objects.filter(source=handed.source).select_related("string"))
    for job in handed.jobs:
        _store(job, segments)
        publish(job)


def _store(job: Job, segments: list[StringSegment]) -> None:
    words = content.translations(job.language)
    locale = job.translation.target_locale
    found: dict[tuple[int, int], StringTranslation] = {}
    for segment in segments:
        # wagtail-localize keeps every string as HTML; the catalogues hold plain text.
        sentence = html.unescape(segment.string.data)
        if sentence not in words:
            raise MissingTranslation(f"{job.language}: {sentence}")
        found[segment.context_id, segment.string_id] = StringTranslation(
            translation_of_id=segment.string_id,
            context_id=segment.context_id,
            locale=locale,
            data=html.escape(words[sentence], quote=False),
            translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
        )
    StringTranslation.objects.bulk_create(
        found.values(),
        update_conflicts=True,
        unique_fields=["locale", "translation_of", "context"],
        update_fields=["data"],
    )
