"""How Wagtail's comparison of two revisions shows our fields: both values in words, not letter by letter."""

from __future__ import annotations

from typing import Any

from django.utils.html import escape
from django.utils.safestring import SafeString
from wagtail.admin.compare import FieldComparison, TextDiff, register_comparison_class

from site_config.languages.codes import OWN_NAMES
from site_config.languages.language_set import LanguageSetField
from site_config.languages.partial_dates import PartialDateField, format_partial_date


class _WordsComparison(FieldComparison):
    def words(self, value: Any) -> str:
        """Return the value as a reader would see it."""
        raise NotImplementedError

    def htmldiff(self) -> SafeString:
        """Return HTML: the value, or the old one marked as deleted and the new one as added."""
        if not self.has_changed():
            return escape(self.words(self.val_b))
        changes = [("deletion", self.words(self.val_a)), ("addition", self.words(self.val_b))]
        return TextDiff([change for change in changes if change[1]], separator=" ").to_html()


class PartialDateComparison(_WordsComparison):
    """Dates at their own precision, "Undated" for none."""

    def words(self, value: Any) -> str:
        return format_partial_date(value)


class LanguageSetComparison(_WordsComparison):
    """The languages' own names."""

    def words(self, value: Any) -> str:
        return ", ".join(OWN_NAMES[code] for code in value)


def register_comparisons() -> None:
    """Called once, when the app is ready."""
    register_comparison_class(PartialDateField, comparison_class=PartialDateComparison)
    register_comparison_class(LanguageSetField, comparison_class=LanguageSetComparison)
