"""Compresses what is made for each request; files that are stored are compressed when they are collected."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase, StreamingHttpResponse
from django.middleware.gzip import GZipMiddleware

#: A page of the research list is 60 kB, and 8 kB as sent: seconds on a slow telephone.
COMPRESSED = ("text/", "application/json", "application/ld+json", "application/linkset+json", "application/xml")
_PLUS_XML = "+xml"


class TextCompressionMiddleware(GZipMiddleware):
    """
    Django's compression, for texts alone.

    Files pass as they are: pictures and PDFs gain nothing, and a range of a compressed file is another range. Django
    adds random bytes to each answer, so that its length tells nothing of what is secret in it (BREACH).
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> Any:
        """Compress a text that is whole; leave everything else alone."""
        kind = response.headers.get("Content-Type", "").split(";")[0]
        if isinstance(response, StreamingHttpResponse) or not (kind.startswith(COMPRESSED) or kind.endswith(_PLUS_XML)):
            return response
        return super().process_response(request, response)
