from __future__ import annotations

from research.contents import Chapter, chapters


def test_pages_stand_after_a_bar_dots_or_a_tab() -> None:
    text = "Foreword | iv\nIntroduction ........ 5\nMethods\t12\nAnnex 2"
    assert chapters(text) == [
        Chapter("Foreword", "iv", 1),
        Chapter("Introduction", "5", 1),
        Chapter("Methods", "12", 1),
        Chapter("Annex 2", "", 1),
    ]


def test_indented_lines_are_sections_and_never_skip_a_step() -> None:
    text = "    Deep at once\nPart one\n  Chapter\n\n\tChapter two\n        Too deep\nPart two"
    assert [(each.title, each.depth) for each in chapters(text)] == [
        ("Deep at once", 1),
        ("Part one", 1),
        ("Chapter", 2),
        ("Chapter two", 2),
        ("Too deep", 3),
        ("Part two", 1),
    ]


def test_empty_contents_have_no_chapters() -> None:
    assert chapters(" \n\n | 5") == []
