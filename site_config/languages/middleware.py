"""Activate the language of each request: from its path, or else from `Accept-Language` alone."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils import translation
from django.utils.cache import patch_vary_headers

from site_config.languages.codes import CODES
from site_config.languages.negotiation import negotiate

HEALTH_PATH = "/health/"


def language_from_path(path: str) -> str | None:
    """Return our language that is the first part of the path (`/ru/news/` gives `ru`), or None."""
    before, _slash, rest = path.partition("/")
    first_part = rest.partition("/")[0]
    return first_part if not before and first_part in CODES else None


def _has_no_language(path: str) -> bool:
    """Files and health answers are the same for every reader."""
    prefixes = (settings.STATIC_URL, settings.MEDIA_URL, HEALTH_PATH)
    # MEDIA_URL is "/" where files are kept elsewhere.
    return any(path.startswith(prefix) for prefix in prefixes if prefix != "/")


class PathLanguageMiddleware:
    """
    Serve each request in one language and leave none behind for the next request of the same thread.

    Stands in for Django's LocaleMiddleware, which reads a cookie, adds `Vary: Cookie` and redirects unknown addresses
    to a guess: here an unknown address is a 404 in the reader's language. Wagtail's admin activates the editor's own
    language itself, inside of this.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        path_language = language_from_path(request.path_info)
        language = path_language or negotiate(request.headers.get("Accept-Language", ""))
        # The answer, a late template response or an error page too, is rendered within `get_response`.
        with translation.override(language):
            request.LANGUAGE_CODE = language  # ty: ignore[missing-attribute] (Django's own name for it)
            response = self.get_response(request)
        if _has_no_language(request.path_info):
            return response
        if path_language is None:
            patch_vary_headers(response, ("Accept-Language",))
        response.headers.setdefault("Content-Language", language)
        return response
