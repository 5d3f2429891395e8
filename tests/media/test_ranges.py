from __future__ import annotations

import io

import pytest
from django.http import StreamingHttpResponse
from django.test import RequestFactory

from site_config.media.ranges import asked_range, partial_response

SIZE, TAG = 1000, '"abc"'


def request(value: str, **headers: str):
    return RequestFactory().get("/file.pdf", headers={"range": value, **headers})


@pytest.mark.parametrize(
    ("value", "part"),
    [
        ("bytes=0-99", (0, 99)),
        ("bytes=900-", (900, 999)),
        ("bytes=900-5000", (900, 999)),
        ("bytes=-100", (900, 999)),
        ("bytes=-5000", (0, 999)),
        # What is not understood gets the whole file.
        ("bytes=0-1,5-6", None),
        ("bytes=9-1", None),
        ("bytes=-", None),
        ("pages=1-2", None),
        ("bytes=a-b", None),
        ("", None),
    ],
)
def test_one_range_is_understood(value: str, part: tuple[int, int] | None) -> None:
    assert asked_range(request(value), SIZE, TAG) == part


@pytest.mark.parametrize("value", ["bytes=1000-", "bytes=5000-6000", "bytes=-0"])
def test_bytes_that_no_file_has_are_refused(value: str) -> None:
    file = io.BytesIO(b"x" * SIZE)
    response = partial_response(request(value), file, SIZE, TAG, "application/pdf")
    assert response is not None
    assert response.status_code == 416
    assert response["Content-Range"] == "bytes */1000"
    assert file.closed


def test_a_part_of_an_older_version_is_not_continued() -> None:
    assert asked_range(request("bytes=0-99", **{"if-range": '"old"'}), SIZE, TAG) is None
    assert asked_range(request("bytes=0-99", **{"if-range": TAG}), SIZE, TAG) == (0, 99)


@pytest.mark.django_db  # closing an answer ends a request, which looks after the connection
def test_the_part_is_sent_and_the_file_closed() -> None:
    file = io.BytesIO(bytes(range(256)))
    response = partial_response(request("bytes=250-"), file, 256, TAG, "application/pdf")
    assert isinstance(response, StreamingHttpResponse)
    assert response.status_code == 206
    assert response.getvalue() == bytes(range(250, 256))
    assert response["Content-Range"] == "bytes 250-255/256"
    assert response["Content-Length"] == "6"
    response.close()
    assert file.closed
