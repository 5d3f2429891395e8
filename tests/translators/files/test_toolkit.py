"""translate-toolkit, behind Virtaal, Pootle and Weblate, reads, edits and converts our files."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from translate.storage import po as toolkit_po
from translate.storage import xliff as toolkit_xliff
from translate.storage.placeables.strelem import StringElem
from translate.storage.placeables.xliff import G

from site_config.translators.files import po, xliff
from site_config.translators.files.papers import Paper, State, Unit
from site_config.translators.files.report import Outcome, compare
from tests.translators.files.papers import TRANSLATION, TRICKY, paper, tricky_paper, unit

pytestmark = pytest.mark.once

#: What the programs' own formats carry as text: with tags only as PO does.
WITHOUT_TAGS = [(source, target) for source, target in TRICKY if "<" not in source]


def run(program: str, *arguments: str | Path) -> str:
    """Run one of the toolkit's command lines, such as `convert.po2xliff`, and return what it prints."""
    command = [sys.executable, "-c", f"from translate.{program} import main; main()", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=True).stdout


def told(read: Paper) -> list[tuple[str, str, State]]:
    return [(each.source, each.target, each.state) for each in read.units]


def test_the_toolkit_reads_the_same_words_from_po() -> None:
    original = tricky_paper()
    store = toolkit_po.pofile.parsestring(po.write(original))
    units = [each for each in store.units if not each.isheader() and not each.isobsolete()]
    assert [(each.getcontext(), str(each.source), str(each.target), each.isfuzzy()) for each in units] == [
        (each.key, each.source, each.target, each.state is State.FUZZY) for each in original.units
    ]
    assert [str(each.target) for each in store.units if each.isobsolete()] == ["Ушло\nсовсем"]
    assert store.gettargetlanguage() == "ru"


def test_a_po_file_edited_with_the_toolkit_comes_back() -> None:
    store = toolkit_po.pofile.parsestring(po.write(paper(*(unit(s, order=n) for n, (s, _t) in enumerate(TRICKY)))))
    for each, (_source, target) in zip((one for one in store.units if not one.isheader()), TRICKY, strict=True):
        each.target = target
    store.units[1].markfuzzy()
    store.units[2].target = ""
    read = po.read(bytes(store).decode())
    assert [each.target for each in read.units] == [TRICKY[0][1], "", *(target for _source, target in TRICKY[2:])]
    assert [each.state for each in read.units[:3]] == [State.FUZZY, State.UNTRANSLATED, State.DONE]


def test_the_toolkit_reads_the_same_words_from_xliff() -> None:
    original = paper(
        *(unit(source, target, order=number) for number, (source, target) in enumerate(WITHOUT_TAGS)),
        unit("Fuzzy", "Неточно", order=100, state=State.FUZZY, previous_source="Vague", note="Title"),
        unit("Empty", order=101),
    )
    store = toolkit_xliff.xlifffile.parsestring(xliff.write(original))
    plain = {"&amp;": "&", "&lt;": "<", "&gt;": ">"}

    def words(sentence: str) -> str:
        for entity, letter in reversed(plain.items()):
            sentence = sentence.replace(entity, letter)
        return sentence

    assert [(each.source, each.target or "", each.isfuzzy()) for each in store.units] == [
        (words(each.source), words(each.target), each.state is State.FUZZY) for each in original.units
    ]
    assert store.units[-2].getnotes() == "Title"
    assert store.units[-2].getalttrans()[0].source == "Vague"
    assert (store.sourcelanguage, store.targetlanguage) == ("en", "ru")


def test_an_xliff_file_edited_with_the_toolkit_comes_back() -> None:
    rich = unit('A <a id="a1">link</a>', order=3)
    original = paper(unit("One"), unit("Two", "Два", order=1), unit("A &amp; B", order=2), rich)
    store = toolkit_xliff.xlifffile.parsestring(xliff.write(original))
    store.units[0].target = "Як"
    store.units[1].markfuzzy()
    store.units[2].target = "А & «Б»"
    store.units[3].rich_target = [StringElem(["Ба ", G(id="a1", sub=[StringElem("пайванд")])])]
    store.units[3].marktranslated()
    (read,) = xliff.read(bytes(store).decode())
    assert told(read) == [
        ("One", "Як", State.DONE),
        ("Two", "Два", State.FUZZY),
        ("A &amp; B", "А &amp; «Б»", State.DONE),
        (rich.source, 'Ба <a id="a1">пайванд</a>', State.DONE),
    ]


def test_po_becomes_xliff_and_po_again(tmp_path: Path) -> None:
    original = paper(*(unit(source, target, order=number) for number, (source, target) in enumerate(TRICKY)))
    start, middle, end = tmp_path / "a.po", tmp_path / "a.xlf", tmp_path / "b.po"
    start.write_bytes(po.write(original))
    run("convert.po2xliff", start, middle)
    run("convert.xliff2po", middle, end)
    for read in (xliff.read(middle.read_text())[0], po.read(end.read_text())):
        assert told(read) == told(original)
        assert (read.translation, read.language, read.made_at) == (TRANSLATION, "ru", original.made_at)


def test_without_keys_the_report_still_finds_every_sentence(tmp_path: Path) -> None:
    filled = paper(*(unit(source, target, order=number) for number, (source, target) in enumerate(TRICKY)))
    current = paper(*(Unit(each.key, each.source) for each in filled.units))
    start, middle = tmp_path / "a.po", tmp_path / "a.xlf"
    start.write_bytes(po.write(filled))
    run("convert.po2xliff", start, middle)
    report = compare(xliff.read(middle.read_text())[0], current)
    assert {entry.outcome for entry in report.entries} == {Outcome.TAKEN}
    assert report.to_store == [(each.key, each.target) for each in filled.units]


def test_xliff_becomes_po(tmp_path: Path) -> None:
    original = paper(*(unit(source, target, order=number) for number, (source, target) in enumerate(WITHOUT_TAGS[:8])))
    start, end = tmp_path / "a.xlf", tmp_path / "a.po"
    start.write_bytes(xliff.write(original))
    run("convert.xliff2po", start, end)
    store = toolkit_po.pofile.parsestring(end.read_bytes())
    assert [(str(each.source), str(each.target)) for each in store.units if not each.isheader()] == WITHOUT_TAGS[:8]


@pytest.mark.parametrize(("ending", "write"), [("po", po.write), ("xlf", xliff.write)])
def test_pocount_agrees(tmp_path: Path, ending: str, write: Callable[[Paper], bytes]) -> None:
    file = tmp_path / f"a.{ending}"
    file.write_bytes(
        write(
            paper(
                unit("Three plain words", "Три простых слова"),
                unit("Two words", "Два слова", state=State.FUZZY, order=1),
                unit("One", order=2),
                unit("More", order=3),
            )
        )
    )
    (counted,) = [line for line in run("tools.pocount", "--csv", file).splitlines() if str(file) in line]
    # Translated: sentences, English words, words of the translation; fuzzy and untranslated: sentences, English words.
    assert [part.strip() for part in counted.split(",")[1:8]] == ["1", "3", "3", "1", "2", "2", "2"]
