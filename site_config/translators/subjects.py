"""What a job is about: the English page or snippet, and its translation where there is one."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db import models
from django.db.models import QuerySet
from wagtail.models import Page

from site_config.translators.models import Job


def jobs_with_subjects() -> QuerySet:
    """Return all jobs, each with what its screens need, in one query."""
    return Job.objects.select_related(
        "translation__source__specific_content_type",
        "translation__source__locale",
        "translation__target_locale",
        "claimed_by",
        "handed_in_by",
        "approved_by",
    )


def model_of(job: Job) -> type[models.Model]:
    """Return the model of the text: a page type or a snippet."""
    return job.translation.source.specific_content_type.model_class()


def is_page(job: Job) -> bool:
    """Return whether the text is a page's; else it is shared words (a snippet)."""
    return issubclass(model_of(job), Page)


def english_of(job: Job) -> Any:
    """Return the English page or snippet, None when it was deleted. One or two queries."""
    try:
        return job.translation.source.get_source_instance()
    except ObjectDoesNotExist:
        return None


def target_of(job: Job) -> Any:
    """Return the translated page or snippet, None while there is none. One query."""
    source = job.translation.source
    return (
        model_of(job)
        ._default_manager.filter(translation_key=source.object_id, locale_id=job.translation.target_locale_id)
        .select_related("locale")
        .first()
    )


def target_page(job: Job) -> Any:
    """Return the translated page, None while there is none, and for snippets. One query."""
    return target_of(job) if is_page(job) else None
