"""
Text fields that wagtail-localize can read when they are empty or younger than the page.

Upstream: wagtail-localize#918 and #875: a CharBlock whose value is None, as it is where the field was added to its
block after the page was written, ends submitting the page for translation with an error. To be deleted, with plain
CharBlock and TextBlock in its place, when both are closed.
"""

from __future__ import annotations

from typing import Any

from wagtail import blocks
from wagtail_localize.segments import StringSegmentValue

from site_config.pages.too_long import tell_too_long


class TranslatableTextMixin:
    """Offers the text to translators, and nothing where there is none; never shows a reader the word "None"."""

    def normalize(self, value: str | None) -> str:
        """Return an empty text for a field that its block gained after the page was written."""
        return "" if value is None else value

    def get_translatable_segments(self, value: str | None) -> list[StringSegmentValue]:
        """Return the one segment of the text, or none."""
        return [StringSegmentValue("", value)] if value else []

    def restore_translated_segments(self, value: str | None, segments: list[StringSegmentValue]) -> str:
        """Return the translated text."""
        return segments[0].render_text() if segments else value or ""


class TextLineBlock(TranslatableTextMixin, blocks.CharBlock):
    """One line of text."""

    class Meta:
        icon = "pilcrow"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tell_too_long(self.field)


class LongTextBlock(TranslatableTextMixin, blocks.TextBlock):
    """Several lines of text without formatting."""

    class Meta:
        icon = "pilcrow"
