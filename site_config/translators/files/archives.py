"""Many papers as one ZIP, and the files of such a ZIP. Whoever packs it may have added what their system adds."""

from __future__ import annotations

import enum
import io
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from site_config.languages.codes import CODES
from site_config.languages.letters import slugify_title
from site_config.media.zips import has_small_directory, unpacks_too_far
from site_config.translators.files import po, xliff
from site_config.translators.files.errors import UnreadableFile
from site_config.translators.files.papers import Paper

MAX_ENTRIES = 2_000
MAX_UNPACKED_BYTES = 50 * 1024 * 1024
MAX_NAME_LENGTH = 60

# Bit 0 of an entry's flags.
_ENCRYPTED = 0x1
# Made by macOS, Windows and Poedit (a compiled catalogue) without being asked.
_SYSTEM_FOLDER = "__macosx/"
_NOT_MEANT = ("thumbs.db", "desktop.ini", ".mo")
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,  # an unknown way of packing
    OSError,
    RuntimeError,  # a password
    ValueError,
    struct.error,
)


class Format(enum.StrEnum):
    """The formats in which papers go out; the value is the ending of the file's name."""

    PO = "po"
    XLIFF = "xlf"


def write_as(form: Format, paper: Paper) -> bytes:
    """Return a paper as a file of this format."""
    return po.write(paper) if form is Format.PO else xliff.write(paper)


def name_of(paper: Paper, form: Format) -> str:
    """
    Return the name of a paper's file in ASCII, with the folders of its page's address: `news/the-road-home.tg.po`.

    Without an address, or for a home page, the name is made of the title.
    """
    folders = [part for part in urlsplit(paper.url).path.split("/") if part]
    if folders and folders[0] in CODES:
        folders = folders[1:]
    names = [slugify_title(part, MAX_NAME_LENGTH) for part in folders] or [slugify_title(paper.title, MAX_NAME_LENGTH)]
    return f"{'/'.join(names)}.{paper.language}.{form.value}"


def pack(papers: Iterable[Paper], form: Format) -> bytes:
    """Return a ZIP with a file for each paper; a second one of the same name gets a number."""
    content = io.BytesIO()
    taken: set[str] = set()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for paper in papers:
            name = _free_name(name_of(paper, form), taken)
            taken.add(name)
            archive.writestr(name, write_as(form, paper))
    return content.getvalue()


def _free_name(name: str, taken: set[str]) -> str:
    stem, dot, endings = name.partition(".")
    number = 2
    while name in taken:
        name = f"{stem}-{number}{dot}{endings}"
        number += 1
    return name


def unpack(content: bytes) -> Iterator[tuple[str, bytes]]:
    """
    Yield the name and content of every file in a ZIP that was meant to be there.

    Raises UnreadableFile for a ZIP that is damaged, protected with a password, or unpacks to too much. Nothing is
    written anywhere, so names lead nowhere: they are only shown.
    """
    file = io.BytesIO(content)
    try:
        if not has_small_directory(file, MAX_ENTRIES):
            raise UnreadableFile(_("This ZIP holds too many files: at most %(count)s.") % {"count": MAX_ENTRIES})
        with zipfile.ZipFile(file) as archive:
            entries = [entry for entry in archive.infolist() if _is_meant(entry)]
            _check(entries)
            for entry in entries:
                # Gives no more than the size that was checked, and fails where that size or the checksum is a lie.
                yield entry.filename, archive.read(entry)
    except _DAMAGED as error:
        raise UnreadableFile(_("This ZIP cannot be read: it is damaged.")) from error


def _is_meant(entry: zipfile.ZipInfo) -> bool:
    name = entry.filename.lower()
    last = name.rpartition("/")[2]
    is_of_system = name.startswith(_SYSTEM_FOLDER) or last.startswith(".") or last.endswith(_NOT_MEANT)
    return not (entry.is_dir() or is_of_system)


def _check(entries: list[zipfile.ZipInfo]) -> None:
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise UnreadableFile(_("This ZIP is protected with a password. Make one without."))
    if unpacks_too_far(entries, MAX_UNPACKED_BYTES):
        raise UnreadableFile(_("This ZIP unpacks to far more than it should."))
