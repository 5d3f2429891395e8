"""Every control that the guide names exists, under that name, in the admin's own words."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import polib
import pytest
from django.apps import apps
from django.utils import translation

from site_config.accounts.workflows import NAMES as WORKFLOWS
from site_config.guide.chapters import CHAPTERS, LANGUAGES, Chapter
from site_config.guide.labels import label_of
from site_config.guide.pictures import pictures
from tests.catalogues import catalogue, english_of

pytestmark = pytest.mark.once

TEMPLATES = Path(apps.get_app_config("guide").path) / "templates"
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sd]|\{\w*\}")
LABEL = re.compile(r'{% label "(?P<msgid>[^"]+)"(?: context="(?P<context>[^"]+)")?(?P<parts>(?: \w+="[^"]+")*) %}')


def source_of(name: str, language: str) -> str:
    return (TEMPLATES / f"guide/{language}/{name}.html").read_text(encoding="utf-8")


def labels_in(text: str) -> list[tuple[str, str, dict[str, str]]]:
    """Return msgid, context and parts of every label."""
    return [
        (found["msgid"], found["context"] or "", dict(re.findall(r'(\w+)="([^"]+)"', found["parts"])))
        for found in LABEL.finditer(text)
    ]


@cache
def known() -> dict[tuple[str, str], polib.POEntry]:
    """Return every word of Wagtail, wagtail-localize and our own, by context and msgid."""
    entries = [*catalogue("ru")]
    for package in ("wagtail", "wagtail_localize"):
        for domain in ("django", "djangojs"):
            entries += english_of(package, domain)
    return {(entry.msgctxt or "", entry.msgid): entry for entry in entries}


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda chapter: chapter.name)
def test_a_chapter_names_the_same_controls_in_both_languages_and_all_exist(chapter: Chapter) -> None:
    named = {language: labels_in(source_of(chapter.name, language)) for language in LANGUAGES}
    for language, text in ((language, source_of(chapter.name, language)) for language in LANGUAGES):
        assert len(named[language]) == text.count("{% label "), "a label is written in another way"
    assert sorted(map(str, named["en"])) == sorted(map(str, named["ru"]))
    of_workflows = {word for names in WORKFLOWS.values() for word in names}
    missing = []
    for msgid, context, parts in named["en"]:
        wanted = [(context, msgid), *(("", part) for part in parts.values() if part not in of_workflows)]
        missing += [word for word in wanted if word not in known()]
        with translation.override("ru"):
            if label_of(msgid, context, **parts) == label_of_english(msgid, context, parts):
                missing.append((msgid, "is not spoken in Russian"))
    assert missing == []


def label_of_english(msgid: str, context: str, parts: dict[str, str]) -> str:
    with translation.override("en"):
        return label_of(msgid, context, **parts)


def test_labels_speak_as_the_screens_do() -> None:
    with translation.override("ru"):
        assert label_of("Save draft") == "Сохранить черновик"
        assert label_of("title") == "Название"
        # A word of the admin's scripts, and one put together.
        assert label_of("Insert a block") == "Вставить блок"
        assert label_of("%(label)s and Publish", label="Approve") == "Одобрить и Опубликовать"
    assert label_of("Insert a block") == "Insert a block"
    assert label_of("Cancel workflow ") == "Cancel workflow"


@cache
def spoken() -> re.Pattern[str]:
    """Return what matches a word of the admin in English, with anything in place of what it fills in."""
    forms = {form for entry in known().values() for form in (entry.msgid, entry.msgid_plural) if form}
    patterns = [".+".join(map(re.escape, PLACEHOLDER.split(" ".join(form.split())))) for form in forms]
    # One of placeholders alone would match anything.
    return re.compile("|".join(each for each in patterns if len(re.findall("[A-Za-z]", each)) > 2), re.IGNORECASE)


def pieces_of(line: str) -> set[str]:
    """Return the words that a screen has put together: "Edition 2", "Exploring: News", "Focal point (optional)"."""
    return set(re.split(r":\s*|\s+·\s+|\s+(?=\()|\s*\d+$|\*$", line)) - {""}


def is_spoken(piece: str) -> bool:
    return any(spoken().fullmatch(words) for words in (piece, f"{piece}:"))


def test_the_english_pictures_speak_the_words_of_today() -> None:
    # The way to the Russian ones is gone in a browser (test_pictures.py); what differs from them is the admin's.
    aged = []
    for name, picture in pictures("en").items():
        russian = {piece for line in pictures("ru")[name].words for piece in pieces_of(line)}
        for line in picture.words:
            if not spoken().fullmatch(line):
                aged += [(name, each) for each in pieces_of(line) - russian if not is_spoken(each)]
    assert aged == [], "the admin looks different now: make guide"


def test_a_word_that_the_admin_does_not_speak_is_found() -> None:
    assert spoken().fullmatch("Save draft")
    assert not spoken().fullmatch("Keep draft")
