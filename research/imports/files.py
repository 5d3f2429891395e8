"""The files that belong to a catalogue, found by their names in a folder or a ZIP."""

from __future__ import annotations

import contextlib
import os
import struct
import tempfile
import unicodedata
import zipfile
import zlib
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PureWindowsPath
from typing import IO

from django.conf import settings
from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from wagtail.utils.file import hash_filelike

from research.imports.archives import open_archive
from site_config.media.documents import check_document

CHUNK = 1024 * 1024
#: Bit 11 of an entry's flags says that its name is UTF-8; without it the name may be in any of the others.
_UTF8_NAME = 0x800
_OLD_ENCODINGS = ("utf-8", "cp866", "cp1251")
_NOT_MEANT = (".DS_Store", "Thumbs.db", "desktop.ini")

_UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,  # an unknown way of packing
    OSError,
    RuntimeError,  # a password
    ValueError,
    struct.error,
)


@dataclass(frozen=True)
class FoundFile:
    """A file as it lies in its folder or ZIP; `size` is in bytes, `names` are all readings of its name."""

    names: tuple[str, ...]
    size: int
    _open: Callable[[], IO[bytes]]

    @property
    def name(self) -> str:
        """The likeliest reading of its name, without folders."""
        return self.names[0]

    @property
    def extension(self) -> str:
        """The ending of its name in small letters, without the dot."""
        return Path(self.name).suffix.lower().removeprefix(".")

    @contextlib.contextmanager
    def open(self) -> Generator[IO[bytes]]:
        """Give the content, from the beginning; raise ValidationError where it cannot be read."""
        try:
            file = self._open()
        except _UNREADABLE as error:
            raise ValidationError(_("This file cannot be read: it is damaged."), code="damaged") from error
        with file:
            yield file


class Files:
    """Files by name; says which were used. Case and the way in which accents are written do not matter."""

    def __init__(self, found: Iterable[FoundFile] = ()) -> None:
        self._found = list(found)
        self._by_name: dict[str, list[FoundFile]] = {}
        self._facts: dict[FoundFile, str] = {}
        self._used: dict[FoundFile, int] = {}
        for file in self._found:
            for key in dict.fromkeys(map(_key, file.names)):
                self._by_name.setdefault(key, []).append(file)

    def find(self, name: str) -> FoundFile | None:
        """Return the file of this name, folders left aside; raise ValidationError where there are two."""
        found = self._by_name.get(_key(name), [])
        if len(found) > 1:
            raise ValidationError(_("Two files are called “%(name)s”."), params={"name": name})
        return found[0] if found else None

    def use(self, file: FoundFile, order: int) -> bool:
        """Note that a row uses the file; return whether another row does so too."""
        return self._used.setdefault(file, order) != order

    def unused(self) -> list[str]:
        """Return the names of the files that no row used, in the order of the alphabet."""
        return sorted(file.name for file in self._found if file not in self._used)

    def digest(self, file: FoundFile) -> str:
        """
        Return the SHA-1 of a file that may be taken; raise ValidationError, in words, for any other.

        It is Wagtail's `file_hash`, by which the same content is known again.
        """
        if file not in self._facts:
            self._facts[file] = _checked(file)
        return self._facts[file]


def _checked(file: FoundFile) -> str:
    if file.extension not in settings.WAGTAILDOCS_EXTENSIONS:
        raise ValidationError(
            _("Files of this kind are not accepted. Accepted are: %(extensions)s."),
            params={"extensions": ", ".join(sorted(settings.WAGTAILDOCS_EXTENSIONS))},
        )
    if file.size > settings.WAGTAILDOCS_MAX_UPLOAD_SIZE:
        raise ValidationError(
            _("This file is too large (%(size)s). At most %(most)s are accepted."),
            params={
                "size": filesizeformat(file.size),
                "most": filesizeformat(settings.WAGTAILDOCS_MAX_UPLOAD_SIZE),
            },
        )
    with file.open() as content:
        check_document(content, file.extension)
        # Django's and Wagtail's own: the same that the document will have.
        return hash_filelike(content)


def _key(name: str) -> str:
    base = PureWindowsPath(name.replace("/", "\\")).name
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKC", base).casefold()).strip()


@contextlib.contextmanager
def files_in(place: Path | IO[bytes] | None) -> Generator[Files]:
    """
    Give the files of a folder or of a ZIP, by its path or open; none where there is no place.

    Raises CatalogueError for a ZIP that is refused.
    """
    if place is None:
        yield Files()
    elif isinstance(place, Path) and place.is_dir():
        yield Files(_in_folder(place))
    elif isinstance(place, Path):
        with place.open("rb") as file, open_archive(file) as archive:
            yield Files(_in_archive(archive))
    else:
        with open_archive(place) as archive:
            yield Files(_in_archive(archive))


def _in_folder(folder: Path) -> Iterator[FoundFile]:
    for parent, _folders, names in os.walk(folder):
        for name in names:
            path = Path(parent, name)
            if _is_meant(name) and path.is_file() and not path.is_symlink():
                yield FoundFile((name,), path.stat().st_size, lambda path=path: path.open("rb"))


def _in_archive(archive: zipfile.ZipFile) -> Iterator[FoundFile]:
    for entry in archive.infolist():
        names = _readings(entry)
        if not entry.is_dir() and _is_meant(names[0]) and "__MACOSX" not in entry.filename:
            yield FoundFile(names, entry.file_size, lambda entry=entry: _unpacked(archive, entry))


def _is_meant(name: str) -> bool:
    return name not in _NOT_MEANT and not name.startswith("._")


def _readings(entry: zipfile.ZipInfo) -> tuple[str, ...]:
    """Return the names that an entry may have, likeliest first: old programs do not say in which letters they wrote."""
    names = [entry.filename]
    if not entry.flag_bits & _UTF8_NAME and not entry.filename.isascii():
        raw = entry.filename.encode("cp437", "replace")
        decoded = []
        for encoding in _OLD_ENCODINGS:
            with contextlib.suppress(UnicodeDecodeError):
                decoded.append(raw.decode(encoding))
        names = [*decoded, *names]
    return tuple(PureWindowsPath(name.replace("/", "\\")).name for name in names)


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> IO[bytes]:
    """Return a temporary file with the content; `zipfile` reads no more than the size that was checked."""
    target = tempfile.TemporaryFile()  # noqa: SIM115 -- whoever opened it closes it
    try:
        with archive.open(entry) as content:
            while piece := content.read(CHUNK):
                target.write(piece)
    except BaseException:
        target.close()
        raise
    target.seek(0)
    return target
