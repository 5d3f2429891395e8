"""Keys differ for every sentence and keep their path; the mark of a revision follows the English alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from site_config.translators.files.papers import bearable, key_of, path_of, revision_of, with_ends_of
from tests.translators.files.papers import unit

pytestmark = pytest.mark.once


@pytest.mark.parametrize("path", ["title", "body.4f1c.text", "body.x.#anchor", "a#1"])
def test_the_path_comes_out_of_its_key(path: str) -> None:
    assert path_of(key_of(path, 12)) == path


def test_a_path_without_order_is_a_key_too() -> None:
    assert path_of("body.4f1c#x") == "body.4f1c#x"


def test_the_revision_follows_the_english_and_its_order_alone() -> None:
    units = [unit("One"), unit("Two", order=1)]
    marks = {
        revision_of(units),
        revision_of([replace(each, target="X", note="N") for each in units]),
        revision_of([unit("One", order=5), unit("Two", order=6)]),
    }
    assert len(marks) == 1
    assert revision_of(reversed(units)) not in marks
    assert revision_of([unit("One"), unit("Two!", order=1)]) not in marks
    assert revision_of([unit("One"), unit("Two", path="title")]) not in marks


def test_what_no_file_can_carry_goes() -> None:
    assert bearable("a\0b\x1bc\ud800d\ufffee\r\nf\rg\th\x85i\u2028j🙂") == "abcde\nf\ng\th\x85i\u2028j🙂"


@pytest.mark.parametrize(
    ("source", "target", "fitted"),
    [
        ("a", " б ", "б"),
        (" a\n", "б", " б\n"),
        ("a a ", "б б", "б б "),
        ("a", " \n", ""),
        (" ", " б", "б"),
    ],
)
def test_ends_follow_the_source(source: str, target: str, fitted: str) -> None:
    assert with_ends_of(source, target) == fitted
