"""
Links in texts made of blocks, read from what is stored.

Not by `site_config.pages.blocks.walking`: the values of blocks that are walked there know nothing any more of a page
or a file that was deleted, and each page's would be fetched by a query of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from wagtail import blocks
from wagtail.blocks.field_block import ChooserBlock

from site_config.broken_links.finding.kinds import kind_of
from site_config.broken_links.finding.links import Link
from site_config.broken_links.finding.rich_text import links_in_html
from site_config.broken_links.models import Kind


def links_in_stored(block: blocks.Block, stored: Any, place: str, words: str = "") -> Iterator[Link]:
    """Yield the links in what is stored of a block; `words` are those of the block around it. Odd parts have none."""
    if isinstance(block, blocks.StreamBlock):
        for item in _items(stored):
            child = block.child_blocks.get(item.get("type"))
            if child is not None:
                yield from links_in_stored(child, item.get("value"), f"{place}.{item.get('id')}")
    elif isinstance(block, blocks.ListBlock):
        for item in _items(stored):
            yield from links_in_stored(block.child_block, item.get("value"), f"{place}.{item.get('id')}")
    elif isinstance(block, blocks.StructBlock) and isinstance(stored, dict):
        words = _words_of(block, stored)
        for name, child in block.child_blocks.items():
            yield from links_in_stored(child, stored.get(name), f"{place}.{name}", words)
    elif isinstance(block, blocks.RichTextBlock) and isinstance(stored, str):
        yield from links_in_html(stored, place)
    elif isinstance(block, blocks.URLBlock) and isinstance(stored, str) and stored.strip():
        yield Link(place, words, Kind.ADDRESS, stored.strip())
    elif stored and isinstance(block, ChooserBlock) and (kind := kind_of(_chosen_from(block))):
        yield Link(place, words, kind, str(stored))


def _chosen_from(block: Any) -> type:
    return block.model_class


def _items(stored: Any) -> Iterator[dict[str, Any]]:
    if isinstance(stored, list):
        yield from (item for item in stored if isinstance(item, dict))


def _words_of(block: blocks.StructBlock, stored: dict[str, Any]) -> str:
    """Return what a reader sees of the links in a block: its first line of text that is not empty."""
    lines = (stored.get(name) for name, child in block.child_blocks.items() if isinstance(child, blocks.CharBlock))
    return next((line.strip() for line in lines if isinstance(line, str) and line.strip()), "")
