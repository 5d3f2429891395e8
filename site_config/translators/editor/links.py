"""Where the links of a translation lead, and which pictures and files it shows, when not those of the English page."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from django.db import models, transaction
from django.utils import timezone
from wagtail_localize.models import OverridableSegment, SegmentOverride

from site_config.pages.translation_guard import check_override, chosen_model
from site_config.translators.editor.writing_rights import refuse_writing
from site_config.translators.handover.counting import hold, recount
from site_config.translators.models import Job
from site_config.translators.naming import Name, name_of
from site_config.translators.subjects import model_of


@dataclass
class Choice:
    """
    An address, or a chosen picture, file or page, of the English text, and what the translation has in its place
    (None for the same). `chosen_from` is the model of what is chosen, None for an address.
    """

    segment: OverridableSegment
    name: Name
    chosen_from: type[models.Model] | None
    english: Any
    own: Any = None

    @property
    def key(self) -> str:
        """How the form calls it."""
        return f"choice-{self.segment.context_id}"

    @property
    def chosen(self) -> models.Model | None:
        """What is chosen in English; None where it was deleted, and for an address. One query."""
        return self.chosen_from._default_manager.filter(pk=self.english).first() if self.chosen_from else None


def choices_of(job: Job) -> list[Choice]:
    """Return what the translators of a job may choose otherwise, in the order of the text."""
    source, model = job.translation.source, model_of(job)
    segments = OverridableSegment.objects.filter(source=source).select_related("context").order_by("order")
    own = dict(
        SegmentOverride.objects.filter(
            locale=job.translation.target_locale_id, context__object_id=source.object_id, has_error=False
        ).values_list("context_id", "data_json")
    )
    found = []
    for segment in segments:
        data = own.get(segment.context_id)
        path = segment.context.field_path or segment.context.path
        choice = Choice(segment, name_of(model, path), chosen_model(segment.context), segment.data)
        choice.own = json.loads(data) if data else None
        found.append(choice)
    return found


@transaction.atomic
def choose_otherwise(job: Job, user: Any, choice: Choice, value: Any) -> None:
    """
    Store what the translation has in place of the English choice; None or the English one itself takes it back.

    Raises PermissionDenied, and BadRequest for an address that must not reach a page or a choice that does not exist.
    """
    refuse_writing(job, user)
    hold(job)
    place = {"locale": job.translation.target_locale, "context": choice.segment.context}
    if value in (None, "", choice.english):
        SegmentOverride.objects.filter(**place).delete()
        _count(job)
        return
    values = {"data_json": json.dumps(value), "last_translated_by": user, "has_error": False, "field_error": ""}
    check_override(SegmentOverride(**place, **values))
    SegmentOverride.objects.update_or_create(**place, defaults=values)
    _count(job)


def _count(job: Job) -> None:
    # Kept with the job, since a choice that is taken back leaves nothing behind.
    job.choices_changed_at = timezone.now()
    recount(job.translation.source, [job])
