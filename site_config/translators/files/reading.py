"""Whatever a translator uploads becomes papers. What it is, its content says: names are often wrong."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from django.utils.translation import gettext as _

from site_config.translators.files import archives, po, xliff
from site_config.translators.files.errors import UnreadableFile
from site_config.translators.files.papers import Paper

MAX_MEGABYTES = 10
MAX_FILE_BYTES = MAX_MEGABYTES * 1024 * 1024

#: Endings by which a file of a ZIP says that it is meant for us.
_ENDINGS = (".po", ".pot", ".xlf", ".xliff", ".xml")
_ZIP_MARKS = (b"PK\x03\x04", b"PK\x05\x06")
_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_SHOWN_NAME_LENGTH = 100


@dataclass(frozen=True)
class Upload:
    """The papers in an upload, and the names of the files in a ZIP that are something else, such as a letter."""

    papers: list[Paper]
    left_out: list[str]


def read(name: str, content: bytes) -> Upload:
    """
    Return the papers in a PO file, an XLIFF file, or a ZIP of such files; `name` is only shown in messages.

    Raises UnreadableFile, also where a file of a ZIP that should be ours is unreadable: then nothing is taken of any,
    and the message names it.
    """
    if content.startswith(_ZIP_MARKS):
        _check_size(name, content)
        upload = _read_zip(name, content)
    else:
        upload = Upload(_read_file(name, content), [])
    _check_twins(name, upload.papers)
    return upload


def _read_zip(name: str, content: bytes) -> Upload:
    upload = Upload([], [])
    for inner_name, inner in _unpacked(name, content):
        try:
            upload.papers.extend(_read_file(inner_name, inner))
        except UnreadableFile:
            if inner_name.lower().endswith(_ENDINGS):
                raise
            upload.left_out.append(inner_name)
    if not upload.papers:
        raise _unreadable(name, _("This ZIP holds no PO and no XLIFF file."))
    return upload


def _unpacked(name: str, content: bytes) -> list[tuple[str, bytes]]:
    try:
        return list(archives.unpack(content))
    except UnreadableFile as error:
        raise _unreadable(name, str(error)) from error


def _read_file(name: str, content: bytes) -> list[Paper]:
    _check_size(name, content)
    try:
        text = _decoded(content)
        return xliff.read(text) if text.lstrip().startswith("<") else [po.read(text)]
    except UnreadableFile as error:
        raise _unreadable(name, str(error)) from error


def _check_size(name: str, content: bytes) -> None:
    if len(content) > MAX_FILE_BYTES:
        raise _unreadable(name, _("This file is too large: at most %(count)s MB.") % {"count": MAX_MEGABYTES})


def _decoded(content: bytes) -> str:
    # UTF-16 has NULs at every Latin letter, so it is asked about first.
    if not content.startswith(_UTF16_MARKS) and b"\0" in content:
        raise UnreadableFile(_("This is neither a PO nor an XLIFF file."))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableFile(_("This file is not in UTF-8. Save it in UTF-8 and upload it again.")) from error
    if not text.strip():
        raise UnreadableFile(_("This file is empty."))
    return text


def _check_twins(name: str, papers: list[Paper]) -> None:
    """Two files for one page would each overwrite what was taken of the other."""
    seen = set()
    for paper in papers:
        if paper.translation and (paper.translation, paper.language) in seen:
            raise _unreadable(
                name, _("Two files are for the same page, “%(title)s”. Leave one out.") % {"title": paper.title}
            )
        seen.add((paper.translation, paper.language))


def _unreadable(name: str, message: str) -> UnreadableFile:
    return UnreadableFile(
        _("“%(name)s”: %(message)s") % {"name": name[-_SHOWN_NAME_LENGTH:].replace("\0", ""), "message": message}
    )
