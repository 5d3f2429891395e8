"""Texts that are longer than their field."""

from __future__ import annotations

from django import forms


def tell_too_long(field: forms.Field) -> None:
    """Leave it to the form to refuse a text that is too long: a browser cuts what is pasted off without a word."""
    field.widget.attrs.pop("maxlength", None)
