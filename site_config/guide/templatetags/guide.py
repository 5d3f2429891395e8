"""
Tags of the chapters.

`{% label "Save draft" %}` names a control as the admin does, in the chapter's language; `{% picture "hand-in" "The menu
…" %}` shows a screen of the admin in that language, with what the picture shows as its alternative text.
"""

from __future__ import annotations

from django import template
from django.templatetags.static import static
from django.utils import translation
from django.utils.html import format_html
from django.utils.safestring import SafeString

from site_config.guide.labels import label_of
from site_config.guide.pictures import pictures

register = template.Library()


@register.simple_tag
def label(msgid: str, context: str = "", **parts: str) -> SafeString:
    """Return the name of a control, marked as one."""
    return format_html('<b class="guide-label">{}</b>', label_of(msgid, context, **parts))


@register.simple_tag
def picture(name: str, alternative_text: str) -> SafeString:
    """Return a picture, whose place is kept free until it is loaded."""
    language = translation.get_language() or "en"
    shown = pictures(language)[name]
    return format_html(
        '<figure class="guide-picture"><img src="{}" width="{}" height="{}" alt="{}" loading="lazy"></figure>',
        static(f"guide/{language}/{name}.webp"),
        shown.width,
        shown.height,
        alternative_text,
    )
