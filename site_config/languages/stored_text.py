"""A base for model fields whose Python value is not text but which stand in the database as short plain text."""

from __future__ import annotations

import contextlib
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.query_utils import DeferredAttribute


class _Parsed(DeferredAttribute):
    """Turns what is assigned into the field's Python value; nonsense stays as it is, for `full_clean` to report."""

    def __set__(self, instance: models.Model, value: Any) -> None:
        with contextlib.suppress(ValidationError):
            value = self.field.to_python(value)
        instance.__dict__[self.field.attname] = value


class StoredTextField(models.Field):
    """
    A varchar column that is never NULL: the empty value is ''.

    A subclass gives `parse` and `to_text`. The field is no CharField on purpose: Wagtail and wagtail-localize take
    every CharField for words, to be compared letter by letter, translated, or stored as JSON.

    Lookups take the Python value or a piece of the stored text. `isnull` finds nothing; ask for the empty value.
    """

    descriptor_class = _Parsed

    def parse(self, text: str) -> Any:
        """Return the Python value of stored or typed text that is not empty; raise ValueError with a message."""
        raise NotImplementedError

    def to_text(self, value: Any) -> str:
        """Return the stored text of a Python value, '' for the empty one."""
        raise NotImplementedError

    def get_internal_type(self) -> str:
        return "CharField"

    def get_default(self) -> Any:
        return self.to_python(super().get_default())

    def to_python(self, value: Any) -> Any:
        if hasattr(value, "resolve_expression"):
            return value
        try:
            return self.parse(value or "")
        except ValueError as error:
            raise ValidationError(str(error), code="invalid", params={"value": value}) from error

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        # The empty value may be None, which for Django would be the database's NULL.
        if value in self.empty_values:
            if not self.blank:
                raise ValidationError(self.error_messages["blank"], code="blank")
            return
        super().validate(value, model_instance)

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> Any:
        return self.parse(value or "")

    def get_prep_value(self, value: Any) -> Any:
        value = super().get_prep_value(value)
        return value if isinstance(value, str) else self.to_text(self.to_python(value))

    def get_db_prep_save(self, value: Any, connection: Any) -> Any:
        """Refuse nonsense that reaches `save` or `update` unchecked (ValidationError)."""
        if hasattr(value, "as_sql"):
            return value
        return self.to_text(self.to_python(value))

    def value_to_string(self, obj: models.Model) -> str:
        return self.to_text(self.to_python(self.value_from_object(obj)))
