"""A checker that finds nothing wrong with anything would be worse than none."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.html_validity import html_problems

pytestmark = pytest.mark.once


def test_checker_finds_the_broken_page_and_leaves_the_good_one(tmp_path: Path) -> None:
    start = '<!DOCTYPE html><html lang="tg"><head><title>Ҷустуҷӯ</title></head><body>'
    problems = html_problems(
        {"/tg/": f"{start}<p>Ҷ</p></body></html>", "/ru/x/": f"{start}<p><ul></ul></p></body></html>"}, tmp_path
    )
    assert problems
    assert all(problem.startswith("ru_x.html:") for problem in problems)
