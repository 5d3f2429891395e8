"""Takes what is public in other languages for translations of its English page, where the desk does not know of it."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from wagtail.models import DraftStateMixin

from site_config.translators.handover.adopting import adopt
from site_config.translators.handover.counting import recount
from site_config.translators.models import Job


def take_over(instance: Any) -> None:
    """
    Take what is public in other languages of an English page or snippet for its translations, where the desk does not
    know of it. One query where there is nothing of that kind to look for.
    """
    jobs = Job.objects.filter(translation__source__object_id=instance.translation_key, published_at=None)
    unknown = {
        job.translation.target_locale_id: job
        for job in jobs.select_related("translation__source", "translation__target_locale")
    }
    if not unknown:
        return
    model = type(instance)
    found = model._default_manager.filter(translation_key=instance.translation_key, locale__in=unknown)
    if issubclass(model, DraftStateMixin):
        found = found.filter(live=True)
    known = []
    for translated in found:
        job = unknown[translated.locale_id]
        adopt(job, translated)
        job.published_at = timezone.now()
        known.append(job)
    if known:
        recount(known[0].translation.source, known)
