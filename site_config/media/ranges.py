"""Answers a request for a part of a file, so that a broken download goes on where it stopped (RFC 9110, section 14)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import IO

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase

_RANGE = re.compile(r"bytes=([0-9]{0,18})-([0-9]{0,18})")
_PIECE = 64 * 1024


def asked_range(request: HttpRequest, size: int, tag: str) -> tuple[int, int] | None:
    """
    Return the first and last byte that are asked for; None where the whole file is to be sent.

    One range is understood. Several at once, other units and nonsense get the whole file, as the standard allows; so
    does a reader whose part is of another version (`If-Range`). Raises ValueError where no byte of the file is meant.
    """
    match = _RANGE.fullmatch(request.headers.get("Range", "").strip()) if request.method == "GET" else None
    if match is None or request.headers.get("If-Range", tag) != tag:
        return None
    first, last = match.groups()
    if not first and not last:
        return None
    if not first:
        start, end = max(0, size - int(last)), size - 1
    else:
        start, end = int(first), min(int(last) if last else size - 1, size - 1)
        if last and int(last) < start:
            return None
    if start > end:
        raise ValueError("no such bytes")
    return start, end


def partial_response(
    request: HttpRequest, file: IO[bytes], size: int, tag: str, content_type: str
) -> HttpResponseBase | None:
    """Return 206 with the part that is asked for, 416 where there is none, None where the whole file is to be sent."""
    try:
        asked = asked_range(request, size, tag)
    except ValueError:
        file.close()
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    if asked is None:
        return None
    start, end = asked
    file.seek(start)
    response = StreamingHttpResponse(_pieces(file, end - start + 1), status=206, content_type=content_type)
    response._resource_closers.append(file.close)
    response["Content-Range"] = f"bytes {start}-{end}/{size}"
    response["Content-Length"] = str(end - start + 1)
    return response


def _pieces(file: IO[bytes], length: int) -> Iterator[bytes]:
    while length > 0 and (piece := file.read(min(_PIECE, length))):
        length -= len(piece)
        yield piece
