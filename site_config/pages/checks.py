"""Conventions of page types, kept by system checks so that a new type cannot forget them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core import checks
from django.db import models
from modelcluster.fields import ParentalKey
from modelcluster.models import get_all_child_relations
from wagtail.models import COMMENTS_RELATION_NAME, Page, get_page_models
from wagtail_localize.fields import SynchronizedField

from site_config.pages.models import SitePage

#: What a page type may call itself in the search (`search_kind`) and, by the same name, at the translators' desk.
SEARCH_KINDS = ("news", "research", "page")

#: Fields of Wagtail's own that every page has and that are no content.
NOT_CONTENT = {
    "change_is_minor",
    "content_type",
    "expire_at",
    "first_published_at",
    "go_live_at",
    "locale",
    "locked_by",
    "owner",
}


def page_types() -> list[type[Page]]:
    """Return the page types of the site; Wagtail's bare Page is none."""
    return [model for model in get_page_models() if model is not Page]


def content_fields(model: type[models.Model]) -> set[str]:
    """Return the names of the fields and child relations that editors fill and wagtail-localize must know about."""
    fields = {
        field.name
        for field in model._meta.get_fields()
        if isinstance(field, models.Field)
        and field.editable
        and not field.primary_key
        and not isinstance(field, ParentalKey)
        and not getattr(field.remote_field, "parent_link", False)
        and field.name not in NOT_CONTENT
        and (field.model is not Page or field.name in {"title", "slug", "seo_title", "search_description"})
    }
    children = {relation.name for relation in get_all_child_relations(model)} - {COMMENTS_RELATION_NAME}
    return fields | children


@checks.register("pages")
def check_page_types(app_configs: Any, **kwargs: Any) -> list[checks.Error]:
    """Report every page type that breaks one of the site's conventions."""
    return [error for model in page_types() for error in errors_of(model)]


def errors_of(model: type[Page]) -> Iterable[checks.Error]:
    """Yield what is wrong with a page type: E001 ground, E002 place, E003 slug, E004 fields, E005 kind."""
    if not issubclass(model, SitePage):
        yield checks.Error(f"{model.__name__} is no SitePage.", obj=model, id="pages.E001")
        return
    for rule in ("parent_page_types", "subpage_types"):
        if rule not in vars(model):
            yield checks.Error(f"{model.__name__} does not say its {rule}.", obj=model, id="pages.E002")
    declared = {field.field_name: field for field in model.translatable_fields}
    slug = declared.get("slug")
    if not isinstance(slug, SynchronizedField) or slug.overridable:
        yield checks.Error(
            f"{model.__name__} lets translations change the slug; addresses are the same in all languages.",
            obj=model,
            id="pages.E003",
        )
    if undeclared := sorted(content_fields(model) - set(declared)):
        yield checks.Error(
            f"{model.__name__} does not say whether these are translated or synchronised: {', '.join(undeclared)}.",
            hint="Add them to translatable_fields.",
            obj=model,
            id="pages.E004",
        )
    if model.search_kind not in SEARCH_KINDS:
        yield checks.Error(
            f"{model.__name__} is of the kind “{model.search_kind}”, which search and translators' desk do not know.",
            hint=f"search_kind is one of: {', '.join(SEARCH_KINDS)}. A new kind needs its name in search and desk too.",
            obj=model,
            id="pages.E005",
        )
