"""Catalogues and archives made on the spot."""

from __future__ import annotations

import csv
import io
import struct
import zipfile
from collections.abc import Iterable, Sequence
from typing import Any

from openpyxl import Workbook

from research.imports.files import files_in
from research.imports.importing import Import
from research.imports.plans import Outcome


def csv_bytes(rows: Iterable[Sequence[str]], *, delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    """A CSV as spreadsheets save it."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return text.getvalue().encode(encoding)


def catalogue(*records: dict[str, str]) -> bytes:
    """A CSV with the columns that the records name."""
    columns = list(dict.fromkeys(name for record in records for name in record))
    return csv_bytes([columns, *([record.get(name, "") for name in columns] for record in records)])


def xlsx_bytes(rows: Iterable[Sequence[Any]], change: Any = None) -> bytes:
    """A workbook of one sheet; `change` may do more to it."""
    book = Workbook()
    for row in rows:
        book.active.append(list(row))
    if change:
        change(book)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def zip_bytes(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP with these files."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return target.getvalue()


def zip_with_raw_name(name: bytes, content: bytes) -> bytes:
    """A ZIP as old programs wrote it: the name in some code page, and nothing that says in which."""
    placeholder = "x" * len(name)
    archive = bytearray(zip_bytes({placeholder: content}))
    return bytes(archive).replace(placeholder.encode(), name)


def zip_with_password() -> bytes:
    """A ZIP whose entry says that it is encrypted."""
    archive = bytearray(zip_bytes({"report.pdf": b"%PDF-1.5"}))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = archive.index(mark) + place
        archive[start : start + 2] = struct.pack("<H", 1)
    return bytes(archive)


def plan(content: bytes, name: str = "catalogue.csv", files: bytes | None = None, **options: Any) -> list[Outcome]:
    """What an import would do."""
    archive = io.BytesIO(files) if files is not None else None
    return list(Import(io.BytesIO(content), name, archive, **options).plan())


def carry_out(content: bytes, name: str = "catalogue.csv", files: bytes | None = None, **options: Any) -> list[Outcome]:
    """Import, and say what happened."""
    archive = io.BytesIO(files) if files is not None else None
    return list(Import(io.BytesIO(content), name, archive, **options).carry_out())


def names_in(archive: bytes) -> list[str]:
    """The names under which the files of an archive are known."""
    with files_in(io.BytesIO(archive)) as files:
        return files.unused()
