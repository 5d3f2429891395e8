"""
Hands whole sections of the English site over to the translators, some pages at a time.

Each part is a transaction of its own, and each page in it too: what is done stays done, one broken page stops no other,
and running it again costs little, since a text that is with the translators already is only compared.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import batched
from typing import Any

from django.db import models, transaction
from django.urls import NoReverseMatch, reverse
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import DraftStateMixin, TranslatableMixin, get_page_models
from wagtail.snippets.models import get_snippet_models

from site_config.languages.codes import SOURCE
from site_config.pages.models import SitePage
from site_config.translators.handover.taking_over import take_over
from site_config.translators.models import Batch
from site_config.translators.models.jobs import Section
from site_config.translators.signal_handlers import on_published

logger = logging.getLogger(__name__)

#: Pages in one transaction.
PART = 50


@dataclass(frozen=True)
class Failure:
    """A page or snippet that could not be handed over, and where an editor finds it."""

    title: str
    address: str


@dataclass(frozen=True)
class Part:
    """Some pages of one type that were handed over together."""

    handed_over: int
    failures: list[Failure]

    @property
    def looked_at(self) -> int:
        """How many pages it had."""
        return self.handed_over + len(self.failures)


class Handing:
    """The public English pages and snippets of one section, or of all when `section` is empty."""

    def __init__(self, section: str = "") -> None:
        self._keys = [
            (model, list(_public(model).order_by("pk").values_list("pk", flat=True)))
            for model in translated_models()
            if section in ("", section_of_model(model))
        ]

    def count(self) -> int:
        """Return the number of pages and snippets."""
        return sum(len(keys) for _model, keys in self._keys)

    def parts(self) -> Iterator[Part]:
        """Hand over part by part, and say of each what became of it."""
        for model, keys in self._keys:
            for some in batched(keys, PART):
                yield _hand_over_part(model, some)


def translated_models() -> list[type[Any]]:
    """Return the types of pages and snippets that are translated, pages first."""
    pages = [model for model in get_page_models() if issubclass(model, SitePage)]
    return [*pages, *(model for model in get_snippet_models() if issubclass(model, TranslatableMixin))]


def section_of_model(model: type[Any]) -> Section:
    """Return the part of the site to which all pages or snippets of a type belong."""
    return Section(model.search_kind) if issubclass(model, SitePage) else Section.SHARED


def carry_out(batch: Any) -> None:
    """Do what a batch says, and note in it how far that is."""
    handing = Handing(batch.section)
    batch.note_progress(state=Batch.State.RUNNING, total=handing.count(), done=0, failures=[])
    for part in handing.parts():
        failures = [*batch.failures, *([failure.title, failure.address] for failure in part.failures)]
        batch.note_progress(done=batch.done + part.looked_at, failures=failures)
    # A page that was deleted meanwhile is in no part.
    batch.note_progress(state=Batch.State.DONE, done=batch.total)


def _public(model: type[Any]) -> models.QuerySet:
    found = model._default_manager.filter(locale__language_code=SOURCE)
    return found.filter(live=True) if issubclass(model, DraftStateMixin) else found


@transaction.atomic
def _hand_over_part(model: type[Any], keys: Sequence[int]) -> Part:
    failures = []
    translated = _translated(model, keys)
    instances = list(_public(model).filter(pk__in=keys).select_related("locale").order_by("pk"))
    for instance in instances:
        try:
            with transaction.atomic():
                # As if it had just been published: what is complete already reaches its translations.
                on_published(instance)
                if instance.translation_key in translated:
                    take_over(instance)
        except Exception:
            logger.exception("Not handed over to the translators: %s %s", model._meta.label, instance.pk)
            failures.append(Failure(str(instance)[:200], _address(instance)))
    return Part(len(instances) - len(failures), failures)


def _translated(model: type[Any], keys: Sequence[int]) -> set[Any]:
    """Return the translation keys of those pages or snippets that are there in another language too."""
    subjects = model._default_manager.filter(pk__in=keys).values("translation_key")
    found = model._default_manager.filter(translation_key__in=subjects).exclude(pk__in=keys)
    return set(found.values_list("translation_key", flat=True))


def _address(instance: Any) -> str:
    """Return where the admin edits a page or snippet; empty where it does not."""
    if isinstance(instance, SitePage):
        return reverse("wagtailadmin_pages:edit", args=[instance.pk])
    try:
        return AdminURLFinder().get_edit_url(instance) or ""
    except NoReverseMatch:
        return ""
