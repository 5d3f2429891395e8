"""Reads pages as a reader's program does: as a tree, never as text."""

from __future__ import annotations

from bs4 import BeautifulSoup
from django.http import HttpResponse


def parsed(response: HttpResponse) -> BeautifulSoup:
    """Return a page's HTML as a tree."""
    return BeautifulSoup(response.content, "html5lib")


def words_of(element: BeautifulSoup) -> str:
    """Return the words of an element, spaces folded."""
    return " ".join(element.get_text(" ").split())


def language_of(element: BeautifulSoup) -> str:
    """Return the language that a screen reader speaks an element in: its own `lang`, else the nearest one around."""
    return (element if element.get("lang") else element.find_parent(lang=True))["lang"]
