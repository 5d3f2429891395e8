"""Looks at what a ZIP says of itself before anything in it is unpacked; documents of office programs are ZIPs too."""

from __future__ import annotations

import struct
import zipfile
from typing import IO

MAX_DIRECTORY_BYTES = 2 * 1024 * 1024
# Text in XML shrinks to a twentieth, a PDF hardly at all; a bomb to a thousandth.
MAX_RATIO = 100
RATIO_FREE_BYTES = 5 * 1024 * 1024

# The record at the end of every ZIP: number of entries, size of the directory.
_END = struct.Struct("<4s4xHHLLH")
_END_MARK = b"PK\x05\x06"
# Stands before that record when the real numbers are elsewhere, as only archives above 4 GB need.
_ELSEWHERE_MARK, _ELSEWHERE_BYTES = b"PK\x06\x07", 20


def has_small_directory(file: IO[bytes], most: int) -> bool:
    """
    Return whether a ZIP lists at most so many entries; raise BadZipFile where the file is none.

    To be asked first, since `zipfile` loads a directory of a million entries into memory.
    """
    size = file.seek(0, 2)
    file.seek(max(0, size - _END.size - 0xFFFF))
    tail = file.read()
    file.seek(0)
    position = tail.rfind(_END_MARK)
    if position < 0 or position + _END.size > len(tail):
        raise zipfile.BadZipFile
    _mark, _here, entries, directory_bytes, _offset, _comment = _END.unpack_from(tail, position)
    is_elsewhere = tail[max(0, position - _ELSEWHERE_BYTES) : position].startswith(_ELSEWHERE_MARK)
    return not is_elsewhere and entries <= most and directory_bytes <= MAX_DIRECTORY_BYTES


def unpacks_too_far(entries: list[zipfile.ZipInfo], most: int) -> bool:
    """Return whether entries say that they unpack to more bytes than this, or to far more than they are packed in."""
    unpacked = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    return unpacked > min(most, RATIO_FREE_BYTES + MAX_RATIO * packed)
