"""Blocks that the pages of several rooms are written with."""

from site_config.pages.blocks.body import BodyBlock
from site_config.pages.blocks.fields import LongTextBlock, TextLineBlock

__all__ = ["BodyBlock", "LongTextBlock", "TextLineBlock"]
