"""
Stops NUL bytes, broken UTF-8 and control characters before a view, a search or a database meets them.

In a path, form or body they are an error (400, a page in the reader's language), since nobody writes them by hand. In
a query they are removed, since they arrive in links that mail programs and PDF readers broke.
"""

from __future__ import annotations

import codecs
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote_to_bytes

from django.conf import settings
from django.core.exceptions import BadRequest, SuspiciousOperation
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.http.request import QueryDict

from site_config.operations import characters, errors

EXACT_UTF8 = "utf-8-exact"

_UNREADABLE = (BadRequest, MultiPartParserError, SuspiciousOperation, UnreadablePostError)


def _exact_utf8(name: str) -> codecs.CodecInfo | None:
    """
    Return UTF-8 that keeps broken bytes as lone surrogates whatever the caller wants done with them.

    Django's parser of multipart forms replaces broken bytes by U+FFFD, which cannot be told from one that was typed.
    """
    if name.replace("_", "-") != EXACT_UTF8:
        return None
    return codecs.CodecInfo(
        encode=codecs.utf_8_encode,
        decode=lambda data, errors="strict": codecs.utf_8_decode(data, "surrogateescape", True),
        name=EXACT_UTF8,
    )


codecs.register(_exact_utf8)


class InputGuardMiddleware:
    """
    Stands after the language of the page is known and before anything reads the query, the cookies or the form.

    The body is looked at only once a view was found. A form is parsed by Django as always, so the files of a
    multipart form are streamed to the upload handlers; a view that sets handlers of its own cannot be used below
    this middleware. Bodies that are neither a form nor JSON are left alone.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not characters.is_clean_path(request.path_info):
            return errors.bad_request(request)
        request.META["QUERY_STRING"] = characters.clean_query(request.META.get("QUERY_STRING", ""))
        for name in [name for name, value in request.COOKIES.items() if not characters.is_clean(name + value)]:
            del request.COOKIES[name]
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *view: Any) -> HttpResponse | None:
        """Return the 400 page when the body holds what it must not, or cannot be read at all."""
        try:
            clean = _is_clean_body(request)
        except _UNREADABLE as problem:
            return errors.bad_request(request, problem)
        return None if clean else errors.bad_request(request)


def _is_clean_body(request: HttpRequest) -> bool:
    length = _length(request)
    if request.method in ("GET", "HEAD", "OPTIONS") or length == 0:
        return True
    kind = request.content_type or ""
    if kind == "multipart/form-data":
        return _is_clean_multipart(request, length)
    if kind == "application/x-www-form-urlencoded":
        text = unquote_to_bytes(request.body.replace(b"+", b" "))
        return characters.is_clean_bytes(text) and _are_clean_fields(request.POST)
    if kind == "application/json" or kind.endswith("+json"):
        return characters.is_clean_bytes(request.body) and characters.is_clean_json(request.body.decode())
    return True


def _is_clean_multipart(request: HttpRequest, length: int) -> bool:
    if request.method != "POST":
        # Django parses only POST; no form of ours sends files in another way.
        return characters.is_clean_bytes(request.body)
    if length > settings.DATA_UPLOAD_MAX_MEMORY_SIZE and settings.SESSION_COOKIE_NAME not in request.COOKIES:
        raise BadRequest("Only those who are signed in may send files.")
    encoding = request.encoding
    if encoding is None or codecs.lookup(encoding).name == "utf-8":
        # Not by the public attribute: setting that one back would throw the parsed form away.
        request._encoding = EXACT_UTF8
    try:
        return _are_clean_fields(request.POST)
    finally:
        request._encoding = encoding


def _are_clean_fields(fields: QueryDict) -> bool:
    return all(
        characters.is_clean(name) and all(characters.is_clean_value(value) for value in values)
        for name, values in fields.lists()
    )


def _length(request: HttpRequest) -> int:
    """Return the announced length of the body in bytes; what Django cannot read counts as none, as it does there."""
    try:
        return max(int(request.META.get("CONTENT_LENGTH") or 0), 0)
    except ValueError:
        return 0
