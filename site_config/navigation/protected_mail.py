"""E-mail links that work without a script and that a naive harvester does not find in the source."""

from __future__ import annotations

from urllib.parse import quote

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe


def protect(text: str) -> SafeString:
    """
    Return the text with every character as a decimal character reference.

    A browser, a screen reader and a copied link show the address itself; a regular expression over the source finds
    no address, not even the `@`.
    """
    return mark_safe("".join(f"&#{ord(character)};" for character in text))  # noqa: S308 (digits only)


def mail_link(address: str, subject: str = "", text: str = "") -> SafeString:
    """Return a `mailto:` link to the address, with a subject where one is given; its text is the address itself."""
    target = f"mailto:{address}" + (f"?subject={quote(subject)}" if subject else "")
    return format_html('<a class="mail-link" href="{}">{}</a>', protect(target), text or protect(address))
