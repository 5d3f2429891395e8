"""Moments that are written by the clock of Dushanbe, wherever the editor is."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone


class DushanbeTimeField(forms.DateTimeField):
    """
    A moment by the clock of Dushanbe, as the field's help says and readers see it, where the editor has chosen another
    time zone too. Wagtail's own times are by the editor's clock.
    """

    def prepare_value(self, value: Any) -> Any:
        """Return the moment as the editor sees it."""
        with timezone.override(timezone.get_default_timezone()):
            return super().prepare_value(value)

    def to_python(self, value: Any) -> Any:
        """Return what the editor wrote as a moment; raise ValidationError where it is none."""
        with timezone.override(timezone.get_default_timezone()):
            return super().to_python(value)
