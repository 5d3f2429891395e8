"""Tags of the chapters: `{% label "Save draft" %}` names a control as the admin does, in the chapter's language."""

from __future__ import annotations

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from site_config.guide.labels import label_of

register = template.Library()


@register.simple_tag
def label(msgid: str, context: str = "", **parts: str) -> SafeString:
    """Return the name of a control, marked as one."""
    return format_html('<b class="guide-label">{}</b>', label_of(msgid, context, **parts))
