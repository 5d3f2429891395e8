"""A set of our languages as one model field: the languages in which something exists."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy

from site_config.languages.codes import CODES, OWN_NAMES
from site_config.languages.stored_text import StoredTextField


def in_our_order(codes: Iterable[str]) -> tuple[str, ...]:
    """Return each code once, in the order of CODES; raise ValueError, in words, when one is none of ours."""
    given = set(codes)
    for code in sorted(given.difference(CODES)):
        raise ValueError(gettext("“%(code)s” is not a language of this site.") % {"code": code})
    return tuple(code for code in CODES if code in given)


class LanguageSetFormField(forms.MultipleChoiceField):
    """Checkboxes with the languages' own names; the clean value is a tuple of codes in our order."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(choices=[(code, OWN_NAMES[code]) for code in CODES], **kwargs)

    def clean(self, value: Any) -> tuple[str, ...]:
        return in_our_order(super().clean(value))


class LanguageSetField(StoredTextField):
    """
    A tuple of language codes in our order; in the database codes with spaces between them, "en ru".

    Not empty unless `blank=True`. Find what exists in a language by `languages__contains="ru"`.
    """

    description = gettext_lazy("A set of languages")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        # Room for ten languages, so that a fourth one needs no migration.
        kwargs.setdefault("max_length", 32)
        super().__init__(*args, **kwargs)

    def parse(self, text: str | Iterable[str]) -> tuple[str, ...]:
        return in_our_order(text.split() if isinstance(text, str) else text)

    def to_text(self, value: Iterable[str] | None) -> str:
        return " ".join(in_our_order(value or ()))

    def formfield(self, form_class: Any = None, choices_form_class: Any = None, **kwargs: Any) -> forms.Field | None:
        return super().formfield(form_class or LanguageSetFormField, choices_form_class, **kwargs)
