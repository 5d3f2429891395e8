"""Translates loaded objects through wagtail-localize's own records, so that translators find segments and memory."""

from __future__ import annotations

import html
from typing import Any

from wagtail.models import DraftStateMixin, Locale
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

from home.seeding import content
from site_config.languages.codes import CODES, SOURCE


class MissingTranslation(Exception):
    """A sentence of the content folder has no translation in its catalogue."""


def translate(instance: Any) -> None:
    """
    Translate a page or snippet into every other language from the catalogues, and publish the translations.

    Raises MissingTranslation, with the sentence, where a catalogue lacks one: a page in two languages at once would
    be worse than none.
    """
    source, _created = TranslationSource.update_or_create_from_instance(instance)
    segments = list(StringSegment.objects.filter(source=source).select_related("string", "context"))
    for language in CODES:
        if language == SOURCE:
            continue
        locale = Locale.objects.get(language_code=language)
        words = content.translations(language)
        for segment in segments:
            # wagtail-localize keeps every string as HTML; the catalogues hold plain text.
            sentence = html.unescape(segment.string.data)
            if sentence not in words:
                raise MissingTranslation(f"{language}: {sentence}")
            StringTranslation.objects.update_or_create(
                translation_of=segment.string,
                locale=locale,
                context=segment.context,
                defaults={
                    "data": html.escape(words[sentence], quote=False),
                    "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
                },
            )
        translation, _created = Translation.objects.get_or_create(source=source, target_locale=locale)
        # wagtail-localize would publish when the transaction has ended; here it belongs to the record.
        has_drafts = isinstance(instance, DraftStateMixin)
        translation.save_target(publish=not has_drafts)
        if has_drafts:
            translation.get_target_instance().latest_revision.publish()
