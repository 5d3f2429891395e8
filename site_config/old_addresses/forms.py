from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from wagtail.contrib.redirects import forms
from wagtail.contrib.redirects.models import Redirect

from site_config.old_addresses.own_pages import page_at
from site_config.old_addresses.redirecting import leads_in_a_circle


def why_not(redirect: Redirect) -> tuple[str, str] | None:
    """Return the field and the reason why a redirect makes no sense, in the editor's language; None where it does."""
    path = Redirect.normalise_path(redirect.old_path).partition("?")[0]
    if page := page_at(path):
        reason = _(
            "The page “%(title)s” is at this address: readers get the page and never the redirect. Write the address"
            " that readers do not find."
        )
        return "old_path", reason % {"title": page.title}
    if leads_in_a_circle(redirect):
        field = "redirect_page" if redirect.redirect_page_id else "redirect_link"
        return field, _(
            "From there readers would be led back to where they came from, in a circle. Choose another page."
        )
    return None


class RedirectForm(forms.RedirectForm):
    """Wagtail's form, which refuses a redirect that is never used or never ends."""

    def _post_clean(self) -> None:
        super()._post_clean()
        if not self.errors and (reason := why_not(self.instance)):
            self.add_error(*reason)

    def clean(self) -> dict[str, Any]:
        super().clean()
        return self.cleaned_data
