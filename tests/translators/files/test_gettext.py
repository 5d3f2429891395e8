"""GNU gettext itself reads our PO files, without a word of complaint, and we read what it makes of them."""

from __future__ import annotations

import gettext
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from site_config.translators.files import po
from site_config.translators.files.papers import Paper, State
from tests.translators.files.papers import TRICKY, paper, tricky_paper, unit

pytestmark = [
    pytest.mark.once,
    pytest.mark.skipif(shutil.which("msgfmt") is None, reason="GNU gettext (msgfmt) is not installed"),
]


def run(program: str, *arguments: str | Path) -> str:
    """Run a program of gettext and return what it prints; whatever it complains of fails the test."""
    done = subprocess.run([program, *arguments], capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    return done.stdout


def written(folder: Path, name: str, one: Paper) -> Path:
    file = folder / name
    file.write_bytes(po.write(one))
    return file


@pytest.mark.parametrize("language", ["ru", "tg"])
def test_msgfmt_has_nothing_to_say(tmp_path: Path, language: str) -> None:
    file = written(tmp_path, "tricky.po", replace(tricky_paper(), language=language))
    run("msgfmt", "-c", "-o", "/dev/null", file)


def test_msgfmt_accepts_a_sentence_that_repeats_in_one_rich_text(tmp_path: Path) -> None:
    repeated = [unit("Read more", "Подробнее", order=number) for number in range(3)]
    run("msgfmt", "-c", "-o", "/dev/null", written(tmp_path, "repeated.po", paper(*repeated)))


def test_msgfmt_accepts_line_ends_that_differ_at_the_ends(tmp_path: Path) -> None:
    units = [unit("Words", "\nСлова\n"), unit("\nWords\n", "Слова", order=1), unit("Words", "\n", order=2)]
    run("msgfmt", "-c", "-o", "/dev/null", written(tmp_path, "ends.po", paper(*units)))


def test_msgattrib_finds_each_kind(tmp_path: Path) -> None:
    file = written(tmp_path, "tricky.po", tricky_paper())
    count = len(TRICKY)
    for options in (["--translated", "--no-fuzzy"], ["--only-fuzzy"], ["--untranslated"]):
        kept = po.read(run("msgattrib", "--no-obsolete", *options, file))
        assert len(kept.units) == count, options
    only_obsolete = run("msgattrib", "--only-obsolete", file)
    assert "#~ msgid" in only_obsolete


def test_msgcat_wraps_and_sorts_and_nothing_is_lost(tmp_path: Path) -> None:
    original = tricky_paper()
    file = written(tmp_path, "tricky.po", original)
    for options in ([], ["--width=20"], ["--no-wrap"], ["--sort-output"], ["--strict"]):
        read = po.read(run("msgcat", *options, file))
        assert {(each.key, each.source, each.target, each.state, each.previous_source) for each in read.units} == {
            (each.key, each.source, each.target, each.state, each.previous_source) for each in original.units
        }, options
        assert (read.translation, read.made_at, read.title) == (original.translation, original.made_at, original.title)


def test_msgmerge_moves_an_old_file_to_the_new_english(tmp_path: Path) -> None:
    old = paper(unit("Migrants return home", "Мигранты возвращаются домой"), unit("Second", "Второе", order=1))
    new = paper(unit("Migrants returned home"), unit("Second", order=1))
    merged = run(
        "msgmerge", "--quiet", "--previous", written(tmp_path, "old.po", old), written(tmp_path, "new.po", new)
    )
    read = po.read(merged)
    assert [(each.source, each.target, each.state, each.previous_source) for each in read.units] == [
        ("Migrants returned home", "Мигранты возвращаются домой", State.FUZZY, "Migrants return home"),
        ("Second", "Второе", State.DONE, ""),
    ]


def test_a_compiled_catalogue_gives_the_words_by_key(tmp_path: Path) -> None:
    original = paper(*(unit(source, target, order=number) for number, (source, target) in enumerate(TRICKY)))
    file = written(tmp_path, "tricky.po", original)
    run("msgfmt", "-c", "-o", tmp_path / "tricky.mo", file)
    with (tmp_path / "tricky.mo").open("rb") as compiled:
        catalogue = gettext.GNUTranslations(compiled)
    found = [catalogue.pgettext(each.key, each.source) for each in original.units]
    assert found == [target for _source, target in TRICKY]
