"""Texts that are longer than their field."""

from __future__ import annotations

from typing import Any


def tell_too_long(field: Any) -> None:
    """
    Leave it to the form to refuse a text that is too long for a form field: a browser cuts off what is pasted without
    a word.
    """
    field.widget.attrs.pop("maxlength", None)
