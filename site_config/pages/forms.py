"""The forms that make and copy pages: slugs that addresses need are refused in words, and there are no aliases."""

from __future__ import annotations

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.admin.forms.pages import CopyForm

from site_config.languages.letters import slugify_title
from site_config.pages.before_publishing import FormBeforePublishing
from site_config.pages.too_long import tell_too_long

#: First or last parts of addresses that views answer (the contract's table), so that no page may hide behind them.
RESERVED_SLUGS = frozenset({"enquiries", "feed", "search", "news", "research", "topics"})


def is_reserved(slug: str, page: Any) -> bool:
    """Return whether a view or a year archive would answer in place of `page` at this slug."""
    if page.years_are_reserved and re.fullmatch(r"\d{4}", slug):
        return True
    return slug in RESERVED_SLUGS - {page.own_slug}


def check_slug(slug: str, page: Any) -> str:
    """Return the slug; raise ValidationError, in words, where it is reserved."""
    if is_reserved(slug, page):
        raise ValidationError(
            _("“%(slug)s” is needed by the site's own addresses. Please choose another slug."),
            code="reserved",
            params={"slug": slug},
        )
    return slug


class SitePageForm(FormBeforePublishing):
    """Makes the slug from the title where it is left empty, and refuses slugs that the site's own addresses need."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            tell_too_long(field)
        if "slug" in self.fields:
            self.fields["slug"].required = False
            # The slug is the same in all languages, also where a translation is edited in the ordinary form.
            self.fields["slug"].disabled = self.instance.has_source
        # Said of one change, and asked anew at the next.
        self.initial["change_is_minor"] = False

    def clean_slug(self) -> str:
        """Return the slug; empty leaves it to `SitePage.full_clean`, which makes it from the title."""
        # A Cyrillic word typed as a slug arrives as hyphens.
        typed = self.cleaned_data["slug"].strip("-")
        if not self.fields["slug"].disabled and typed in {"", self.instance.slug} and self._slug_follows_title():
            return ""
        return check_slug(typed or self.instance.slug, self.instance)

    def _slug_follows_title(self) -> bool:
        """Whether nobody chose or knows the slug: Wagtail saves a page by itself while its title is half written."""
        if self.instance.first_published_at:
            return False
        made = re.escape(slugify_title(self.initial.get("title", ""), fallback=self.instance._meta.model_name))
        return re.fullmatch(rf"({made}(-\d+)?)?", self.instance.slug) is not None


class SitePageCopyForm(CopyForm):
    """
    Copies a page to a slug that may be used, and never as an alias.

    An alias would show one text under two addresses, carry the permanent number of another publication, and fill
    search engines with copies.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("alias", None)

    def clean_new_slug(self) -> str:
        """Return the copy's slug; raise ValidationError where the site's own addresses need it."""
        return check_slug(self.cleaned_data["new_slug"], self.page.specific)
