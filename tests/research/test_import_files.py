"""Files that come with a catalogue: names of all ages, and archives that are refused."""

from __future__ import annotations

import hashlib
import io
import unicodedata
import zipfile
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError

from research.imports.archives import MAX_ENTRIES
from research.imports.files import Files, files_in
from research.imports.rows import CatalogueError
from tests.media.files import pdf
from tests.research.import_files import names_in, zip_bytes, zip_with_password, zip_with_raw_name

pytestmark = pytest.mark.once

NAME = "отчёт.pdf"


def digest_in(archive: bytes, name: str) -> str:
    with files_in(io.BytesIO(archive)) as files:
        found = files.find(name)
        assert found is not None
        return files.digest(found)


class TestNames:
    @pytest.mark.parametrize("encoding", ["utf-8", "cp866", "cp1251"])
    def test_cyrillic_names_of_old_archives_are_found(self, encoding: str) -> None:
        archive = zip_with_raw_name(NAME.encode(encoding), pdf())
        assert digest_in(archive, NAME) == hashlib.sha1(pdf(), usedforsecurity=False).hexdigest()

    @pytest.mark.parametrize("encoding", ["utf-8", "cp866"])
    def test_they_are_shown_as_they_were_meant(self, encoding: str) -> None:
        assert names_in(zip_with_raw_name(NAME.encode(encoding), pdf())) == [NAME]

    @pytest.mark.parametrize("asked", ["ОТЧЁТ.PDF", unicodedata.normalize("NFD", NAME), f"C:\\docs\\{NAME}"])
    def test_case_accents_and_folders_do_not_matter(self, asked: str) -> None:
        for written in (NAME, unicodedata.normalize("NFD", NAME), f"../../etc/{NAME}", f"a\\b\\{NAME}", f"/{NAME}"):
            assert digest_in(zip_bytes({written: pdf()}), asked)

    def test_two_files_of_one_name_are_refused_when_they_are_asked_for(self) -> None:
        with files_in(io.BytesIO(zip_bytes({"a/x.pdf": pdf(), "b/X.pdf": pdf()}))) as files:
            with pytest.raises(ValidationError):
                files.find("x.pdf")
            assert files.find("y.pdf") is None

    def test_what_systems_leave_in_archives_is_no_file(self) -> None:
        archive = zip_bytes({"__MACOSX/._a.pdf": b"x", ".DS_Store": b"x", "a.pdf": pdf(), "folder/": b""})
        assert names_in(archive) == ["a.pdf"]

    def test_a_folder_is_read_with_the_folders_below_it_but_no_links(self, tmp_path: Path) -> None:
        (tmp_path / "in").mkdir()
        (tmp_path / "in" / NAME).write_bytes(pdf())
        (tmp_path / "link.pdf").symlink_to("/etc/hostname")
        with files_in(tmp_path) as files:
            assert files.unused() == [NAME]
            found = files.find(NAME)
            assert found and files.digest(found) and not files.use(found, 1)
            assert files.use(found, 2) and files.unused() == []

    def test_without_a_place_there_are_no_files(self) -> None:
        with files_in(None) as files:
            assert files.find("a.pdf") is None


class TestRefusedArchives:
    def nested(self) -> bytes:
        return zip_bytes({"inner.ZIP": zip_bytes({"a.pdf": b"%PDF-"})})

    def bomb(self) -> bytes:
        return zip_bytes({"a.pdf": b"\0" * 30_000_000})

    def many(self) -> bytes:
        return zip_bytes({f"{number}.pdf": b"" for number in range(MAX_ENTRIES + 1)}, zipfile.ZIP_STORED)

    def test_each_is_refused_in_words_before_it_is_unpacked(self) -> None:
        for archive in (self.nested(), self.bomb(), self.many(), zip_with_password(), b"", b"PK\x03\x04", b"<html>"):
            with pytest.raises(CatalogueError) as caught, files_in(io.BytesIO(archive)):
                pass
            assert str(caught.value).strip()


class TestRefusedFiles:
    def refusal(self, files: Files, name: str) -> str:
        found = files.find(name)
        assert found is not None
        with pytest.raises(ValidationError) as caught:
            files.digest(found)
        return caught.value.messages[0]

    def test_a_file_is_refused_alone(self, settings) -> None:
        settings.WAGTAILDOCS_MAX_UPLOAD_SIZE = 10_000
        damaged = bytearray(
            zip_bytes({"a.pdf": pdf(), "page.pdf": b"<html>", "tool.exe": b"MZ", "large.pdf": b"%PDF-" * 9000})
        )
        place = damaged.index(b"a.pdf") + 30
        damaged[place : place + 20] = b"\xff" * 20
        with files_in(io.BytesIO(bytes(damaged))) as files:
            sentences = [self.refusal(files, name) for name in ("a.pdf", "page.pdf", "tool.exe", "large.pdf")]
        assert len(set(sentences)) == 4 and all(sentence.endswith(".") for sentence in sentences)
