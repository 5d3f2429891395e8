"""
What is looked at when a page is published, scheduled or handed in; a draft and a preview may be as they are.

Who has something to look at registers Wagtail's hook `look_before_publishing`: a function that takes the page's form
and the cleaned values of its valid fields, and yields findings. An error keeps the page from going out. A warning does
so once: it is shown at its place, and whoever presses the same button again leaves it as it is.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.blocks.base import BlockField

from site_config.pages.blocks.walking import Place, error_at

HOOK = "look_before_publishing"


@dataclass(frozen=True)
class Finding:
    """Something to mend or, as a warning, to look at."""

    field: str
    message: str
    #: Where in the blocks of a StreamField; empty for the field itself.
    place: Place = ()
    is_warning: bool = False


class PassedWarnings(forms.CharField):
    """Remembers which warnings the editor has seen; that is no change of the page."""

    widget = forms.HiddenInput

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Return False: whoever passes a warning has changed nothing."""
        return False


class FormBeforePublishing(WagtailAdminPageForm):
    """A page's form that asks `look_before_publishing` unless a draft is saved."""

    passed_warnings = PassedWarnings(required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not self.is_deferred_validation:
            self._look(cleaned)
        return cleaned

    def _look(self, cleaned: dict[str, Any]) -> None:
        """Add what is found as errors: warnings only where they are not those that were seen the last time."""
        findings = [finding for look in hooks.get_hooks(HOOK) for finding in look(self, dict(cleaned))]
        warnings = [finding for finding in findings if finding.is_warning]
        seen = fingerprint(warnings)
        if cleaned.get("passed_warnings", "") == seen:
            findings = [finding for finding in findings if not finding.is_warning]
        by_field = defaultdict(list)
        for finding in findings:
            by_field[finding.field].append((finding.place, sentence_of(finding)))
        for name, messages in by_field.items():
            field = self.fields[name]
            if isinstance(field, BlockField):
                self.add_error(name, error_at(field.block, cleaned[name], messages))
            else:
                self.add_error(name, [message for _place, message in messages])
        # The form that comes back knows what it has shown.
        self.data = self.data.copy()
        self.data[self.add_prefix("passed_warnings")] = seen


def sentence_of(finding: Finding) -> str:
    """Return what the editor reads: of a warning also how to pass it."""
    if not finding.is_warning:
        return finding.message
    return _("%(warning)s To leave it so, press the same button again.") % {"warning": finding.message}


def fingerprint(warnings: Iterable[Finding]) -> str:
    """Return a short text that differs when other warnings, or more of the same, are found; empty for none."""
    said = sorted(f"{warning.field} {warning.message}" for warning in warnings)
    return hashlib.sha256("\n".join(said).encode()).hexdigest()[:16] if said else ""
