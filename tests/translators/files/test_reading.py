"""An upload is what its content says, whatever its name; what cannot be read says so in words for a translator."""

from __future__ import annotations

import codecs
import io
import zipfile
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_config.translators.files import po, xliff
from site_config.translators.files.archives import Format, pack
from site_config.translators.files.errors import UnreadableFile
from site_config.translators.files.papers import Paper, State, Unit
from site_config.translators.files.reading import MAX_FILE_BYTES, read
from tests.translators.files.papers import MADE_AT, TRANSLATION, paper, unit

pytestmark = pytest.mark.once

PAPER = paper(unit("Migration", "Миграция"))
PO, XLIFF = po.write(PAPER), xliff.write(PAPER)
BOM = codecs.BOM_UTF8


def zip_of(**entries: bytes) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, inner in entries.items():
            archive.writestr(name, inner)
    return content.getvalue()


@pytest.mark.parametrize("content", [PO, XLIFF, BOM + PO, BOM + XLIFF, pack([PAPER], Format.PO)])
def test_the_content_decides(content: bytes) -> None:
    assert read("picture.png", content).papers == [PAPER]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "empty"),
        (b" \n\n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "neither"),
        (PO + b"\0", "neither"),
        (b"%PDF-1.7\n", "line 1 "),
        (b"Dear colleagues,\nplease find", "line 1 "),
        (b"# only a comment\n", "neither"),
        (PO.decode().encode("cp1251", "replace"), "UTF-8"),
        (PO.decode().encode("utf-16"), "UTF-8"),
        (XLIFF.decode().encode("utf-16"), "UTF-8"),
        (b"<" + b" " * MAX_FILE_BYTES, "at most 10 MB"),
        (b"PK\x03\x04" + b" " * MAX_FILE_BYTES, "at most 10 MB"),
        (b"PK\x03\x04 no zip", "damaged"),
        (zip_of(), "holds no PO"),
        (zip_of(**{"readme.txt": b"Hello"}), "holds no PO"),
        (zip_of(**{"a.po": PO, "b.xlf": XLIFF}), "same page"),
        (zip_of(**{"inner.zip": zip_of(**{"a.po": PO})}), "holds no PO"),
    ],
)
def test_what_cannot_be_read_says_why_and_names_the_file(content: bytes, message: str) -> None:
    with pytest.raises(UnreadableFile, match=message) as raised:
        read("from-the-translator.po", content)
    assert str(raised.value).startswith("“")


def test_the_file_in_a_zip_is_named() -> None:
    with pytest.raises(UnreadableFile, match=r"^“news/b.po”: .*line 1 "):
        read("all.zip", zip_of(**{"news/a.po": PO, "news/b.po": b"oops"}))


def test_two_languages_of_a_page_come_together() -> None:
    tajik = replace(PAPER, language="tg")
    assert read("all.zip", pack([PAPER, tajik], Format.XLIFF)).papers == [PAPER, tajik]


@given(st.binary(max_size=200))
def test_no_bytes_do_harm(content: bytes) -> None:
    for start in (b"", b"<", b"PK\x03\x04", b'msgid "'):
        with pytest.raises(UnreadableFile):
            read("x", start + content)


@given(st.integers(0, len(PO)), st.binary(min_size=1, max_size=3), st.sampled_from([PO, XLIFF]))
def test_no_damage_does_harm(place: int, damage: bytes, content: bytes) -> None:
    try:
        papers = read("x", content[:place] + damage + content[place + len(damage) :]).papers
    except UnreadableFile:
        return
    assert all(isinstance(each, Paper) for each in papers)


WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"]), min_size=1, max_size=30).filter(str.strip)


@st.composite
def any_paper(draw: st.DrawFn) -> Paper:
    """Draw a paper of plain sentences whose translations begin and end as they do."""
    units = []
    for number in range(draw(st.integers(1, 4))):
        source, target = (
            draw(WORDS).strip().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") for _ in range(2)
        )
        state = draw(st.sampled_from(State))
        has_target = state is not State.UNTRANSLATED
        previous = draw(st.sampled_from(["", "Before"])) if state is State.FUZZY else ""
        units.append(Unit(f"body.{number}#{number}", source, target if has_target else "", state, "", previous))
    return Paper(TRANSLATION, draw(st.sampled_from(["ru", "tg"])), "Title", "/en/x/", "r", MADE_AT, tuple(units))


@given(any_paper())
def test_every_paper_comes_back_from_either_format(one: Paper) -> None:
    for content in (po.write(one), xliff.write(one), pack([one], Format.PO)):
        assert read("x", content).papers == [one]


def test_a_letter_in_the_zip_is_left_out_and_named() -> None:
    upload = read("all.zip", zip_of(**{"letter.txt": b"Dear colleagues", "a.po": PO}))
    assert (upload.papers, upload.left_out) == ([PAPER], ["letter.txt"])
