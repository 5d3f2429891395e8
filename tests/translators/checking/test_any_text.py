"""Whatever is written, the checks answer, and do so soon."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_config.translators.checking import Sentence, Term, check, prepare
from tests.translators.checking.terms import glossary

pytestmark = pytest.mark.once

PIECES = st.sampled_from(
    ["<b>", "</b>", '<a id="a1">', "</a>", "<br/>", "<", ">", "&", "&amp;", "%(x)s", "{", "}", "«", "»", '"', "(", ")"]
    + ["1,000.5", "2017", "05.12.2017", "10:30", "47 %", "IOM", "СБМ", "мухочирон", "Мигpaция", "х,укук", " ", "\u00a0"]
    + ["https://example.org/", "a@b.org", "XXI", "May", "five", "\x00", "\ud800", "İ", "ŉ", "ß", "муҳоҷират", ".", "?"]
)
TEXTS = st.one_of(st.text(), st.lists(st.one_of(PIECES, st.text(max_size=3)), max_size=20).map("".join))


@given(TEXTS, TEXTS, st.sampled_from(["ru", "tg"]), st.sampled_from(["title", "search_description", "body.x"]))
@settings(max_examples=400, deadline=None)
def test_no_text_ends_in_an_error(source: str, target: str, language: str, path: str) -> None:
    for finding in check(Sentence(source, target, language, path, glossary(language))):
        assert finding.message
        assert finding.code


@given(TEXTS, st.lists(TEXTS, max_size=3), st.booleans(), st.sampled_from(["ru", "tg"]))
@settings(max_examples=200, deadline=None)
def test_no_term_ends_in_an_error(english: str, forms: list[str], match_case: bool, language: str) -> None:
    terms = prepare([Term(english, "".join(forms[:1]), tuple(forms), tuple(forms), match_case)], language)
    check(Sentence(english, "".join(forms), language, "body", terms))


@given(st.text(alphabet="абвғҳҷ \n.,«»", max_size=200))
@settings(deadline=None)
def test_the_same_text_gives_the_same_findings(text: str) -> None:
    sentence = Sentence(text, text + " я", "tg", "body", glossary("tg"))
    assert check(sentence) == check(sentence)


@pytest.mark.parametrize(
    "piece",
    ["<", "<a ", "&", "%(", "{", "1,", "1 000 ", "а-", "«", "(", "a@", "www.", "х,", "я ", "IOM ", "10.", "a.b"],
)
def test_long_texts_are_checked_in_bounded_time(piece: str) -> None:
    started = time.process_time()
    check(Sentence(piece * 5_000, piece * 5_000, "tg", "body", glossary("tg")))
    assert time.process_time() - started < 3
