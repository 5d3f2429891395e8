"""Tables of the glossary go out and come in."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_config.translators.glossary.tables import COLUMNS, MOST_ROWS, TableError, decode, read_table, write_table
from site_config.translators.models import GlossaryTerm

pytestmark = pytest.mark.once


def term(**values: object) -> GlossaryTerm:
    made = GlossaryTerm(**({"english": "migrant", "ru": "мигрант", "tg": "муҳоҷир"} | values))
    made.clean()
    return made


def test_a_spreadsheet_opens_the_table_in_the_right_letters() -> None:
    data = write_table([term(ru_allowed="один\nдва", match_case=True)])
    assert data.startswith(b"\xef\xbb\xbf")
    header, row = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    assert tuple(header) == COLUMNS
    assert dict(zip(header, row, strict=True)) | {"note": ""} == {
        "english": "migrant", "match_case": "yes", "ru": "мигрант", "ru_allowed": "один; два", "ru_forbidden": "",
        "tg": "муҳоҷир", "tg_allowed": "", "tg_forbidden": "", "note": "", "source": "", "is_active": "yes",
        "needs_confirmation": "no",
    }  # fmt: skip


@pytest.mark.parametrize("note", ["=1+1", "+7", "-1", "@SUM(A1)"])
def test_a_spreadsheet_calculates_nothing(note: str) -> None:
    data = write_table([term(note=note)])
    cells = next(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert cells["note"] == f"'{note}"
    assert read_table(decode(data))[0].cells["note"] == note


@given(st.text(alphabet="абҳҷ '=+-@\t\",;\n", max_size=30))
def test_a_note_comes_back_as_it_went(note: str) -> None:
    made = term(note=note)
    assert read_table(decode(write_table([made])))[0].cells["note"] == str(made.note).strip()


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_what_spreadsheets_save_is_read(delimiter: str, encoding: str) -> None:
    text = delimiter.join(["tg", "English"]) + "\r\n" + delimiter.join(["муҳоҷир", '"migrant"']) + "\r\n\r\n"
    (row,) = read_table(decode(text.encode(encoding)))
    assert (row.line, row.cells) == (2, {"tg": "муҳоҷир", "english": "migrant"})


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("english,ru\nmigrant,мигрант".encode("cp1251"), "not in UTF-8"),
        (b"english,ru\nmig\x00rant,x", "control characters"),
        (b"\x89PNG\r\n\x1a\n\x00", "not in UTF-8"),
        (b"", "has no terms"),
        (b"english,ru\n", "has no terms"),
        (b"term,ru\nmigrant,x", "“english” must be one of them"),
        (b"english,ru,uz\nmigrant,x,y", "not known: uz"),
        (b"english,ru,ru\nmigrant,x,y", "stands twice: ru"),
        (b"english,ru\nmigrant,a,b", "Line 2 has more cells"),
        (b'english,ru\nmigrant,"a\nb', "a quote has no end"),
        (b"english\n" + b"x\n" * (MOST_ROWS + 1), "more than 2000 rows"),
        (b"x" * 600_000, "too large"),
    ],
)
def test_a_file_that_is_no_table_is_told_clearly(data: bytes, message: str) -> None:
    with pytest.raises(TableError) as raised:
        read_table(decode(data))
    assert message in str(raised.value)


@given(st.binary(max_size=200))
def test_no_file_ends_in_another_error(data: bytes) -> None:
    try:
        read_table(decode(b"english,ru\n" + data))
    except TableError as error:
        assert str(error)
