"""What the readers of files raise."""

from __future__ import annotations


class UnreadableFile(Exception):
    """The uploaded file is none that translations can be taken from; the text tells the translator why."""
