"""Whatever a translator uploads becomes papers. What it is, its content says: names are often wrong."""

from __future__ import annotations

import codecs

from django.utils.translation import gettext as _

from site_config.translators.files import archives, po, xliff
from site_config.translators.files.errors import UnreadableFile
from site_config.translators.files.papers import Paper

MAX_MEGABYTES = 10
MAX_FILE_BYTES = MAX_MEGABYTES * 1024 * 1024

_ZIP_MARKS = (b"PK\x03\x04", b"PK\x05\x06")
_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_SHOWN_NAME_LENGTH = 100


def read(name: str, content: bytes) -> list[Paper]:
    """
    Return the papers in a PO file, an XLIFF file, or a ZIP of such files; `name` is only shown in messages.

    Raises UnreadableFile, also where one file of a ZIP is unreadable: then nothing is taken of any, and the message
    names it.
    """
    if not content.startswith(_ZIP_MARKS):
        papers = _read_file(name, content)
    else:
        _check_size(name, content)
        papers = [paper for inner_name, inner in _unpacked(name, content) for paper in _read_file(inner_name, inner)]
        if not papers:
            raise _unreadable(name, _("This ZIP holds no PO and no XLIFF file."))
    _check_twins(name, papers)
    return papers


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
