from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import bibtexparser
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pybtex.database import parse_string
from pylatexenc.latex2text import LatexNodes2Text

from research.exports.bibtex import bibtex, key_of
from research.record import Organisation, Person
from tests.research.records import BARE, ENGLISH, RECORDS, RUSSIAN, TAJIK

pytestmark = pytest.mark.once

every_record = pytest.mark.parametrize("record", RECORDS.values(), ids=RECORDS.keys())


def fields(text: str) -> dict[str, str]:
    library = bibtexparser.parse_string(text)
    assert library.failed_blocks == []
    (entry,) = library.entries
    return {field.key: field.value for field in entry.fields}


@every_record
def test_both_parsers_read_it_whole(record) -> None:
    found = fields(bibtex(record))
    entry = parse_string(bibtex(record), "bibtex").entries[key_of(record)]
    assert entry.type == "techreport"
    for name, value in found.items():
        if name not in ("author", "editor", "month"):
            assert entry.fields[name].replace("\n", " ") == value
    assert found["url"] == record.permalink
    assert found["title"].strip("{}").replace("\\&", "&") == record.full_title
    assert found["language"] == record.language


def test_names_keep_their_parts() -> None:
    entry = parse_string(bibtex(ENGLISH), "bibtex").entries[key_of(ENGLISH)]
    assert [(person.last_names, person.first_names) for person in entry.persons["author"]] == [
        (["Olimova"], ["Saodat"]),
        (["Olimov"], ["Muzaffar"]),
    ]


def test_an_organisation_stays_in_one_piece() -> None:
    entry = parse_string(bibtex(TAJIK), "bibtex").entries[key_of(TAJIK)]
    (author,) = entry.persons["author"]
    assert author.last_names == ["{Маркази таҳқиқоти «Шарқ»}"]
    assert author.first_names == []


def test_names_that_look_like_structure_do_not_become_it() -> None:
    record = replace(BARE, authors=(Person("Sand and Sons", "A"), Organisation("Centre, Dushanbe")))
    entry = parse_string(bibtex(record), "bibtex").entries[key_of(record)]
    assert len(entry.persons["author"]) == 2


def test_a_date_is_told_as_far_as_it_is_known() -> None:
    assert "  month = may,\n" in bibtex(ENGLISH)
    assert fields(bibtex(ENGLISH))["year"] == "2012"
    assert "month" not in fields(bibtex(TAJIK))
    assert "year" not in fields(bibtex(BARE))


def test_cyrillic_stays_as_it_is_and_its_language_is_named() -> None:
    found = fields(bibtex(RUSSIAN))
    assert found["title"] == "{Деградация окружающей среды, миграция и уязвимость сёл в Таджикистане}"
    assert found["langid"] == "russian"


def test_keys_are_ascii_and_unlike() -> None:
    keys = [key_of(record) for record in RECORDS.values()]
    assert len(set(keys)) == len(keys)
    assert all(key.isascii() and " " not in key for key in keys)
    assert key_of(RUSSIAN) == "olimova2012degradatsiya-10ru"


def test_proceedings_have_editors() -> None:
    record = replace(ENGLISH, kind="proceedings", editors=(Person("Khakimov"),))
    entry = parse_string(bibtex(record), "bibtex").entries[key_of(record)]
    assert entry.type == "proceedings"
    assert [str(person) for person in entry.persons["editor"]] == ["Khakimov"]
    assert [str(person) for person in entry.persons["author"]] == ["Olimova, Saodat", "Olimov, Muzaffar"]
    unedited = replace(record, editors=())
    entry = parse_string(bibtex(unedited), "bibtex").entries[key_of(unedited)]
    assert [str(person) for person in entry.persons["editor"]] == ["Olimova, Saodat", "Olimov, Muzaffar"]
    assert "author" not in entry.persons


def test_addresses_stay_as_they_are() -> None:
    record = replace(ENGLISH, doi="10.18356/ab_c#d&e", permalink="https://site.example/id/a_b?c=1&d=%D0%B0~#e")
    assert (fields(bibtex(record))["doi"], fields(bibtex(record))["url"]) == (record.doi, record.permalink)
    hostile = fields(bibtex(replace(ENGLISH, doi="10.1/a}\n@book{b\\")))
    assert hostile["doi"] == "10.1/a%7D@book%7Bb%5C"


@given(st.text(max_size=60), st.text(max_size=60))
def test_no_text_breaks_an_entry(title: str, name: str) -> None:
    record = replace(BARE, title=title or "x", authors=(Person(name.strip() or "x", title), Organisation(name or "x")))
    assert set(fields(bibtex(record))) == set(fields(bibtex(BARE)))
    assert list(parse_string(bibtex(record), "bibtex").entries) == [key_of(record)]
    assert key_of(record).isascii()


def from_tex(text: str) -> str:
    """Return what TeX would print; pylatexenc knows no commands for braces, and has another circumflex."""
    for side, sign in (("left", r"\{"), ("right", r"\}")):
        text = text.replace(f"\\textbrace{side}{{}}", sign)
    return LatexNodes2Text(keep_comments=True).latex_to_text(text).replace("ˆ", "^")


# TeX's own ligatures (two hyphens for a dash, two apostrophes for a quotation mark) are no escapes of ours.
@given(
    st.text(
        alphabet=st.characters(
            exclude_characters="-`'\"?!<>,ˆ", exclude_categories=["C", "Z"], include_characters=" \n\0\x85"
        ),
        max_size=60,
    )
)
@example(r"100 % of {braces} & $5 #1 a_b ~ ^ \textbf{x} C:\dir")
@example("}} Unbalanced {")
@example("Ғамхорӣ ба муҳоҷирон")
def test_any_title_survives(title: str) -> None:
    found = fields(bibtex(replace(BARE, title=title)))["title"]
    assert found.startswith("{") and found.endswith("}")
    assert from_tex(found[1:-1]).split() == title.replace("\0", " ").split()


@pytest.mark.skipif(shutil.which("biber") is None, reason="biber is not installed (Debian's package biber)")
@every_record
def test_biber_reads_it(record, tmp_path: Path) -> None:
    (tmp_path / "one.bib").write_text(bibtex(record), encoding="utf-8")
    result = subprocess.run(
        ["biber", "--tool", "--validate-datamodel", "--quiet", "one.bib"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert "ERROR" not in result.stdout
    assert result.returncode == 0
