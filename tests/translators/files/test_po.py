"""A PO file says all that its paper says, and what is no whole PO file is refused with the place."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from site_config.translators.files import po
from site_config.translators.files.errors import UnreadableFile
from site_config.translators.files.papers import State, Unit
from tests.translators.files.papers import TRANSLATION, TRICKY, paper, tricky_paper, unit

pytestmark = pytest.mark.once


def text_of(*units: Unit) -> str:
    return po.write(paper(*units)).decode()


def test_everything_comes_back() -> None:
    original = tricky_paper()
    assert po.read(po.write(original).decode()) == original


@pytest.mark.parametrize(("source", "target"), TRICKY)
def test_each_sentence_comes_back_alone(source: str, target: str) -> None:
    original = paper(unit(source, target))
    assert po.read(po.write(original).decode()) == original


@pytest.mark.parametrize("line_end", ["\r\n", "\r"])
def test_line_ends_of_other_systems_are_no_words(line_end: str) -> None:
    original = tricky_paper()
    assert po.read(po.write(original).decode().replace("\n", line_end)) == original


def test_a_title_with_line_ends_and_commas_stays_in_the_header() -> None:
    original = paper(unit("Words"), title=',fuzzy\nmsgid "x"')
    assert po.read(po.write(original).decode()).title == ',fuzzy msgid "x"'


def test_control_characters_stay_out() -> None:
    read = po.read(text_of(unit("A\x00B\x0bC\x1bD", "А\x07Б\r\nВ")))
    assert (read.units[0].source, read.units[0].target) == ("ABCD", "АБ\nВ")


def test_white_space_at_the_ends_of_a_translation_follows_the_source() -> None:
    read = po.read(text_of(unit("Words", "\nСлова\n\n"), unit("\nWords", "Слова", order=1)))
    assert [each.target for each in read.units] == ["Слова", "\nСлова"]


def test_a_file_of_wagtail_localize_is_read() -> None:
    read = po.read(
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n"Language: tg\\n"\n'
        f'"X-WagtailLocalize-TranslationID: {TRANSLATION}\\n"\n\n'
        'msgctxt "body.4f1c"\nmsgid "Words"\nmsgstr "Калимаҳо"\n'
    )
    assert (read.translation, read.language, read.made_at) == (TRANSLATION, "tg", None)
    assert (read.units[0].key, read.units[0].target, read.units[0].state) == ("body.4f1c", "Калимаҳо", State.DONE)


def test_the_text_is_never_taken_for_a_file_name(tmp_path: Path) -> None:
    secret = tmp_path / "secret.po"
    secret.write_bytes(po.write(paper(unit("Secret", "Тайна"))))
    with pytest.raises(UnreadableFile):
        po.read(str(secret))


@pytest.mark.parametrize(
    "text",
    [
        "just words",
        "msgid",
        'msgid "a',
        'msgid "a"\nmsgstr "б',
        'msgid "a" "b"\nmsgstr ""',
        'msgid "a"b"\nmsgstr ""',
        'msgstr "б"\nmsgstr "в"',
        'msgid "a"\n"msgstr "б"',
        'domain "x"\nmsgid ""\nmsgstr ""',
        '"a"',
    ],
)
def test_what_is_no_po_is_refused(text: str) -> None:
    with pytest.raises(UnreadableFile, match=r"line \d|neither"):
        po.read(text)


def test_the_line_that_cannot_be_understood_is_named() -> None:
    with pytest.raises(UnreadableFile, match="line 3 "):
        po.read('msgid ""\nmsgstr ""\n"Language: ru\\n')


def test_every_beginning_of_a_file_is_refused_or_whole() -> None:
    text = text_of(unit("First “words”", "Первые «слова»"), unit("Second\nwords", "Вторые\nслова", order=1))
    whole = po.read(text)
    for length in range(len(text)):
        try:
            read = po.read(text[:length])
        except UnreadableFile:
            continue
        known = {(each.source, each.target) for each in whole.units} | {("Second\nwords", "")}
        # A file cut off between the lines of a translation looks whole; what is there of it is right.
        assert {(each.source, each.target) for each in read.units} <= known | {("Second\nwords", "Вторые\n")}, length


@pytest.mark.parametrize(
    ("header", "message"),
    [
        ('"Language: ru\\n"\n"Content-Type: text/plain; charset=windows-1251\\n"\n', "UTF-8"),
        ('"Language: \\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n', "which language"),
        ('"Language: en\\n"\n', "“en”"),
        ('"Language: de_DE\\n"\n', "“de_DE”"),
        ("", "no header"),
    ],
)
def test_a_header_that_cannot_be_used_is_refused(header: str, message: str) -> None:
    with pytest.raises(UnreadableFile, match=message):
        po.read(f'msgid ""\nmsgstr ""\n{header}\nmsgid "a"\nmsgstr "б"\n')


@pytest.mark.parametrize(("tag", "code"), [("ru_RU", "ru"), ("tg-Cyrl-TJ", "tg"), ("RU", "ru"), ("tg_TJ.UTF-8", "tg")])
def test_languages_with_a_country_are_understood(tag: str, code: str) -> None:
    assert po.read(text_of(unit("a")).replace("Language: ru\\n", f"Language: {tag}\\n")).language == code


def test_a_lost_address_of_the_translation_is_none() -> None:
    assert po.read(text_of(unit("a")).replace(str(TRANSLATION), "lost")).translation is None


HEAD = 'msgid ""\nmsgstr ""\n"Language: ru\\n"\n'


@pytest.mark.parametrize(
    "text",
    [
        f'{HEAD}msgid "a"\nmsgstr ""\n' + '"x"\n' * 100_000,
        f"{HEAD}" + "#. x\n" * 100_000 + 'msgid "a"\nmsgstr ""\n',
        HEAD + 'msgid "a"\nmsgstr ""\n' * 30_000,
        "#~" + " " * 9_000_000 + "x",
    ],
)
def test_what_would_take_long_is_refused_at_once(text: str) -> None:
    started = time.process_time()
    with pytest.raises(UnreadableFile, match="too large|neither|no header"):
        po.read(text)
    assert time.process_time() - started < 5
