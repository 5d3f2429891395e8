"""Opens a catalogue as the kind of file that its name says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath
from typing import IO

from django.utils.translation import gettext as _

from research.imports.bibtex import read_bibtex
from research.imports.delimited import read_csv
from research.imports.ris import read_ris
from research.imports.rows import CatalogueError, Row
from research.imports.spreadsheets import read_xlsx

READERS = {".csv": read_csv, ".tsv": read_csv, ".xlsx": read_xlsx, ".bib": read_bibtex, ".ris": read_ris}
MAX_BYTES = 20 * 1024 * 1024


def read_catalogue(file: IO[bytes], name: str) -> Iterator[Row]:
    """
    Yield the rows of a catalogue, a binary file that can be read again.

    Raises CatalogueError, with a sentence for the officer, where the file as a whole cannot be used; perhaps only
    after some rows were yielded, so `count_rows` should come first.
    """
    reader = READERS.get(PurePath(name).suffix.lower())
    if reader is None:
        raise CatalogueError(
            _("A catalogue is a file of one of these kinds: %(kinds)s.") % {"kinds": ", ".join(sorted(READERS))}
        )
    size = file.seek(0, 2)
    if not size:
        raise CatalogueError(_("This file is empty."))
    if size > MAX_BYTES:
        raise CatalogueError(_("This catalogue is too large. Divide it into files of at most 20 MB."))
    file.seek(0)
    yield from reader(file)


def count_rows(file: IO[bytes], name: str) -> int:
    """Read the whole catalogue once and return how many rows it has; raise CatalogueError as `read_catalogue`."""
    return sum(1 for _row in read_catalogue(file, name))
