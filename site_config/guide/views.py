"""The guide's screens: the list of chapters, and a chapter."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import pgettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from site_config.guide.chapters import (
    BY_NAME,
    CHAPTERS,
    LANGUAGES,
    Chapter,
    language_for,
    neighbours,
    sections_of,
)
from site_config.languages.codes import OWN_NAMES, SOURCE


class GuideScreen(WagtailAdminTemplateMixin, TemplateView):
    """A screen of the guide, in the admin's language round a text in the guide's."""

    page_title: Any = pgettext_lazy("of the admin", "Guide")
    header_icon = "info-circle"

    def setup(self, request: Any, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.admin_language = translation.get_language() or SOURCE
        self.wished = request.GET.get("language", "")
        self.language = language_for(self.wished, self.admin_language)

    def address(self, chapter: Chapter | None = None, language: str = "") -> str:
        """Return the address of a chapter, or of the list, in a language; else in the one that was wished for."""
        path = reverse("guide_chapter", args=[chapter.name]) if chapter else reverse("guide")
        wished = language or (self.wished if self.wished in LANGUAGES else "")
        return f"{path}?language={wished}" if wished else path

    def linked(self, chapter: Chapter | None) -> dict[str, Any] | None:
        """Return what a link to a chapter needs, in the guide's language."""
        if chapter is None:
            return None
        with translation.override(self.language):
            return {"title": str(chapter.title), "about": str(chapter.about), "address": self.address(chapter)}

    def heading(self, words: Any) -> SafeString:
        """Return the header's heading: the title may be in another language than the screen."""
        return format_html('<h1 class="w-header__title" id="header-title" lang="{}">{}</h1>', self.language, str(words))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        chapter: Chapter | None = kwargs.get("chapter")
        return super().get_context_data(**kwargs) | {
            "language": self.language,
            "is_other_language": self.admin_language not in LANGUAGES,
            "languages": [
                {"code": code, "name": OWN_NAMES[code], "address": self.address(chapter, code)} for code in LANGUAGES
            ],
        }


class GuideView(GuideScreen):
    """The list of chapters."""

    template_name = "guide/index.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        with translation.override(self.language):
            heading = self.heading(self.page_title)
        return context | {"heading": heading, "chapters": [self.linked(chapter) for chapter in CHAPTERS]}


class ChapterView(GuideScreen):
    """A chapter with its table of contents, and the ways to the chapters before and after it."""

    template_name = "guide/chapter.html"

    def setup(self, request: Any, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        if kwargs["name"] not in BY_NAME:
            raise Http404
        self.chapter = BY_NAME[kwargs["name"]]

    def get_page_title(self) -> str:
        with translation.override(self.language):
            return str(self.chapter.title)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(chapter=self.chapter, **kwargs)
        with translation.override(self.language):
            links = {chapter.name.replace("-", "_"): self.address(chapter) for chapter in CHAPTERS}
            text = render_to_string(self.chapter.template_in(self.language), {"chapters": links})
        before, after = neighbours(self.chapter)
        return context | {
            "heading": self.heading(self.get_page_title()),
            # What the chapter's own template has made.
            "text": mark_safe(text),  # noqa: S308
            "sections": sections_of(text),
            "before": self.linked(before),
            "after": self.linked(after),
            "index": self.address(),
        }
