from __future__ import annotations

from typing import Any

from django import template
from wagtail.models import Page

from site_config.translators.follow.announcing import consequences

register = template.Library()


@register.simple_tag(takes_context=True)
def consequences_of(context: Any, action: str, pages: Any) -> list[str]:
    """Return the sentences on what becomes of the translations of a page, or of many in a bulk action."""
    chosen = [pages] if isinstance(pages, Page) else [each["item"] for each in pages or ()]
    return consequences(context["request"].user, action, chosen)
