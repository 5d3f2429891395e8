"""The translated page as it would be read, made in memory only."""

from __future__ import annotations

from typing import Any

from wagtail_localize.segments.ingest import ingest_segments

from site_config.translators.models import Job
from site_config.translators.subjects import target_page


def page_as_translated(job: Job) -> Any:
    """
    Return the page with the sentences that are translated, and English ones in place of the others. It is not meant to
    be saved: while there is no translated page, it stands in the English page's place, under another language.

    Raises wagtail_localize's SourceDeletedError when the English page is gone.
    """
    source, locale = job.translation.source, job.translation.target_locale
    if target_page(job) is not None:
        return source.get_ephemeral_translated_instance(locale, fallback=True)
    original, page = source.as_instance(), source.as_instance()
    page.locale = locale
    segments = source._get_segments_for_translation(locale, fallback=True)
    ingest_segments(original, page, source.locale, locale, segments)
    return page
