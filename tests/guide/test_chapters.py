"""Both languages of the guide say the same: chapters, sections in one order, lists of the same length."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.template.loader import render_to_string
from django.utils import translation
from PIL import Image

from site_config.guide.chapters import CHAPTERS, LANGUAGES, Chapter, language_for, neighbours, sections_of
from site_config.guide.pictures import FOLDER as PICTURES
from site_config.guide.pictures import file_of, pictures

pytestmark = pytest.mark.once

FOLDER = Path(apps.get_app_config("guide").path) / "templates" / "guide"


def text_of(chapter: Chapter, language: str) -> Any:
    with translation.override(language):
        return BeautifulSoup(render_to_string(chapter.template_in(language), {"chapters": {}}), "html.parser")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_chapter_has_its_file_and_no_file_lies_idle(language: str) -> None:
    assert {file.stem for file in (FOLDER / language).iterdir()} == {chapter.name for chapter in CHAPTERS}


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda chapter: chapter.name)
def test_both_languages_are_built_alike(chapter: Chapter) -> None:
    built = {}
    for language in LANGUAGES:
        text = text_of(chapter, language)
        built[language] = [
            (each.name, each.get("id")) for each in text.find_all(["h2", "h3", "ol", "ul", "li", "p", "figure", "a"])
        ]
        # Each heading is a section of the table of contents; the page's title is the one above them.
        assert [section.id for section in sections_of(str(text))] == [each["id"] for each in text.find_all("h2")]
        assert text.find_all(["h1", "h3", "h4"]) == []
    assert built["en"] == built["ru"]


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda chapter: chapter.name)
def test_the_russian_chapter_is_russian(chapter: Chapter) -> None:
    text = text_of(chapter, "ru")
    for each in text.find_all("h2"):
        assert any("а" <= letter <= "я" for letter in each.get_text()), each
    for each in text.find_all(lang="en"):
        each.extract()
    letters = [letter for letter in text.get_text() if letter.isalpha()]
    latin = sum(letter.isascii() for letter in letters)
    assert latin / len(letters) < 0.1


def test_the_guides_language_is_the_admins_or_the_next_best() -> None:
    assert [language_for("", code) for code in ("en", "ru", "tg")] == ["en", "ru", "ru"]
    assert language_for("en", "tg") == "en"
    assert language_for("tg", "tg") == "ru"
    assert language_for("nonsense", "en") == "en"


def test_the_first_chapter_has_none_before_it_and_the_last_none_after() -> None:
    assert neighbours(CHAPTERS[0]) == (None, CHAPTERS[1])
    assert neighbours(CHAPTERS[-1]) == (CHAPTERS[-2], None)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_picture_is_shown_once_and_every_place_has_one(language: str) -> None:
    shown = [each for chapter in CHAPTERS for each in text_of(chapter, language).find_all("img")]
    names = [Path(each["src"]).stem for each in shown]
    assert sorted(names) == sorted(pictures(language)) == sorted(file.stem for file in (PICTURES / language).iterdir())
    assert all(each["alt"] for each in shown)
    # Whoever opens a chapter on a telephone line waits for no more than this.
    assert [name for name in names if file_of(name, language).stat().st_size > 60_000] == []
    for each, name in zip(shown, names, strict=True):
        with Image.open(file_of(name, language)) as file:
            assert file.format == "WEBP"
            # Room is kept for it, in its own shape.
            assert abs(file.width / 2 - int(each["width"])) < 1
            assert abs(file.height / 2 - int(each["height"])) < 1
        assert pictures(language)[name].words or name == "focal-point"


def test_both_languages_show_the_same_pictures() -> None:
    assert list(pictures("en")) == list(pictures("ru"))
    for name, english in pictures("en").items():
        assert english.words != pictures("ru")[name].words, f"{name} speaks one language"
