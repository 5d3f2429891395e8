"""Links in rich text, as Wagtail stores it."""

from __future__ import annotations

from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag

from site_config.broken_links.finding.links import Link
from site_config.broken_links.models import Kind

#: `linktype` and `embedtype` → what its `id` is the number of.
_KINDS = {"page": Kind.PAGE, "document": Kind.DOCUMENT, "image": Kind.PICTURE}


def links_in_html(html: str, place: str) -> Iterator[Link]:
    """Yield the links and pictures of a rich text; an anchor that leads nowhere is none."""
    if "<a" not in html and "<embed" not in html:
        return
    for element in BeautifulSoup(html, "html.parser").find_all(["a", "embed"]):
        kind, target = _leads_to(element)
        if kind and target:
            words = " ".join(element.get_text(" ").split()) or _attribute(element, "alt")
            yield Link(place, words, kind, target)


def _leads_to(element: Tag) -> tuple[Kind | None, str]:
    kind = _KINDS.get(_attribute(element, "linktype") or _attribute(element, "embedtype"))
    if kind:
        return kind, _attribute(element, "id")
    return (Kind.ADDRESS, _attribute(element, "href")) if element.name == "a" else (None, "")


def _attribute(element: Tag, name: str) -> str:
    value = element.get(name)
    return value.strip() if isinstance(value, str) else ""
