"""Each sentence of the table has the findings that it must have, and no other."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from django.utils import translation

from site_config.translators.checking import Sentence, check
from tests.translators.checking.terms import glossary

pytestmark = pytest.mark.once

CASES = tomllib.loads((Path(__file__).with_name("cases.toml")).read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=[f"{case['language']}: {case['target'][:40]!r}" for case in CASES])
def test_a_sentence_has_the_findings_of_the_table(case: dict[str, Any]) -> None:
    sentence = Sentence(
        case["source"], case["target"], case["language"], case.get("path", "body"), glossary(case["language"])
    )
    found = check(sentence)
    assert sorted(finding.code for finding in found) == sorted(case.get("codes", [])), found
    said = "\n".join(finding.message for finding in found)
    for words in case.get("says", []):
        assert words in said


ERRORS = {"control-character", "markup", "tags", "title-length", "unsafe-link"}


@pytest.mark.parametrize("case", [case for case in CASES if case.get("codes")])
def test_only_what_would_break_a_page_cannot_be_overruled(case: dict[str, Any]) -> None:
    found = check(Sentence(case["source"], case["target"], case["language"], "", glossary(case["language"])))
    for finding in found:
        assert finding.is_error == (finding.code in ERRORS)
    assert found == sorted(found, key=lambda finding: not finding.is_error)


def test_a_title_that_the_database_refuses_is_an_error() -> None:
    found = check(Sentence("A title", "я" * 256, "ru", "title"))
    assert [finding.code for finding in found if finding.is_error] == ["title-length"]
    assert not any(finding.is_error for finding in check(Sentence("A title", "я" * 255, "ru", "title")))


def test_nothing_is_said_of_what_is_not_translated_yet() -> None:
    assert check(Sentence("A title.", "  ", "tg", "title", glossary("tg"))) == []


def test_every_message_can_be_said_in_every_language() -> None:
    for case in CASES:
        for finding in check(
            Sentence(case["source"], case["target"], case["language"], "", glossary(case["language"]))
        ):
            for language in ("en", "ru", "tg"):
                with translation.override(language):
                    assert finding.message
                    assert "%(" not in finding.message.replace("%(кол)s", "").replace("%(count)s", "")
