"""Asks the machine translator, where the site has one; what it proposes counts for nothing by itself."""

from __future__ import annotations

import logging
from itertools import batched

from wagtail_localize.machine_translators import get_machine_translator
from wagtail_localize.models import StringSegment
from wagtail_localize.strings import StringValue

from site_config.translators.handover.segments import Place
from site_config.translators.models import Job, Suggestion

logger = logging.getLogger(__name__)

#: DeepL takes no more texts in one request; see its reference of `/v2/translate`.
SENTENCES_A_REQUEST = 50


class MachineFailed(Exception):
    """The machine did not answer, or not as it should."""


def machine_name(job: Job) -> str:
    """Return the name of the machine that translates into the language of a job; empty where there is none."""
    machine = get_machine_translator()
    translation = job.translation
    if machine is None or not machine.can_translate(translation.source.locale, translation.target_locale):
        return ""
    return str(machine.display_name)


def ask_machine(job: Job) -> int:
    """
    Store what the machine proposes for the sentences that have no translation, and return how many it proposed.

    Raises MachineFailed; what it had answered before stays.
    """
    machine = get_machine_translator()
    translation = job.translation
    locale = translation.target_locale
    segments = StringSegment.objects.filter(source=translation.source_id).annotate_translation(locale)
    missing: dict[str, set[Place]] = {}
    for segment in segments.filter(translation=None).select_related("string").order_by("order"):
        missing.setdefault(segment.string.data, set()).add((segment.context_id, segment.string_id))
    proposed = 0
    for texts in batched(missing, SENTENCES_A_REQUEST):
        values = [StringValue(text) for text in texts]
        try:
            answers = machine.translate(translation.source.locale, locale, values)
            found = {text: answers[value].data for text, value in zip(texts, values, strict=True)}
        except Exception as error:  # Each machine's library raises errors of its own.
            logger.warning("The machine translator failed: %s", error)
            raise MachineFailed from error
        rows = [
            Suggestion(
                context_id=context,
                string_id=string,
                locale=locale,
                data=found[text],
                origin=Suggestion.Origin.MACHINE,
                origin_name=str(machine.display_name),
            )
            for text in texts
            if found[text]
            for context, string in sorted(missing[text])
        ]
        Suggestion.objects.bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=["string", "context", "locale", "origin"],
            update_fields=["data", "origin_name"],
        )
        proposed += len(rows)
    return proposed
