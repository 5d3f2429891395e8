"""What templates ask of every page."""

from __future__ import annotations

from django import template
from django.utils.safestring import SafeString

from site_config.pages.models import SitePage
from site_config.pages.sharing import SharePicture, description_of, picture_of
from site_config.pages.structured_data import Node, as_script

register = template.Library()


@register.filter
def json_ld(node: Node) -> SafeString:
    """Show a node of structured data as the content of its script; `components/structured_data.html` does so."""
    return as_script(node)


@register.filter
def share_picture(page: SitePage) -> SharePicture | None:
    """Return the picture that is drawn for links to a page, for `components/share_meta.html`."""
    return picture_of(page)


@register.filter
def share_description(page: SitePage) -> str:
    """Return what a preview of a link says of the page, in 30 to 300 characters."""
    return description_of(page)
