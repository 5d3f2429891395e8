"""
Takes over what a page says that was translated outside the desk: by hand, by an import, before the desk existed.

Without that the desk would call it untranslated, and writing the page anew would put English in its place.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from wagtail_localize.models import StringSegment, StringTranslation
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from site_config.translators.models import Job

ADOPTED = "page"


def adopt(job: Job, instance: Any) -> bool:
    """
    Keep the words of a translated page as the translations of the English sentences at the same places, where those
    have none yet, and return whether there were any; what stands there in English is no translation, and a translation
    of the English before is none of the English now. Three queries.
    """
    written: dict[str, list[str]] = defaultdict(list)
    for value in extract_segments(instance):
        if isinstance(value, StringSegmentValue):
            written[value.path].append(value.string.data)
    asked: dict[str, list[StringSegment]] = defaultdict(list)
    segments = StringSegment.objects.filter(source=job.translation.source).order_by("order")
    for segment in segments.select_related("string", "context"):
        asked[segment.context.path].append(segment)
    locale = job.translation.target_locale_id
    known: set[tuple[int, int]] = set()
    wordings: dict[int, set[str]] = defaultdict(set)
    rows = StringTranslation.objects.filter(context__object_id=job.translation.source.object_id, locale_id=locale)
    for context, string, data in rows.values_list("context_id", "translation_of_id", "data"):
        known.add((context, string))
        wordings[context].add(data)
    found: dict[tuple[int, int], StringTranslation] = {}
    for path, there in asked.items():
        # In a text with more or fewer sentences nobody can tell which is which.
        if len(there) != len(written[path]):
            continue
        for segment, words in zip(there, written[path], strict=True):
            place = (segment.context_id, segment.string_id)
            # Known words stand for the English before it changed, not for what stands there now.
            is_news = words not in wordings[segment.context_id]
            if words != segment.string.data and place not in known and is_news:
                found[place] = StringTranslation(
                    context_id=segment.context_id,
                    translation_of_id=segment.string_id,
                    locale_id=locale,
                    data=words,
                    translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
                    tool_name=ADOPTED,
                )
    StringTranslation.objects.bulk_create(found.values())
    return bool(found)
