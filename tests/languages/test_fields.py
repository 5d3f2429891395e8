from __future__ import annotations

import json
from typing import Any

import pytest
from django.core import serializers
from django.core.exceptions import ValidationError
from django.db import connection, models
from django.db.migrations.writer import MigrationWriter

from site_config.languages.language_set import LanguageSetField, LanguageSetFormField
from site_config.languages.partial_dates import PartialDate, PartialDateField, PartialDateFormField

#: The model of conftest.py, whose fields only Django's metaclass knows.
RecordModel = type[Any]


def _stored(record: Any) -> tuple[str, str]:
    table = record._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT published_on, languages FROM "{table}" WHERE id = %s', [record.pk])  # noqa: S608
        return cursor.fetchone()


def _titles(records: models.QuerySet) -> list[str]:
    return [record.title for record in records]


@pytest.fixture
def records(record_model: RecordModel) -> RecordModel:
    for title, published_on, languages in (
        ("undated", None, ()),
        ("year", PartialDate(2012), ("en",)),
        ("month", PartialDate(2012, 5), ("ru",)),
        ("day", PartialDate(2012, 5, 7), ("en", "ru")),
        ("older", PartialDate(2006, 12), ("en", "tg")),
    ):
        record_model(title=title, published_on=published_on, languages=languages).save()
    return record_model


def test_new_record_is_undated_and_in_no_language(record_model: RecordModel) -> None:
    record = record_model()
    assert (record.published_on, record.languages) == (None, ())
    record.save()
    assert _stored(record) == ("", "")


def test_values_come_back_as_they_were(record_model: RecordModel) -> None:
    record = record_model(published_on=PartialDate(2012, 5), languages=["ru", "en", "ru"])
    record.save()
    assert _stored(record) == ("2012-05", "en ru")
    again = record_model.objects.get()
    assert (again.published_on, again.languages) == (PartialDate(2012, 5), ("en", "ru"))


def test_text_is_understood_when_assigned(record_model: RecordModel) -> None:
    record = record_model(published_on="2012-05", languages="ru en")
    assert (record.published_on, record.languages) == (PartialDate(2012, 5), ("en", "ru"))


def test_nonsense_is_reported_by_the_check_and_never_stored(record_model: RecordModel) -> None:
    record = record_model(published_on="May 2012", languages=["de"])
    with pytest.raises(ValidationError) as caught:
        record.full_clean()
    assert set(caught.value.message_dict) == {"published_on", "languages"}
    with pytest.raises(ValidationError):
        record.save()
    with pytest.raises(ValidationError):
        record_model.objects.update(published_on="2012-31")


def test_undated_record_sorts_last(records: RecordModel) -> None:
    assert _titles(records.objects.order_by("-published_on")) == ["day", "month", "year", "older", "undated"]


def test_records_are_found_by_date(records: RecordModel) -> None:
    def found(**lookup: Any) -> list[str]:
        return _titles(records.objects.filter(**lookup).order_by("pk"))

    assert found(published_on__startswith="2012") == ["year", "month", "day"]
    assert found(published_on__startswith=PartialDate(2012, 5)) == ["month", "day"]
    assert found(published_on=PartialDate(2012)) == ["year"]
    assert found(published_on="2012-05") == ["month"]
    assert found(published_on=None) == found(published_on="") == ["undated"]
    assert found(published_on__in=[PartialDate(2012), PartialDate(2006, 12)]) == ["year", "older"]
    assert found(published_on__gte=PartialDate(2012, 5)) == ["month", "day"]
    assert _titles(records.objects.exclude(published_on=None).order_by("pk")) == ["year", "month", "day", "older"]


def test_records_are_found_by_language(records: RecordModel) -> None:
    assert _titles(records.objects.filter(languages__contains="ru").order_by("pk")) == ["month", "day"]
    assert _titles(records.objects.filter(languages=("ru", "en"))) == ["day"]
    assert _titles(records.objects.filter(languages=())) == ["undated"]


def test_aggregates_and_copies_keep_the_type(records: RecordModel) -> None:
    assert records.objects.aggregate(models.Max("published_on"))["published_on__max"] == PartialDate(2012, 5, 7)
    assert records.objects.none().aggregate(models.Max("published_on"))["published_on__max"] is None
    records.objects.filter(title="undated").update(published_on=PartialDate(2001), languages=["tg"])
    assert records.objects.defer("published_on").get(title="undated").published_on == PartialDate(2001)
    changed = records.objects.get(title="undated")
    changed.languages = ("en", "tg")
    records.objects.bulk_update([changed], ["languages", "published_on"])
    assert _stored(changed) == ("2001", "en tg")
    assert records.objects.values_list("languages", flat=True).get(pk=changed.pk) == ("en", "tg")


def test_expression_may_be_saved(records: RecordModel) -> None:
    record = records.objects.get(title="month")
    record.published_on = models.F("published_on")
    record.save()
    assert _stored(record)[0] == "2012-05"


@pytest.mark.parametrize(
    ("published_on", "languages"), [(None, ()), (PartialDate(2012), ("tg",)), (PartialDate(2012, 5, 7), ("en", "ru"))]
)
def test_page_revision_and_dump_give_the_record_back(
    record_model: RecordModel, published_on: PartialDate | None, languages: tuple[str, ...]
) -> None:
    record = record_model(pk=7, published_on=published_on, languages=languages)
    revision = record_model.from_json(record.to_json())
    assert (revision.published_on, revision.languages) == (published_on, languages)
    (dumped,) = json.loads(serializers.serialize("json", [record]))
    assert dumped["fields"]["languages"] == " ".join(languages)
    assert record._meta.get_field("published_on").to_python(dumped["fields"]["published_on"]) == published_on


@pytest.mark.parametrize("field_class", [PartialDateField, LanguageSetField])
def test_migration_can_write_and_read_the_field(field_class: type[models.Field]) -> None:
    field = field_class("label", blank=True, help_text="help")
    _name, path, args, kwargs = field.deconstruct()
    assert path == f"{field_class.__module__.removesuffix('.field')}.{field_class.__name__}"
    assert field_class(*args, **kwargs).deconstruct()[2:] == field.deconstruct()[2:]
    code, imports = MigrationWriter.serialize(field)
    namespace: dict[str, Any] = {}
    exec("\n".join(imports) + f"\nfield = {code}", namespace)  # noqa: S102 - what a migration does
    assert isinstance(namespace["field"], field_class)


@pytest.mark.parametrize(
    ("field", "form_class"), [(PartialDateField, PartialDateFormField), (LanguageSetField, LanguageSetFormField)]
)
def test_field_that_may_not_be_blank_says_so(field: type[models.Field], form_class: type) -> None:
    strict = field()
    with pytest.raises(ValidationError) as caught:
        strict.clean(None, None)
    assert caught.value.code == "blank"
    form_field = strict.formfield()
    assert isinstance(form_field, form_class)
    assert form_field.required
    assert not field(blank=True).formfield().required


def test_checkboxes_carry_own_names_and_give_our_order() -> None:
    field = LanguageSetFormField(required=False)
    assert list(field.choices) == [("en", "English"), ("ru", "Русский"), ("tg", "Тоҷикӣ")]
    assert field.clean(["tg", "en"]) == ("en", "tg")
    assert field.clean([]) == ()
    with pytest.raises(ValidationError):
        field.clean(["de"])
