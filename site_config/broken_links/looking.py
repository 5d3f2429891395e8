"""
The look for broken links: what was found is kept, with the day on which it was seen first, until it is mended.

Links within the site are looked at, wherever they stand on public pages and in snippets. Links to other sites are not:
see judging/.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.tasks import task
from django.utils import timezone
from wagtail.models import Page

from site_config.broken_links.judging import Addresses, FoundIn, Judge, Verdict
from site_config.broken_links.models import BrokenLink, Kind
from site_config.broken_links.sources import (
    BATCH,
    Source,
    batches,
    page_sources,
    public_pages,
    shown_snippets,
    snippet_sources,
    snippet_types,
)

logger = logging.getLogger(__name__)


def look_at_all() -> int:
    """
    Look at all public pages and snippets, a batch at a time, and return how many links are broken.

    Memory and the number of queries for a batch do not grow with the site. A batch that cannot be looked at keeps what
    is known of it, and is logged.
    """
    addresses = Addresses()
    for sources in batches(public_pages()):
        try:
            keep(sources, addresses)
        except Exception:
            logger.exception("The links of %s pages or snippets were not looked at", len(sources))
    forget_hidden()
    return BrokenLink.objects.count()


def look_again_soon(instance: Any) -> None:
    """
    Have a page or snippet looked at again, as far as broken links are known on it or to it: what was mended goes soon.

    One query where there are none, as is the rule. Whoever publishes does not wait while files and addresses are asked.
    """
    if BrokenLink.objects.filter(_of_or_to(type(instance), instance.pk)).exists():
        look_again.enqueue(instance._meta.label, instance.pk)


@task(backend="background")
def look_again(model: str, pk: int) -> None:
    """Look at the links known on a page or snippet or to it; of very many, the daily look finds the rest."""
    known = list(BrokenLink.objects.filter(_of_or_to(apps.get_model(model), pk)).order_by("pk")[:BATCH])
    pages = {link.page_id for link in known if link.page_id}
    if pages:
        public = list(public_pages(pk__in=pages).values_list("pk", flat=True))
        keep(page_sources(public), Addresses())
        BrokenLink.objects.filter(page__in=pages.difference(public)).delete()
    snippets = {(link.snippet_type_id, link.snippet_id) for link in known if link.snippet_type_id}
    for content_type, number in snippets:
        model = ContentType.objects.get_for_id(content_type).model_class()
        shown = model is not None and shown_snippets(model).filter(pk=number).exists()
        sources = snippet_sources(model, [number]) if shown else []
        if sources:
            keep(sources, Addresses())
        else:
            BrokenLink.objects.filter(snippet_type=content_type, snippet_id=number).delete()


def keep(sources: Iterable[Source], addresses: Addresses) -> None:
    """Make the rows of these pages and snippets what is broken on them now."""
    sources = list(sources)
    links = [(source, found) for source in sources for found in source.links()]
    judge = Judge([found for _source, found in links], addresses)
    today = timezone.localdate()
    broken = {}
    for source, found in links:
        if verdict := judge.verdict(found):
            row = _row(source, found, verdict)
            row.first_seen_on = today
            broken[row.digest] = row
    known = dict(BrokenLink.objects.filter(_of(sources)).values_list("digest", "pk"))
    mended = [pk for digest, pk in known.items() if digest not in broken]
    if mended:
        BrokenLink.objects.filter(pk__in=mended).delete()
    # Another process may be looking too.
    BrokenLink.objects.bulk_create(
        [row for digest, row in broken.items() if digest not in known], ignore_conflicts=True
    )


def forget_hidden() -> None:
    """Delete what is known of pages and snippets that readers do not meet any more."""
    BrokenLink.objects.filter(page__isnull=False).exclude(page__in=public_pages().values("pk")).delete()
    shown = models.Q()
    for model in snippet_types():
        numbers = shown_snippets(model).values("pk")
        shown |= models.Q(snippet_type=ContentType.objects.get_for_model(model), snippet_id__in=numbers)
    BrokenLink.objects.filter(snippet_type__isnull=False).exclude(shown).delete()


def _row(source: Source, found: FoundIn, verdict: Verdict) -> BrokenLink:
    link = found.link
    key = [source.instance._meta.label, source.instance.pk, link.place, link.words, link.kind, link.target]
    row = BrokenLink(
        language=source.language,
        place=link.place[:255],
        words=link.words[:200],
        kind=link.kind,
        target=link.target[:500],
        target_title=verdict.title[:255],
        reason=verdict.reason,
        digest=hashlib.sha256(repr([*key, str(verdict.reason)]).encode()).hexdigest(),
    )
    if source.is_page:
        row.page_id = source.instance.pk
    else:
        row.snippet_type = ContentType.objects.get_for_model(source.instance)
        row.snippet_id = source.instance.pk
    return row


def _of(sources: Iterable[Source]) -> models.Q:
    """Return the lookup of what is known of pages and of snippets of one type."""
    pages = [source.instance.pk for source in sources if source.is_page]
    snippets = [source.instance for source in sources if not source.is_page]
    lookup = models.Q(page__in=pages)
    if snippets:
        numbers = [snippet.pk for snippet in snippets]
        lookup |= models.Q(snippet_type=ContentType.objects.get_for_model(snippets[0]), snippet_id__in=numbers)
    return lookup


def _of_or_to(model: Any, pk: int) -> models.Q:
    """Return the lookup of what is known of a page or snippet, and of links that lead to the page."""
    if issubclass(model, Page):
        return models.Q(page=pk) | models.Q(kind=Kind.PAGE, target=str(pk))
    return models.Q(snippet_type=ContentType.objects.get_for_model(model), snippet_id=pk)
