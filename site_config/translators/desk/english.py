"""Whether the English page behind a translation is still there, and public: asked of the tree, since it can change."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from wagtail.models import Page

from site_config.languages.codes import SOURCE
from site_config.translators.models.jobs import Section

_ENGLISH = Page.objects.filter(locale__language_code=SOURCE)
#: Deleted in English. wagtail-localize stops a translation when either page is deleted, so few have to be looked up.
IS_GONE = Q(translation__enabled=False) & (
    Q(section=Section.SHARED) | ~Exists(_ENGLISH.filter(translation_key=OuterRef("translation__source__object_id")))
)
#: There in English, but not public: not yet, or not any more.
IS_HIDDEN = Q(translation__source__object_id__in=_ENGLISH.filter(live=False).values("translation_key"))
#: Taken off the site in English, and not meant to come back by itself.
IS_WITHDRAWN = Q(
    translation__source__object_id__in=_ENGLISH.filter(
        live=False, first_published_at__isnull=False, go_live_at=None
    ).values("translation_key")
)


@dataclass(frozen=True)
class English:
    """The English page of a translation, as far as there is one."""

    is_shared: bool
    pk: int | None = None
    is_public: bool = False

    @property
    def is_gone(self) -> bool:
        """Whether the page was deleted."""
        return not self.is_shared and self.pk is None

    @property
    def is_hidden(self) -> bool:
        """Whether the page is there, but not public."""
        return self.pk is not None and not self.is_public


def with_subjects(jobs: QuerySet) -> QuerySet:
    """Add `subject`, the key that a page has in all languages, without reading the whole text with it."""
    return jobs.annotate(subject=F("translation__source__object_id"))


def english_of(jobs: Iterable[Any]) -> dict[int, English]:
    """Return the English page of each of these jobs (`with_subjects`), by the job's key; one query."""
    jobs = list(jobs)
    pages = {
        key: (pk, live)
        for key, pk, live in _ENGLISH.filter(translation_key__in={job.subject for job in jobs}).values_list(
            "translation_key", "pk", "live"
        )
    }
    return {job.pk: English(job.section == Section.SHARED, *pages.get(job.subject, ())) for job in jobs}
