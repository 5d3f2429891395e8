from __future__ import annotations

from research.contents import Chapter, chapters


def test_pages_stand_after_a_bar_dots_or_a_tab() -> None:
    text = "Foreword | iv\nIntroduction ........ 5\nMethods\t12\nAnnex 2"
    assert chapters(text) == [
        Chapter("Foreword", "iv"),
        Chapter("Introduction", "5"),
        Chapter("Methods", "12"),
        Chapter("Annex 2"),
    ]


def test_indented_lines_are_sections_and_never_skip_a_step() -> None:
    text = "    Deep at once\nPart one\n  Chapter\n\n\tChapter two\n        Too deep\nPart two"
    assert chapters(text) == [
        Chapter("Deep at once"),
        Chapter("Part one", sections=[Chapter("Chapter"), Chapter("Chapter two", sections=[Chapter("Too deep")])]),
        Chapter("Part two"),
    ]


def test_a_line_without_words_changes_nothing() -> None:
    assert chapters("One\n  | 7\n  Within") == [Chapter("One", sections=[Chapter("Within")])]


def test_empty_contents_have_no_chapters() -> None:
    assert chapters(" \n\n | 5") == []
