"""A model that carries the fields of site_config.languages; it belongs to no app, so it needs no migration."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, models
from django.test.utils import isolate_apps
from django.utils import translation
from modelcluster.models import ClusterableModel
from pytest_django import DjangoDbBlocker

from site_config.languages.language_set import LanguageSetField
from site_config.languages.partial_dates import PartialDateField


def _record_model() -> type[Any]:
    with isolate_apps("site_config.languages"):

        class Record(ClusterableModel):
            title = models.CharField(max_length=50, blank=True)
            published_on = PartialDateField("published", blank=True)
            languages = LanguageSetField(blank=True)

            class Meta:
                app_label = "languages"

            def __str__(self) -> str:
                return str(self.title)

    return Record


@pytest.fixture(scope="session")
def record_table(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[type[Any]]:
    """The model, with its table made outside of any test's transaction."""
    model = _record_model()
    with django_db_blocker.unblock():
        with connection.schema_editor() as editor:
            editor.create_model(model)
        yield model
        with connection.schema_editor() as editor:
            editor.delete_model(model)


@pytest.fixture
def record_model(db: None, record_table: type[Any]) -> type[Any]:
    """A model with `title`, `published_on` and `languages`, and an empty table."""
    assert record_table not in apps.get_models()
    return record_table


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Each test starts in English and leaves no language behind."""
    with translation.override("en"):
        yield
