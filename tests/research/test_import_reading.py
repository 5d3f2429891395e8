"""How catalogues are read: what offices and reference managers save, and what is refused."""

from __future__ import annotations

import datetime
import io
import zipfile

import pytest
from openpyxl import load_workbook

from research.exports.bibtex import bibtex
from research.exports.ris import ris
from research.imports.catalogue_template import csv_template, xlsx_template
from research.imports.columns import COLUMNS
from research.imports.reading import read_catalogue
from research.imports.rows import CatalogueError, Row
from tests.research.import_files import csv_bytes, xlsx_bytes
from tests.research.records import ENGLISH, RUSSIAN

pytestmark = pytest.mark.once

TABLE = [["title", "date", "authors"], ["Миграция, «сбор»; хлопок", "2012-05", "Олимова, Саодат"]]
READ = {"title": "Миграция, «сбор»; хлопок", "date": "2012-05", "authors": "Олимова, Саодат"}


def read(content: bytes, name: str = "catalogue.csv") -> list[Row]:
    return list(read_catalogue(io.BytesIO(content), name))


def refused(content: bytes, name: str = "catalogue.csv") -> str:
    with pytest.raises(CatalogueError) as caught:
        read(content, name)
    return str(caught.value)


class TestCsv:
    @pytest.mark.parametrize("delimiter", [",", ";", "\t"])
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
    def test_it_is_read_however_it_was_saved(self, delimiter: str, encoding: str) -> None:
        [row] = read(csv_bytes(TABLE, delimiter=delimiter, encoding=encoding))
        assert row.texts == READ and row.place == "row 2" and not row.problems

    def test_headers_may_be_russian_and_in_any_case(self) -> None:
        [row] = read(csv_bytes([["НАЗВАНИЕ", "Год", "Номер отчета", ""], ["T", "2012", "5", ""]]))
        assert row.texts == {"title": "T", "date": "2012", "report_number": "5"}

    def test_a_header_that_is_not_known_refuses_the_file_and_names_the_nearest(self) -> None:
        assert "abstract" in refused(csv_bytes([["title", "abstrakt"], ["T", "a"]]))

    def test_columns_and_rows_can_be_marked_as_remarks(self) -> None:
        rows = read(csv_bytes([["title", "# mine"], ["# a remark", ""], [], ["T", "x"]]))
        assert [(row.texts, row.place) for row in rows] == [({"title": "T"}, "row 4")]

    def test_a_cell_beyond_the_headers_refuses_its_row_alone(self) -> None:
        first, second = read(csv_bytes([["title"], ["One", "stray"], ["Two"]]))
        assert len(first.problems) == 1 and not second.problems

    @pytest.mark.parametrize(
        "content",
        [
            b"",
            b"\x89PNG\r\n\x1a\n\0\0\0",
            b"name,thing\n1,2\n",
            b"place\nDushanbe\n",
            b"title,title\na,b\n",
            b'title\n"never closed\n' + b"x\n" * 100_000,
            b"title\n" + b"x" * 200_000,
            b"title\n" + b"a\n" * 10_001,
            "title\nслово".encode("utf-16")[:-1],
        ],
    )
    def test_what_is_no_table_is_refused_in_words(self, content: bytes) -> None:
        assert refused(content).endswith(".")

    def test_other_kinds_of_files_are_refused(self) -> None:
        assert ".xlsx" in refused(b"x", "catalogue.xls")


class TestXlsx:
    def test_it_is_read_as_a_csv_is(self) -> None:
        [row] = read(xlsx_bytes(TABLE), "catalogue.XLSX")
        assert row.texts == READ and row.place == "row 2"

    def test_numbers_are_read_as_they_are_typed(self) -> None:
        [row] = read(xlsx_bytes([["title", "isbn", "date", "pages"], ["T", 9789290681632, 2012.0, 132]]), "c.xlsx")
        assert row.texts == {"title": "T", "isbn": "9789290681632", "date": "2012", "printed_pages": "132"}

    @pytest.mark.parametrize(
        ("number_format", "expected"),
        [("dd.mm.yyyy", "2012-05-01"), ("mmm-yy", "2012-05"), ('[$-419]mmmm" day "yyyy', "2012-05"), ("yyyy", "2012")],
    )
    def test_a_date_is_as_precise_as_its_cell_shows_it(self, number_format: str, expected: str) -> None:
        def shape(book) -> None:
            book.active["B2"].number_format = number_format

        [row] = read(xlsx_bytes([["title", "date"], ["T", datetime.date(2012, 5, 1)]], shape), "c.xlsx")
        assert row.texts["date"] == expected

    def test_a_formula_refuses_its_row_alone(self) -> None:
        rows = read(xlsx_bytes([["title", "place"], ["=1+1", "D"], ["T", "=A2"], ["Fine", ""]]), "c.xlsx")
        assert [[problem.split(":")[0] for problem in row.problems] for row in rows] == [["title"], ["place"], []]

    def test_text_that_begins_with_an_equals_sign_is_no_formula(self) -> None:
        def as_text(book) -> None:
            book.active["A2"].data_type = "s"

        [row] = read(xlsx_bytes([["title"], ["=text"]], as_text), "c.xlsx")
        assert row.texts == {"title": "=text"} and not row.problems

    def test_hidden_sheets_are_left_aside(self) -> None:
        def hide(book) -> None:
            book.active.sheet_state = "hidden"
            book.create_sheet("Shown").append(["title"])
            book["Shown"].append(["Seen"])

        [row] = read(xlsx_bytes(TABLE, hide), "c.xlsx")
        assert row.texts == {"title": "Seen"}

    def test_bombs_and_what_is_no_workbook_are_refused_in_words(self) -> None:
        bomb = io.BytesIO()
        with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("[Content_Types].xml", b"<Types/>")
            archive.writestr("xl/workbook.xml", b" " * 40_000_000)
        empty = io.BytesIO()
        with zipfile.ZipFile(empty, "w") as archive:
            archive.writestr("[Content_Types].xml", b"<Types/>")
            archive.writestr("xl/workbook.xml", b"<workbook/>")
        for content in (bomb.getvalue(), empty.getvalue(), b"PK\x03\x04 no", b"<html>", b"\xd0\xcf\x11\xe0 old excel"):
            assert refused(content, "c.xlsx").endswith(".")

    def test_a_sheet_with_a_row_far_below_is_refused(self) -> None:
        def far(book) -> None:
            book.active["A20000"] = "far"

        assert "10000" in refused(xlsx_bytes(TABLE, far), "c.xlsx").replace(",", "")

    def test_too_many_columns_are_refused(self) -> None:
        assert "200" in refused(xlsx_bytes([["title"] * 300, ["x"] * 300]), "c.xlsx")


class TestBibtex:
    def test_commands_braces_and_strings_become_words(self) -> None:
        text = r"""
        @string{iom = {International Organization}}
        @comment{not this}
        @book{key1, title = {{The {IOM} \& {\"U}ber}}, author =
            "Smith, Anna and {World Bank and Friends} and van der Berg, B.",
          publisher = iom, year = 2012, month = may, language = {english}, file = {Full:C\:\\docs\\My report.pdf:PDF}}
        """
        [row] = read(text.encode(), "c.bib")
        assert row.texts == {
            "printed_title": "The IOM & Über",
            "authors": "Smith, Anna; {World Bank and Friends}; van der Berg, B.",
            "publisher": "International Organization",
            "date": "2012-05",
            "editions": "en: My report.pdf",
        }
        assert row.place == "entry key1" and row.is_reference and row.language == "en"

    def test_a_broken_entry_refuses_itself_alone(self) -> None:
        text = "@book{a, title = {Unclosed\n\n@book{b, title = {Fine}}\n@book{c, author = {, , , ,}, title={x}}\n"
        rows = read(text.encode(), "c.bib")
        assert [bool(row.problems) for row in rows] == [True, False, True]

    @pytest.mark.parametrize("content", [b"no entry", b"@", b"\xff\xfe", b"{" * 100_000, b"@a{" * 20_000])
    def test_nonsense_is_refused_in_words(self, content: bytes) -> None:
        try:
            rows = read(content, "c.bib")
        except CatalogueError as error:
            assert str(error).endswith(".")
        else:
            assert rows and all(row.problems for row in rows)

    def test_deep_braces_refuse_the_entry(self) -> None:
        content = b"@book{a, title = {x" + b"{\\a" * 3000 + b"}" * 3000 + b"}}"
        [row] = read(content, "c.bib")
        assert row.problems


class TestRis:
    def test_fields_of_other_programs_are_understood(self) -> None:
        text = (
            "\ufeffTY  - RPRT\nT1  - A long\n  title\nA1  - Smith, Anna\nAU  - World Bank\nAU  - Olimova\n"
            "PY  - 2012///\n"
            "SN  - 92-9068-163-2\nSN  - TJ/5\nL1  - files/12/My report.pdf\nLA  - rus\nKW  - one\nKW  - two\nER  - \n\n"
            "TY  - CONF\nTI  - Second without an end\n"
        )
        first, second = read(text.encode(), "c.ris")
        assert first.texts == {
            "printed_title": "A long title",
            "authors": "{World Bank}; Olimova; Smith, Anna",
            "date": "2012",
            "isbn": "92-9068-163-2",
            "report_number": "TJ/5",
            "editions": "ru: My report.pdf",
            "topics": "one; two",
        }
        assert first.language == "ru"
        assert second.texts == {"printed_title": "Second without an end", "kind": "proceedings"}

    @pytest.mark.parametrize("content", [b"no record", b"\0" * 1000, b"TY  - RPRT\n" + b"x" * 300_000])
    def test_nonsense_is_refused_in_words(self, content: bytes) -> None:
        assert refused(content, "c.ris").endswith(".")


class TestOwnExports:
    @pytest.mark.parametrize(("export", "name"), [(bibtex, "c.bib"), (ris, "c.ris")])
    @pytest.mark.parametrize("record", [ENGLISH, RUSSIAN])
    def test_what_we_export_is_read_back(self, export, name: str, record) -> None:
        content = (export(record) + export(record)).encode()
        row, _again = read(content, name)
        assert row.texts["printed_title"] == record.full_title
        assert row.texts["authors"] == "; ".join(author.inverted for author in record.authors)
        assert row.texts["date"] == record.date.isoformat()
        assert row.texts["publisher"] == record.publisher
        assert row.texts["isbn"] == record.isbn and row.texts["report_number"] == record.report_number
        assert row.texts["abstract"] == " ".join(record.abstract.split())
        assert row.texts["printed_pages"] == str(record.printed_pages)
        assert row.texts["topics"] == "; ".join(record.keywords)
        assert row.language == record.language


class TestTemplate:
    def test_headers_are_known_and_nothing_in_it_would_be_imported(self) -> None:
        assert read(csv_template()) == [] == read(xlsx_template(), "t.xlsx")

    def test_a_row_written_below_the_examples_is_read(self) -> None:
        book = load_workbook(io.BytesIO(xlsx_template()))
        row = 4
        book.active.cell(row, 2).value = "Mine"
        target = io.BytesIO()
        book.save(target)
        [found] = read(target.getvalue(), "t.xlsx")
        assert found.texts == {"title": "Mine"}

    def test_every_column_is_explained(self) -> None:
        sheet = load_workbook(io.BytesIO(xlsx_template())).active
        assert [cell.value for cell in sheet[1]] == [column.name for column in COLUMNS]
        assert all(cell.comment and cell.comment.text for cell in sheet[1])
