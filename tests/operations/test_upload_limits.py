"""Requests that announce too much are answered before a byte of them is read."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpResponse
from django.test import Client, RequestFactory
from pytest_django import Settings

from site_config.operations.upload_limits import UploadLimitMiddleware, limit_of

MEGABYTE = 1024 * 1024


class Unread:
    """A body that must not be read."""

    def read(self, *args: Any) -> bytes:
        raise AssertionError("the body was read")

    readline = read


def announce(client: Client, address: str, size: object, **headers: str) -> Any:
    """Send the head of an upload of this size."""
    extra: dict[str, Any] = {"wsgi.input": Unread(), "CONTENT_LENGTH": str(size)}
    content_type = "multipart/form-data; boundary=edge"
    return client.generic("POST", address, b"", content_type, headers=headers, **extra)


@pytest.mark.parametrize(
    ("address", "language"), [("/ru/search/", "ru"), ("/en/", "en"), ("/admin/documents/add/", "en")]
)
def test_too_large_body_is_refused_with_a_page(client: Client, address: str, language: str) -> None:
    response = announce(client, address, 61 * MEGABYTE)
    assert response.status_code == 413
    assert response["Content-Language"] == language
    assert b"<h1" in response.content


def test_page_names_the_limit(client: Client) -> None:
    assert "60.0\xa0MB" in announce(client, "/admin/documents/add/", 61 * MEGABYTE).text


@pytest.mark.parametrize("headers", [{"X-Requested-With": "XMLHttpRequest"}, {"Accept": "application/json"}])
def test_script_gets_the_sentence_as_json(client: Client, headers: dict[str, str]) -> None:
    response = announce(client, "/admin/documents/multiple/add/", 61 * MEGABYTE, **headers)
    assert response.status_code == 413
    assert response.json()["success"] is False
    assert response.json()["error_message"].endswith("accepted here.")


def test_body_in_chunks_is_refused(client: Client) -> None:
    response = announce(client, "/admin/documents/add/", "", **{"Transfer-Encoding": "gzip, chunked"})
    assert response.status_code == 411


@pytest.mark.parametrize("size", ["-1", "", "abc", "0"])
def test_size_that_is_none_means_that_nothing_is_read(client: Client, size: str) -> None:
    assert announce(client, "/robots.txt", size).status_code == 405


def test_longest_beginning_of_the_path_counts(settings: Settings) -> None:
    settings.UPLOAD_LIMITS = {"/": 1, "/admin/": 2, "/admin/publications/import/": 3}
    paths = ["/en/", "/admin", "/admin/", "/admin/documents/", "/admin/publications/import/", "/admin/publications/"]
    assert [limit_of(path) for path in paths] == [1, 1, 2, 2, 3, 2]


def test_document_of_the_largest_size_fits_with_its_form(settings: Settings) -> None:
    assert limit_of("/admin/documents/multiple/add/") >= settings.WAGTAILDOCS_MAX_UPLOAD_SIZE + MEGABYTE


@pytest.mark.django_db  # closing an answer ends a request, which looks after the connection
@pytest.mark.parametrize("is_signed_in", [True, False])
def test_rest_of_an_editors_upload_is_thrown_away_after_the_answer(
    rf: RequestFactory, settings: Settings, is_signed_in: bool
) -> None:
    body = BytesIO(b"x" * 1000)
    extra: dict[str, Any] = {"wsgi.input": body, "CONTENT_LENGTH": str(61 * MEGABYTE)}
    request = rf.generic("POST", "/admin/documents/add/", b"", **extra)
    if is_signed_in:
        request.COOKIES[settings.SESSION_COOKIE_NAME] = "someone"
    response = UploadLimitMiddleware(lambda request: HttpResponse())(request)
    assert (response.status_code, body.tell()) == (413, 0)
    response.close()
    assert body.tell() == (1000 if is_signed_in else 0)


@pytest.mark.django_db
def test_body_within_the_limit_reaches_the_upload_handlers(admin_client: Client, settings: Settings) -> None:
    settings.FILE_UPLOAD_HANDLERS = [f"{__name__}.Counting"]
    settings.UPLOAD_LIMITS = {"/": 3 * MEGABYTE}
    Counting.seen = 0
    for size in (2 * MEGABYTE, 4 * MEGABYTE):
        body = b"--edge\r\nContent-Disposition: form-data; name=file; filename=a.pdf\r\n\r\n" + b"x" * size
        admin_client.generic("POST", "/admin/documents/add/", body, "multipart/form-data; boundary=edge")
    assert 0 < Counting.seen <= 2 * MEGABYTE


class Counting(FileUploadHandler):
    """Counts what it is given and keeps nothing."""

    seen = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        Counting.seen += len(raw_data)

    def file_complete(self, file_size: int) -> None:
        return None
