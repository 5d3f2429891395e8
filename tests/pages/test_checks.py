from __future__ import annotations

from django.db import models
from wagtail.models import Page
from wagtail_localize.fields import SynchronizedField, TranslatableField

from newsroom.models import ArticlePage
from site_config.pages.checks import SEARCH_KINDS, check_page_types, errors_of
from site_config.pages.models import SitePage
from site_config.search.state import KINDS
from site_config.translators.models.jobs import Section


def ids(page_type: type[Page]) -> list[str | None]:
    """Return the ids of the errors of a page type."""
    return [error.id for error in errors_of(page_type)]


def test_our_page_types_keep_the_conventions() -> None:
    assert check_page_types(None) == []


def test_a_page_type_on_wagtails_own_ground_is_reported() -> None:
    assert ids(Page) == ["pages.E001"]


def test_forgotten_rules_are_reported(monkeypatch) -> None:
    class ForgetfulPage(SitePage):
        remark = models.CharField(max_length=10)
        translatable_fields = [TranslatableField("title"), SynchronizedField("slug")]

        class Meta:
            app_label = "pages"
            abstract = True

    assert "pages.E002" in ids(ForgetfulPage)
    assert "pages.E003" in ids(ForgetfulPage)
    assert "pages.E004" in ids(ForgetfulPage)


def test_a_kind_that_nobody_knows_is_reported_before_a_page_of_it_is_published(monkeypatch) -> None:
    monkeypatch.setattr(ArticlePage, "search_kind", "stories")
    (error,) = errors_of(ArticlePage)
    assert (error.id, "“stories”" in error.msg) == ("pages.E005", True)


def test_the_kinds_are_those_of_the_search_and_of_the_desk() -> None:
    assert SEARCH_KINDS == KINDS
    assert {*SEARCH_KINDS} == {*Section} - {Section.SHARED}


def test_a_field_that_is_neither_translated_nor_synchronised_is_reported(monkeypatch) -> None:
    declared = [field for field in ArticlePage.translatable_fields if field.field_name != "byline"]
    monkeypatch.setattr(ArticlePage, "translatable_fields", declared)
    assert ids(ArticlePage) == ["pages.E004"]
    assert "byline" in next(iter(errors_of(ArticlePage))).msg
