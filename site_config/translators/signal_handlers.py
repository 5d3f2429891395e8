"""Keeps the desk in step with what editors publish."""

from __future__ import annotations

import logging
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models.signals import post_save
from django.utils import timezone
from wagtail.models import DraftStateMixin, Page, TranslatableMixin
from wagtail.signals import page_published, page_unpublished, published, unpublished
from wagtail.snippets.models import get_snippet_models

from site_config.languages.codes import CODES, SOURCE
from site_config.pages.models import SitePage
from site_config.pages.releasing import is_released
from site_config.translators.handover.adopting import adopt
from site_config.translators.handover.counting import recount
from site_config.translators.handover.handing_over import hand_over
from site_config.translators.models import Job
from site_config.translators.models.jobs import Status
from site_config.translators.publishing import NotPublishable, note_stuck, publish

logger = logging.getLogger(__name__)


def is_translated(instance: Any) -> bool:
    """Return whether an instance is a page or snippet of the site that has a language."""
    is_page = isinstance(instance, SitePage)
    return (is_page or (isinstance(instance, TranslatableMixin) and type(instance) in get_snippet_models())) and (
        instance.locale.language_code in CODES
    )


def on_published(instance: Any, revision: Any = None, **kwargs: Any) -> None:
    """Hand a published English text to the translators; note of a translation that it is public."""
    if not is_translated(instance):
        return
    if instance.locale.language_code != SOURCE:
        # A revision says what was written when it was made, not what translators have written since.
        _note_publication(instance, revision.created_at if revision else timezone.now())
        return
    handed = hand_over(instance, is_minor=getattr(instance, "change_is_minor", False))
    if isinstance(instance, SitePage) and instance.change_is_minor:
        # Said of this change, not of the next.
        type(instance).objects.filter(pk=instance.pk).update(change_is_minor=False)
    for job in handed.jobs:
        if job.approved_at:
            # Something may have been written since.
            recount(handed.source, [job])
        if job.approved_at or job in handed.settled:
            try:
                publish(job, job.approved_by)
            except NotPublishable as reason:
                logger.warning("The translation %s stays as it is: %s", job, reason)
                note_stuck(job, reason)


def on_words_published(instance: Any, **kwargs: Any) -> None:
    """Hear of snippets what pages have a signal of their own for; Wagtail sends this one for pages too."""
    if not isinstance(instance, Page):
        on_published(instance, **kwargs)


def on_words_unpublished(instance: Any, **kwargs: Any) -> None:
    """The same when they go off the site."""
    if not isinstance(instance, Page):
        on_unpublished(instance)


def on_unpublished(instance: Any, **kwargs: Any) -> None:
    """Note of a translation that it is not public any more."""
    if is_translated(instance) and instance.locale.language_code != SOURCE:
        _note_publication(instance, None)


def on_saved(instance: Any, *, raw: bool = False, **kwargs: Any) -> None:
    """Take a snippet that has no drafts as published by being saved."""
    if not raw and not isinstance(instance, DraftStateMixin | SitePage) and is_translated(instance):
        on_published(instance)


@transaction.atomic
def _note_publication(instance: Any, moment: datetime | None) -> None:
    """Note since when a translation is public with the words it has; None for one that is not."""
    jobs = Job.objects.select_for_update(of=("self",)).select_related("translation__source")
    for job in jobs.filter(
        translation__source__object_id=instance.translation_key, language=instance.locale.language_code
    ):
        if moment and job.sentences_missing and adopt(job, instance):
            moment = timezone.now()
        if moment is None and job.status == Status.COMPLETE and not is_released(instance):
            # It went with its English page, not by itself: when that comes back unchanged, so does it.
            job.approved_at = timezone.now()
        job.published_at = moment
        recount(job.translation.source, [job])


def register_signal_handlers() -> None:
    """Listen; pages and snippets have signals of their own."""
    page_published.connect(on_published, dispatch_uid="translators.page_published")
    published.connect(on_words_published, dispatch_uid="translators.published")
    page_unpublished.connect(on_unpublished, dispatch_uid="translators.page_unpublished")
    unpublished.connect(on_words_unpublished, dispatch_uid="translators.unpublished")
    post_save.connect(on_saved, dispatch_uid="translators.saved")
