"""Refuses a request that announces more bytes than its address takes, before any of them is read."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from site_config.operations import errors

#: A browser that still sends does not look at the answer, and reports a broken connection instead of our sentence. So
#: what an editor sends after the answer is thrown away unseen for a while, at most so much of it.
LINGER_SECONDS = 10
LINGER_BYTES = 300 * 1024 * 1024
_PIECE = 256 * 1024


class UploadLimitMiddleware:
    """
    Answers 413 above the limit of UPLOAD_LIMITS whose path is the longest that the request's begins with.

    Nothing escapes by saying less: Django reads no more of a body than was announced. A body in chunks announces
    nothing, so Django would take it for empty; it is answered 411.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "chunked" in request.META.get("HTTP_TRANSFER_ENCODING", "").lower():
            return _refusal(
                request,
                411,
                _("The size is missing"),
                _("Your program sent a file without saying how large it is. Send it with another program."),
            )
        most = limit_of(request.path_info)
        if _announced(request) > most:
            return _refusal(
                request,
                413,
                _("This is too large"),
                _("What you sent is too large. At most %(size)s are accepted here.") % {"size": filesizeformat(most)},
            )
        return self.get_response(request)


def limit_of(path: str) -> int:
    """Return the bytes that a whole request to this path may carry."""
    fitting = [beginning for beginning in settings.UPLOAD_LIMITS if path.startswith(beginning)]
    return settings.UPLOAD_LIMITS[max(fitting, key=len)] if fitting else settings.DATA_UPLOAD_MAX_MEMORY_SIZE


def _announced(request: HttpRequest) -> int:
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        # Django takes it for none, and reads none.
        return 0


def _refusal(request: HttpRequest, status: int, title: str, message: str) -> HttpResponse:
    """Return a page, or for scripts the JSON that the admin's upload pages know."""
    response: HttpResponse
    if request.headers.get("X-Requested-With") == "XMLHttpRequest" or not request.accepts("text/html"):
        response = JsonResponse({"success": False, "error_message": message}, status=status)
    else:
        response = errors.error_page(request, status, title, message)
    if settings.SESSION_COOKIE_NAME in request.COOKIES:
        # Closing comes after the answer was sent.
        response._resource_closers.append(partial(_linger, request))
    return response


def _linger(request: HttpRequest) -> None:
    until, left = time.monotonic() + LINGER_SECONDS, LINGER_BYTES
    try:
        while left > 0 and time.monotonic() < until and (piece := request.META["wsgi.input"].read(_PIECE)):
            left -= len(piece)
    except OSError:
        # The browser has gone.
        return
