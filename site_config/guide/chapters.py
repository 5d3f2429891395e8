"""
The chapters of the guide, in their order.

A chapter is one template for each language, `guide/{language}/{name}.html`: long prose is written and read better as a
whole than in a catalogue. Both have the same sections and pictures, which tests prove. Titles stand in the catalogues,
since the admin's home names them too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from site_config.languages.codes import reading_order

#: The languages in which the guide is written.
LANGUAGES = ("en", "ru")

_SECTION = re.compile(r'<h2 id="(?P<id>[\w-]+)">(?P<title>.*?)</h2>', re.DOTALL)


@dataclass(frozen=True)
class Chapter:
    """A chapter: its name in the address and among the templates, its title and what it is about."""

    name: str
    title: str | Promise
    about: str | Promise

    def template_in(self, language: str) -> str:
        """Return the name of the chapter's template in one of LANGUAGES."""
        return f"guide/{language}/{self.name}.html"


CHAPTERS: tuple[Chapter, ...] = (
    Chapter(
        "story",
        _("A story in ten minutes"),
        _("From a new page to a story that comes out on Monday at nine."),
    ),
    Chapter(
        "pictures",
        _("Pictures and the people in them"),
        _("Rights, consent, the focal point, alternative text, and which files are refused."),
    ),
    Chapter(
        "kinds",
        _("Corrections, events, calls, films and galleries"),
        _("What the kinds of stories need, and how to correct what is public."),
    ),
    Chapter(
        "publications",
        _("Publications"),
        _("New publications, their editions, covers and files."),
    ),
    Chapter(
        "front-page",
        _("Front page, notices, menus and contacts"),
        _("What stands first, what stands on every page, and how readers reach the mission."),
    ),
    Chapter(
        "translations",
        _("What happens with translations"),
        _("What an editor needs to know, and what a translator does."),
    ),
    Chapter(
        "addresses",
        _("Old addresses, broken links and searches without result"),
        _("Where readers get lost, and how to lead them on."),
    ),
    Chapter(
        "messages",
        _("Messages from readers"),
        _("Where they are, who answers, and how long they are kept."),
    ),
    Chapter(
        "together",
        _("Working together"),
        _("Drafts, comments, two people on one page, versions, and taking pages back."),
    ),
)

BY_NAME = {chapter.name: chapter for chapter in CHAPTERS}


def neighbours(chapter: Chapter) -> tuple[Chapter | None, Chapter | None]:
    """Return the chapters before and after this one."""
    place = CHAPTERS.index(chapter)
    before = CHAPTERS[place - 1] if place else None
    after = CHAPTERS[place + 1] if place + 1 < len(CHAPTERS) else None
    return before, after


def language_for(wished: str, admin_language: str) -> str:
    """
    Return the guide's language for somebody who wishes for `wished` (empty, or none of ours: no wish) and reads the
    admin in `admin_language`: that, or the one nearest to it as for readers of the site, Russian for Tajik.
    """
    if wished in LANGUAGES:
        return wished
    return next(code for code in reading_order(admin_language) if code in LANGUAGES)


@dataclass(frozen=True)
class Section:
    """A section of a chapter, for its table of contents; the title is HTML without links."""

    id: str
    title: Any


def sections_of(html: str) -> list[Section]:
    """Return the sections of a chapter's text, made by our own templates."""
    return [Section(found["id"], found["title"]) for found in _SECTION.finditer(html)]
