"""Reads pages as a reader's program does: as a tree, never as text."""

from __future__ import annotations

from typing import Any

from bs4 import BeautifulSoup
from django.http import HttpResponse


def parsed(response: HttpResponse) -> Any:
    """Return a page's HTML as a tree; Any, since a test that reaches for what is not there should fail just so."""
    return BeautifulSoup(response.content, "html5lib")


def words_of(element: Any) -> str:
    """Return the words of an element, spaces folded."""
    return " ".join(element.get_text(" ").split())


def language_of(element: Any) -> str:
    """Return the language that a screen reader speaks an element in: its own `lang`, else the nearest one around."""
    return (element if element.get("lang") else element.find_parent(lang=True))["lang"]
