from __future__ import annotations

from dataclasses import dataclass

from site_config.broken_links.models import Kind


@dataclass(frozen=True)
class Link:
    """
    A link as it is stored: `target` is the number of a page, document or picture, or an address as it was typed.

    `place` is where it stands, as Wagtail's editor names fields and blocks; `words` are empty where it has none.
    """

    place: str
    words: str
    kind: Kind
    target: str
