"""Refuses archives that are harmful to open, before anything in them is unpacked."""

from __future__ import annotations

import struct
import zipfile
from typing import IO

from django.utils.translation import gettext as _

from research.imports.rows import CatalogueError
from site_config.media.zips import has_small_directory, unpacks_too_far

#: Bytes of a ZIP that comes through the admin; a folder or ZIP on the server's own disk may be larger.
MAX_BYTES = 500 * 1024 * 1024
MAX_ENTRIES = 2_000
MAX_UNPACKED_BYTES = 4 * 1024 * 1024 * 1024

_ARCHIVES = (".zip", ".rar", ".7z", ".gz", ".tar")
#: Bit 0 of an entry's flags.
_ENCRYPTED = 0x1


def open_archive(file: IO[bytes]) -> zipfile.ZipFile:
    """Return the archive; raise CatalogueError, with a sentence for the officer, for one that is refused."""
    try:
        is_small = has_small_directory(file, MAX_ENTRIES)
        archive = zipfile.ZipFile(file) if is_small else None
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError, struct.error) as error:
        raise CatalogueError(_("This ZIP cannot be read. The file is damaged or is no ZIP at all.")) from error
    if archive is None:
        raise CatalogueError(_("This ZIP holds too many files: at most %(count)s.") % {"count": MAX_ENTRIES})
    _check_entries(archive.infolist())
    return archive


def _check_entries(entries: list[zipfile.ZipInfo]) -> None:
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise CatalogueError(_("This ZIP is protected with a password. Make one without."))
    if nested := next((entry for entry in entries if entry.filename.lower().endswith(_ARCHIVES)), None):
        raise CatalogueError(
            _("This ZIP holds another archive, “%(name)s”. Put the files themselves into it.")
            % {"name": nested.filename[-80:]}
        )
    if unpacks_too_far(entries, MAX_UNPACKED_BYTES):
        raise CatalogueError(_("This ZIP unpacks to far more than it should."))
