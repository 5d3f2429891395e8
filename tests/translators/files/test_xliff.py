"""An XLIFF file says all that its paper says but the obsolete, protects tags, and takes nothing harmful in."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import etree  # ty: ignore[missing-module-member] (compiled, and without types)

from site_config.translators.files import xliff
from site_config.translators.files.errors import UnreadableFile
from site_config.translators.files.papers import Paper, State, Unit
from tests.translators.files.papers import MADE_AT, TRANSLATION, TRICKY, paper, tricky_paper, unit

pytestmark = pytest.mark.once

NAMESPACES = {"x": "urn:oasis:names:tc:xliff:document:1.2"}
RICH = 'See <a id="a1">the <b>law</b></a><br/>now'
RICH_TARGET = '<b>Ҳоло</b> <a id="a1">қонун</a><br/>'


def read_one(text: str) -> Paper:
    (only,) = xliff.read(text)
    return only


def tree_of(*units: Unit) -> etree._Element:
    return etree.fromstring(xliff.write(paper(*units)))


def file_of(units: str, head: str = 'original="" source-language="en" target-language="ru" datatype="html"') -> str:
    return f'<xliff xmlns="{NAMESPACES["x"]}" version="1.2"><file {head}><body>{units}</body></file></xliff>'


def test_everything_comes_back_but_the_obsolete() -> None:
    original = tricky_paper()
    assert read_one(xliff.write(original).decode()) == replace(original, obsolete=())


@pytest.mark.parametrize(("source", "target"), TRICKY)
def test_each_sentence_comes_back_alone(source: str, target: str) -> None:
    original = paper(unit(source, target))
    assert read_one(xliff.write(original).decode()) == original


def test_the_head_follows_the_standard() -> None:
    tree = tree_of(unit("Words"))
    (file,) = tree.xpath("x:file", namespaces=NAMESPACES)
    assert tree.get("version") == "1.2"
    assert {name: file.get(name) for name in ("original", "source-language", "target-language", "datatype")} == {
        "original": str(TRANSLATION),
        "source-language": "en",
        "target-language": "ru",
        "datatype": "html",
    }


def test_states_follow_the_standard() -> None:
    tree = tree_of(unit("a", "а"), unit("b", "б", state=State.FUZZY, order=1), unit("c", order=2))
    units = tree.xpath("//x:trans-unit", namespaces=NAMESPACES)
    assert [(each.get("approved"), each.find("x:target", NAMESPACES).get("state")) for each in units] == [
        ("yes", "translated"),
        ("no", "needs-review-translation"),
        ("no", "needs-translation"),
    ]


def test_tags_are_marks_that_source_and_target_share() -> None:
    tree = tree_of(unit(RICH, RICH_TARGET))
    marks = [
        [(etree.QName(each).localname, each.get("id"), each.get("ctype")) for each in part.iterdescendants()]
        for part in tree.xpath("//x:source | //x:target", namespaces=NAMESPACES)
    ]
    assert sorted(marks[0]) == sorted(marks[1]) == [("g", "a1", "link"), ("g", "b.1", "bold"), ("x", "br.1", "lb")]
    assert "<b>" not in "".join(tree.itertext())


def test_the_earlier_translation_stands_beside_its_english() -> None:
    tree = tree_of(unit("New", "Старое", state=State.FUZZY, previous_source="Old"))
    (previous,) = tree.xpath("//x:alt-trans[@origin='previous']", namespaces=NAMESPACES)
    assert [part.text for part in previous] == ["Old", "Старое"]


def test_a_stored_translation_with_broken_tags_goes_into_the_note() -> None:
    (read,) = read_one(xliff.write(paper(unit("A <b>b</b>", "А <b>б", note="Title"))).decode()).units
    assert (read.target, read.state) == ("", State.UNTRANSLATED)
    assert read.note.startswith("Title\n")
    assert read.note.endswith("А <b>б")


def test_a_mark_is_known_by_its_id_alone() -> None:
    units = (
        '<trans-unit id="t"><source><g id="a1" ctype="link">x</g> <g id="b.1" ctype="bold">y</g></source>'
        '<target><mrk mtype="seg" mid="1"><g id="b.1">ы</g></mrk> <g id="a1">икс</g></target></trans-unit>'
    )
    assert read_one(file_of(units)).units[0].target == '<b>ы</b> <a id="a1">икс</a>'


@pytest.mark.parametrize(
    ("attributes", "state"),
    [
        ('approved="yes"><target state="translated"', State.DONE),
        ('approved="no"><target state="translated"', State.DONE),
        ('><target state="final"', State.DONE),
        ("><target", State.DONE),
        ('approved="yes"><target', State.DONE),
        ('approved="no"><target', State.FUZZY),
        ('approved="yes"><target state="needs-review-translation"', State.FUZZY),
        ('><target state="needs-adaptation"', State.FUZZY),
        ('><target state="new"', State.FUZZY),
    ],
)
def test_what_needs_something_does_not_count(attributes: str, state: State) -> None:
    start, end = attributes.split(">", 1)
    units = f'<trans-unit id="t" {start}><source>a</source>{end}>а</target></trans-unit>'
    assert read_one(file_of(units)).units[0].state is state


def test_several_pages_and_groups_in_one_file_are_read() -> None:
    one = '<file target-language="{}" datatype="html"><body><group>{}</group></body></file>'
    sentence = '<trans-unit id="t"><source>a</source><target>а</target></trans-unit>'
    text = f'<xliff version="1.2">{one.format("ru", sentence)}{one.format("tg-TJ", sentence)}</xliff>'
    assert [(each.language, each.units[0].target) for each in xliff.read(text)] == [("ru", "а"), ("tg", "а")]


def test_what_was_no_mark_of_ours_becomes_a_tag_that_the_check_names() -> None:
    units = '<trans-unit id="t"><source>a</source><target>а<ph id="1">{0}</ph></target></trans-unit>'
    assert read_one(file_of(units)).units[0].target == "а<ph>{0}</ph>"


@pytest.mark.parametrize(
    "text",
    [
        '<!DOCTYPE xliff [<!ENTITY x SYSTEM "file:///etc/passwd">]><xliff version="1.2"><file/></xliff>',
        '<?xml version="1.0"?>\n<!DOCTYPE lolz [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><xliff>&b;</xliff>',
        '<!DOCTYPE xliff PUBLIC "-//XLIFF//DTD XLIFF//EN" "http://www.oasis-open.org/xliff.dtd"><xliff/>',
    ],
)
def test_a_doctype_is_refused(text: str) -> None:
    with pytest.raises(UnreadableFile, match="DOCTYPE"):
        xliff.read(text)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("<xliff", "line 1 "),
        ("<xliff>&unknown;</xliff>", "line 1 "),
        ("<html/>", "no XLIFF"),
        ('<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0"><file/></xliff>', "version 2"),
        ('<xliff version="1.2"/>', "no sentences"),
        (file_of("", 'target-language="de"'), "“de”"),
        (file_of("", 'original="x"'), "which language"),
        (file_of('<trans-unit id="t"/>'), "no English"),
        (file_of(f"<trans-unit id='t'><source>{'<g>' * 500}{'</g>' * 500}</source></trans-unit>"), "without end"),
        (file_of("<note/>" * 500_000), "too large"),
    ],
)
def test_what_cannot_be_used_is_refused(text: str, message: str) -> None:
    with pytest.raises(UnreadableFile, match=message):
        xliff.read(text)


def test_every_beginning_of_a_file_is_refused() -> None:
    text = xliff.write(paper(unit(RICH, RICH_TARGET))).decode()
    for length in range(len(text.rstrip())):
        with pytest.raises(UnreadableFile):
            xliff.read(text[:length])


def test_when_it_was_made_does_not_follow_the_date_that_programs_write() -> None:
    text = xliff.write(paper(unit("Words"))).decode()
    again = text.replace(f'date="{MADE_AT.isoformat()}"', 'date="2030-01-01T00:00:00Z"')
    assert again != text
    assert read_one(again).made_at == MADE_AT
