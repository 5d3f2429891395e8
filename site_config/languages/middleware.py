"""Activate the language of each request: from its path, or else from `Accept-Language` alone."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase
from django.template.response import TemplateResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers

from site_config.languages.codes import CODES
from site_config.languages.negotiation import negotiate


def language_from_path(path: str) -> str | None:
    """Return our language that is the first part of the path (`/ru/news/` gives `ru`), or None."""
    before, _slash, rest = path.partition("/")
    first_part = rest.partition("/")[0]
    return first_part if not before and first_part in CODES else None


def _is_for_people(response: HttpResponseBase) -> bool:
    """Whether an answer speaks the reader's language; files, sitemaps and health are the same for every reader."""
    return response.headers.get("Content-Type", "").startswith("text/html")


class PathLanguageMiddleware:
    """
    Serve each request in one language and leave none behind for the next request of the same thread.

    Stands in for Django's LocaleMiddleware, which reads a cookie, adds `Vary: Cookie` and redirects unknown addresses
    to a guess: here an unknown address is a 404 in the reader's language. Wagtail's admin activates the editor's own
    language itself, inside of this.

    `Content-Language` tells for readers of which language an answer is meant (RFC 9110, section 8.5). Where a page is
    shown in another language than the interface speaks, that is the language of its text: who cannot read it gains
    nothing from the words around it. A view that knows better says so itself.
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
        if path_language is None:
            if not _is_for_people(response):
                return response
            patch_vary_headers(response, ("Accept-Language",))
        response.headers.setdefault("Content-Language", language)
        return response

    def process_template_response(self, request: HttpRequest, response: TemplateResponse) -> TemplateResponse:
        """Say the language of the text where a view tells its template of one (`reading`)."""
        text_language = getattr((response.context_data or {}).get("reading"), "text_language", None)
        if text_language:
            response.headers.setdefault("Content-Language", text_language)
        return response
