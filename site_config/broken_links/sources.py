"""What may hold links that readers meet: published pages and snippets, a batch at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils import timezone
from wagtail.models import DraftStateMixin, Page, TranslatableMixin
from wagtail.snippets.models import get_snippet_models

from site_config.broken_links.finding import LinkFields, links_of
from site_config.broken_links.judging import FoundIn
from site_config.languages.codes import SOURCE
from site_config.pages.addresses import address_in
from site_config.pages.querysets import SitePageQuerySet
from site_config.pages.synchronising import shared_fields

#: Pages or snippets that are in memory at once.
BATCH = 100


@dataclass(frozen=True)
class Source:
    """A page or a snippet, with its rows, as readers of its language meet it at its path (a snippet has none)."""

    instance: Any
    children: dict[str, list[Any]]
    language: str
    path: str = ""
    #: Fields that are the English page's, where alone they can be mended.
    shared: tuple[str, ...] = ()

    @property
    def is_page(self) -> bool:
        """Whether it is a page."""
        return isinstance(self.instance, Page)

    def links(self) -> list[FoundIn]:
        """Return the links in it."""
        return [FoundIn(link, self.language, self.path) for link in links_of(self.instance, self.children, self.shared)]


def public_pages(**which: Any) -> models.QuerySet:
    """Return the pages that are looked at, all or those that lookups name: what the public reads, in all languages."""
    return SitePageQuerySet(Page).published().filter(depth__gt=1, **which)


def batches(pages: models.QuerySet) -> Iterator[list[Source]]:
    """Yield pages, then snippets of each type, at most BATCH at a time."""
    for numbers in _numbers(pages):
        yield page_sources(numbers)
    for model in snippet_types():
        for numbers in _numbers(shown_snippets(model)):
            yield snippet_sources(model, numbers)


def snippet_types() -> list[type[models.Model]]:
    """Return the types of snippets that may hold links."""
    return [model for model in get_snippet_models() if (fields := LinkFields.of(model)).own or fields.relations]


def shown_snippets(model: Any) -> models.QuerySet:
    """
    Return the snippets of a type that are published; of those that need no publishing, all. A notice whose end
    (`ends_at`) has passed is shown to nobody.
    """
    snippets = model._default_manager.all()
    if issubclass(model, DraftStateMixin):
        snippets = snippets.filter(live=True)
    if any(field.name == "ends_at" for field in model._meta.concrete_fields):
        snippets = snippets.filter(models.Q(ends_at=None) | models.Q(ends_at__gt=timezone.now()))
    return snippets


def page_sources(numbers: Sequence[int]) -> list[Source]:
    """Return pages with their rows: one query for each type of page and each relation that may hold links."""
    pages = list(
        SitePageQuerySet(Page).filter(pk__in=numbers).specific().select_related("locale", for_specific_subqueries=True)
    )
    keys = [page.translation_key for page in pages if page.locale.language_code != SOURCE]
    translated = set(
        Page.objects.filter(translation_key__in=keys, locale__language_code=SOURCE).values_list(
            "translation_key", flat=True
        )
    )
    children = _children(pages)
    return [
        Source(
            instance=page,
            children=children[page.pk],
            language=page.locale.language_code,
            path=address_in(page, page.locale.language_code),
            shared=tuple(shared_fields(page))
            if page.locale.language_code != SOURCE and page.translation_key in translated
            else (),
        )
        for page in pages
    ]


def snippet_sources(model: Any, numbers: Sequence[int]) -> list[Source]:
    """Return snippets with their rows: one query, and one for each relation that may hold links."""
    is_translated = issubclass(model, TranslatableMixin)
    snippets = model._default_manager.filter(pk__in=numbers)
    found = list(snippets.select_related("locale") if is_translated else snippets)
    children = _children(found)
    return [Source(each, children[each.pk], each.locale.language_code if is_translated else SOURCE) for each in found]


def _children(instances: Sequence[Any]) -> dict[int, dict[str, list[Any]]]:
    """Return the rows of each instance by the name of their relation."""
    rows: dict[int, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    by_type = defaultdict(list)
    for instance in instances:
        by_type[type(instance)].append(instance.pk)
    for model, numbers in by_type.items():
        for relation in LinkFields.of(model).relations:
            name, key = relation.get_accessor_name(), relation.field.attname
            for row in relation.related_model._default_manager.filter(**{f"{key}__in": numbers}):
                rows[getattr(row, key)][name].append(row)
    return rows


def _numbers(instances: models.QuerySet) -> Iterator[list[int]]:
    """Yield the numbers of rows, a batch at a time, whatever comes and goes meanwhile."""
    last = 0
    while numbers := list(instances.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:BATCH]):
        yield numbers
        last = numbers[-1]
