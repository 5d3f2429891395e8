"""Documents through the admin's own view: what is taken, what is refused and with which words."""

from __future__ import annotations

import codecs
import os
import struct
import zipfile
from collections.abc import Callable
from contextlib import AbstractContextManager
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from site_config.media import forms, measure, office
from site_config.media.first_pages import COLLECTION_NAME
from site_config.media.models import SiteDocument
from tests.media import files

pytestmark = pytest.mark.django_db

Capture = Callable[..., AbstractContextManager[list]]

PAGE = b"<!DOCTYPE html><script>alert(1)</script>"
PROGRAM = b"MZ\x90\0\x03\0\0\0" + b"\0" * 300


def with_lying_sizes() -> bytes:
    """A document whose directory says that its 30 megabytes are ten bytes."""
    content = bytearray(files.office(more={"word/media/a.bin": b"\0" * 30_000_000}))
    place = content.rindex(b"PK\x01\x02")
    struct.pack_into("<L", content, place + 24, 10)
    return bytes(content)


def with_directory_elsewhere() -> bytes:
    content = files.office()
    end = content.rindex(b"PK\x05\x06")
    return content[:end] + struct.pack("<4sLQL", b"PK\x06\x07", 0, 10**9, 1) + content[end:]


HOSTILE: dict[str, Callable[[], bytes]] = {
    "empty.pdf": lambda: b"",
    "page.pdf": lambda: PAGE,
    "program.pdf": lambda: PROGRAM,
    "late.pdf": lambda: PAGE + files.pdf(),
    "office.pdf": files.office,
    "page.docx": lambda: PAGE,
    "program.docx": lambda: PROGRAM,
    "report.docx": files.pdf,
    "cut.docx": lambda: files.office()[:-30],
    "other.docx": lambda: files.office("xlsx"),
    "archive.docx": lambda: files.office(without="word/document.xml"),
    "plain-bomb.docx": lambda: files.office(more={"word/a.xml": b"\0" * 60_000_000}),
    "lying-sizes.docx": with_lying_sizes,
    "elsewhere.docx": with_directory_elsewhere,
    "many.docx": lambda: files.office(more={f"word/{number}.xml": b"" for number in range(office.MAX_ENTRIES)}),
    "entities.docx": lambda: files.office(
        more={
            "word/document.xml": b"<?xml version='1.0'?>" + b" " * 5000 + b"<!DOCTYPE d [<!ENTITY a 'aaaa'>]><d>&a;</d>"
        }
    ),
    "entities-wide.xlsx": lambda: files.office(
        "xlsx", more={"xl/workbook.xml": "<!DOCTYPE d [<!ENTITY a 'a'>]><d>&a;</d>".encode("utf-16")}
    ),
    "macros.docx": lambda: files.office(more={"word/vbaProject.bin": b"x"}),
    "macros.odt": lambda: files.office("odt", more={"Basic/Standard/script-lb.xml": b"<x/>"}),
    "table.odt": lambda: files.office("odt", more={"mimetype": b"application/vnd.oasis.opendocument.sheet"}),
    "page.xlsx": lambda: PAGE,
    "page.pptx": lambda: PAGE,
    "page.txt": lambda: b"  \n" + PAGE,
    "drawing.txt": lambda: codecs.BOM_UTF8 + b"<svg onload='alert(1)'/>",
    "script.txt": lambda: b"#!/bin/sh\nrm -rf /\n",
    "program.txt": lambda: PROGRAM,
    "nul.csv": lambda: b"a,b\n1,\0\n",
    "late-nul.csv": lambda: b"a,b\n" * 600_000 + b"\0",
    "half.txt": lambda: codecs.BOM_UTF16_LE + b"a",
    "picture.csv": lambda: files.picture("PNG"),
    "page.rtf": lambda: PAGE,
    "page.html": lambda: PAGE,
    "program.exe": lambda: PROGRAM,
    "report.pdf.exe": files.pdf,
    "old.doc": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512,
    "archive.zip": files.office,
}

#: Taken, since they begin as a PDF does, and parked when they are measured; with the word for the reason.
PARKED: dict[str, tuple[Callable[[], bytes], str]] = {
    "signature.pdf": (lambda: b"%PDF-1.7\n", "damaged"),
    "cut.pdf": (lambda: files.pdf()[:300], "damaged"),
    "noise.pdf": (lambda: b"%PDF-1.4\n" + bytes(range(256)) * 40, "damaged"),
    "locked.pdf": (files.pdf_with_password, "password"),
    "bomb.pdf": (files.pdf_bomb, "too_heavy"),
}

GOOD: dict[str, Callable[[], bytes]] = {
    "report.pdf": files.pdf,
    "SCAN.PDF": lambda: files.pdf(""),
    "letter.docx": files.office,
    "table.xlsx": lambda: files.office("xlsx"),
    "slides.pptx": lambda: files.office("pptx"),
    "letter.odt": lambda: files.office("odt"),
    "heavy.docx": lambda: files.office(more={"word/a.xml": os.urandom(3_000_000).hex().encode()}),
    "letter.rtf": lambda: b"{\\rtf1\\ansi Hello}",
    "table.csv": lambda: "город,ҷамъият\nДушанбе,1\n".encode(),
    "signed.csv": lambda: codecs.BOM_UTF8 + "ҳ;ҷ\n".encode(),
    "wide.txt": lambda: "Тоҷикӣ\r\n\tматн".encode("utf-16"),
    "office.txt": lambda: "Русский текст\r\n".encode("cp1251"),
}


def upload(client: Client, name: str, content: bytes) -> dict:
    response = client.post(
        "/admin/documents/multiple/add/", {"files[]": SimpleUploadedFile(name, content), "title": "Document"}
    )
    assert response.status_code == 200
    return response.json()


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_document_is_refused_with_a_sentence(admin_client: Client, name: str) -> None:
    answer = upload(admin_client, name, HOSTILE[name]())
    assert answer["success"] is False
    assert answer["error_message"].rstrip().endswith(".")
    assert "\n" not in answer["error_message"]
    assert not SiteDocument.objects.exists()


@pytest.mark.parametrize("name", GOOD)
def test_good_document_is_taken_unchanged(admin_client: Client, name: str) -> None:
    content = GOOD[name]()
    answer = upload(admin_client, name, content)
    assert answer["success"] is True
    assert SiteDocument.objects.get(pk=answer["doc_id"]).file.read() == content


@pytest.mark.parametrize("name", PARKED)
def test_unreadable_pdf_is_parked(admin_client: Client, name: str, django_capture_on_commit_callbacks: Capture) -> None:
    content, problem = PARKED[name]
    with django_capture_on_commit_callbacks(execute=True):
        answer = upload(admin_client, name, content())
    document = SiteDocument.objects.get(pk=answer["doc_id"])
    assert (document.is_parked, document.measurement_problem) == (True, problem)
    assert document.problem.endswith(".")


def test_nothing_of_a_pdf_is_parsed_in_the_request(admin_client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def unwanted(*args: object, **kwargs: object) -> None:
        raise AssertionError("the PDF was opened before the answer was given")

    monkeypatch.setattr(measure.subprocess, "Popen", unwanted)
    assert upload(admin_client, "bomb.pdf", files.pdf_bomb(3))["success"] is True


def test_collection_of_first_pages_is_not_offered(
    admin_client: Client, django_capture_on_commit_callbacks: Capture
) -> None:
    for name in ("first.pdf", "second.pdf"):
        # A form that asked for a collection would not save the document yet.
        with django_capture_on_commit_callbacks(execute=True):
            answer = upload(admin_client, name, files.pdf())
        assert SiteDocument.objects.get(pk=answer["doc_id"]).first_page.collection.name == COLLECTION_NAME
        assert 'name="doc-' in answer["form"]
        assert "-collection" not in answer["form"]


def test_too_large_document_is_refused_before_it_is_read(settings: object) -> None:
    class Unread(SimpleUploadedFile):
        def read(self, *args: object) -> bytes:
            raise AssertionError("the content of a file that is too large was read")

    file = Unread("big.pdf", b"")
    file.size = 51 * 1024 * 1024
    with pytest.raises(forms.ValidationError) as refusal:
        forms.DocumentUploadField().clean(file)
    assert refusal.value.code == "too_large"


def test_member_with_a_password_is_refused(admin_client: Client) -> None:
    content = bytearray(files.office())
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert archive.testzip() is None
    # The first bit of the flags, in the directory: this member is encrypted.
    content[content.index(b"PK\x01\x02") + 8] |= 1
    assert upload(admin_client, "locked.docx", bytes(content))["success"] is False
