"""The editing form of every page: slugs that addresses need are refused in words."""

from __future__ import annotations

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm

#: First or last parts of addresses that views answer (the contract's table), so that no page may hide behind them.
RESERVED_SLUGS = frozenset({"feed", "search", "news", "research", "topics"})


class SitePageForm(WagtailAdminPageForm):
    """Refuses slugs that the site's own addresses need."""

    def clean_slug(self) -> str:
        """Return the slug; raise ValidationError where a view or a year archive would answer in its place."""
        slug = self.cleaned_data["slug"]
        reserved = slug in RESERVED_SLUGS - {self.instance.own_slug}
        if reserved or (self.instance.years_are_reserved and re.fullmatch(r"\d{4}", slug)):
            raise ValidationError(
                _("“%(slug)s” is needed by the site's own addresses. Please choose another slug."),
                code="reserved",
                params={"slug": slug},
            )
        return slug
