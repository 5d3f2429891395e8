"""Decides whether a file that calls itself an office document is one, and harmless to open."""

from __future__ import annotations

import struct
import zipfile
import zlib
from typing import IO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from site_config.media.zips import has_small_directory, unpacks_too_far

MAX_ENTRIES = 5_000
MAX_UNPACKED_BYTES = 400 * 1024 * 1024
CHUNK = 1024 * 1024

#: Extension → members that every document of that kind has.
EXPECTED_MEMBERS = {
    "docx": ("[Content_Types].xml", "word/document.xml"),
    "odt": ("mimetype", "content.xml"),
    "pptx": ("[Content_Types].xml", "ppt/presentation.xml"),
    "xlsx": ("[Content_Types].xml", "xl/workbook.xml"),
}
ODT_TYPE = b"application/vnd.oasis.opendocument.text"

_ENTITY = b"<!ENTITY"

DAMAGED = _("This document cannot be read. The file is damaged or is not what its name says.")
TOO_HEAVY = _("This document unpacks to far more than it should. Save it anew in your office program.")


def check_office(file: IO[bytes], extension: str) -> None:
    """
    Raise ValidationError unless the file is the kind of document that its extension names.

    Everything inside is unpacked once, piece by piece and without keeping it, since the sizes a ZIP states of itself
    may be lies.
    """
    try:
        _check_directory(file)
        with zipfile.ZipFile(file) as archive:
            _check_members(archive, extension)
            _check_contents(archive, extension)
    except (
        zipfile.BadZipFile,
        zlib.error,
        NotImplementedError,  # an unknown way of packing
        RuntimeError,  # a password
        EOFError,
        OSError,
        ValueError,
        struct.error,
    ) as error:
        raise ValidationError(DAMAGED, code="damaged") from error


def _check_directory(file: IO[bytes]) -> None:
    file.seek(0)
    if file.read(4) != b"PK\x03\x04":
        raise ValidationError(DAMAGED, code="damaged")
    if not has_small_directory(file, MAX_ENTRIES):
        raise ValidationError(TOO_HEAVY, code="too_heavy")


def _check_members(archive: zipfile.ZipFile, extension: str) -> None:
    members = archive.infolist()
    names = {member.filename for member in members}
    if not names.issuperset(EXPECTED_MEMBERS[extension]) or len(names) != len(members):
        raise ValidationError(DAMAGED, code="damaged")
    if extension == "odt" and archive.getinfo("mimetype").file_size != len(ODT_TYPE):
        raise ValidationError(DAMAGED, code="damaged")
    if any(name.lower().endswith("vbaproject.bin") or name.startswith("Basic/") for name in names):
        raise ValidationError(_("This document holds macros. Save it without them and upload it again."), code="macros")
    if unpacks_too_far(members, MAX_UNPACKED_BYTES):
        raise ValidationError(TOO_HEAVY, code="too_heavy")


def _check_contents(archive: zipfile.ZipFile, extension: str) -> None:
    unpacked = 0
    for member in archive.infolist():
        is_xml = member.filename.lower().endswith((".xml", ".rels"))
        end_of_last = b""
        with archive.open(member) as content:
            while piece := content.read(CHUNK):
                unpacked += len(piece)
                # Office programs define no entities; they are only there to unfold into gigabytes.
                if unpacked > MAX_UNPACKED_BYTES or (is_xml and _ENTITY in (end_of_last + piece).replace(b"\0", b"")):
                    raise ValidationError(TOO_HEAVY, code="too_heavy")
                end_of_last = piece[-2 * len(_ENTITY) :]
    if extension == "odt" and archive.read("mimetype") != ODT_TYPE:
        raise ValidationError(DAMAGED, code="damaged")
