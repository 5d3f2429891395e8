"""Refuses archives that are harmful to open, before anything in them is unpacked."""

from __future__ import annotations

import struct
import zipfile
from typing import IO

from django.utils.translation import gettext as _

from research.imports.rows import CatalogueError

MAX_ENTRIES = 2_000
MAX_DIRECTORY_BYTES = 2 * 1024 * 1024
MAX_UNPACKED_BYTES = 4 * 1024 * 1024 * 1024
# PDFs are packed already: a ZIP makes them smaller by a tenth, and a bomb smaller by a thousand.
MAX_RATIO = 100
RATIO_FREE_BYTES = 5 * 1024 * 1024

# The record at the end of every ZIP: number of entries, size of the directory; and what stands before it when the
# real numbers are elsewhere, as only archives above 4 GB need.
_END = struct.Struct("<4s4xHHLLH")
_END_MARK, _ELSEWHERE_MARK, _ELSEWHERE_BYTES = b"PK\x05\x06", b"PK\x06\x07", 20
_ARCHIVES = (".zip", ".rar", ".7z", ".gz", ".tar")
#: Bit 0 of an entry's flags.
_ENCRYPTED = 0x1


def open_archive(file: IO[bytes]) -> zipfile.ZipFile:
    """Return the archive; raise CatalogueError, with a sentence for the officer, for one that is refused."""
    _check_directory(file)
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError, struct.error) as error:
        raise CatalogueError(_("This ZIP cannot be read. The file is damaged or is no ZIP at all.")) from error
    _check_entries(archive.infolist())
    return archive


def _check_directory(file: IO[bytes]) -> None:
    """Refuse before `zipfile` loads a directory with a million entries into memory."""
    size = file.seek(0, 2)
    file.seek(max(0, size - _END.size - 0xFFFF))
    tail = file.read()
    position = tail.rfind(_END_MARK)
    if position < 0 or position + _END.size > len(tail):
        raise CatalogueError(_("This ZIP cannot be read. The file is damaged or is no ZIP at all."))
    _mark, _here, entries, directory_bytes, _offset, _comment = _END.unpack_from(tail, position)
    is_elsewhere = tail[max(0, position - _ELSEWHERE_BYTES) : position].startswith(_ELSEWHERE_MARK)
    if is_elsewhere or entries > MAX_ENTRIES or directory_bytes > MAX_DIRECTORY_BYTES:
        raise CatalogueError(_("This ZIP holds too many files: at most %(count)s.") % {"count": MAX_ENTRIES})
    file.seek(0)


def _check_entries(entries: list[zipfile.ZipInfo]) -> None:
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise CatalogueError(_("This ZIP is protected with a password. Make one without."))
    if nested := next((entry for entry in entries if entry.filename.lower().endswith(_ARCHIVES)), None):
        raise CatalogueError(
            _("This ZIP holds another archive, “%(name)s”. Put the files themselves into it.")
            % {"name": nested.filename[-80:]}
        )
    unpacked = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    if unpacked > MAX_UNPACKED_BYTES or unpacked > RATIO_FREE_BYTES + MAX_RATIO * packed:
        raise CatalogueError(_("This ZIP unpacks to far more than it should."))
