"""Menus, contact details and the links that reach the mission."""

from __future__ import annotations

import re
from typing import Any

from django import template
from django.utils import translation
from django.utils.html import format_html
from django.utils.safestring import SafeString

from site_config.navigation import protected_mail
from site_config.navigation.menus import Menus, contact_details_in
from site_config.navigation.models import Notice

register = template.Library()


@register.simple_tag(takes_context=True)
def menus(context: dict[str, Any]) -> Menus:
    """Return the header's and the footer's links in the reader's language."""
    request = context["request"]
    return Menus.for_path(request.path, translation.get_language())


@register.simple_tag(takes_context=True)
def contact_details(context: dict[str, Any]) -> Any:
    """Return the mission's contact details in the reader's language, or None before they are entered."""
    return contact_details_in(context["request"], translation.get_language())


@register.simple_tag
def notices() -> list[Notice]:
    """Return what readers of the language that the interface speaks are told on every page now."""
    return Notice.shown_to(translation.get_language())


@register.simple_tag
def mail_link(address: str, subject: str = "", text: str = "") -> SafeString:
    """Show an e-mail address as a link that harvesters do not find."""
    return protected_mail.mail_link(address, subject, text)


@register.filter
def telephone_link(number: str) -> SafeString:
    """Show a telephone number, as printed, as a link that dials it; an extension after it is shown, not dialled."""
    main = re.match(r"[-+()./\s\d]*", number)
    digits = re.sub(r"[^\d+]", "", main.group() if main else "")
    return format_html('<a class="telephone-link" href="tel:{}">{}</a>', digits, number)
