"""What the site itself answers at an address of its own, asked in this process and not over the network."""

from __future__ import annotations

from functools import cached_property
from http import HTTPStatus
from io import BytesIO
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from bs4 import BeautifulSoup
from django.conf import settings
from django.core.handlers.base import BaseHandler
from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpResponse
from django.http.request import validate_host
from django.http.response import HttpResponseBase
from django.utils.encoding import iri_to_uri

from site_config.broken_links.models import Reason

#: Redirects that are followed, as browsers do not follow many more.
LONGEST_WAY = 5
#: Answers that are remembered, so that a link which stands on all pages is asked for once.
REMEMBERED = 1_000

_LOST = {HTTPStatus.BAD_REQUEST, HTTPStatus.NOT_FOUND, HTTPStatus.GONE}
_CLOSED = {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN}
#: Views that ask who the reader is.
_SIGN_INS = {"wagtailadmin_login", "wagtailcore_login"}


class Addresses:
    """
    Answers whether anything is at an address.

    The whole site answers, with all its views, redirects and files; a HEAD without query counts neither as a search nor
    as an address that a reader asked for in vain. An error of the site itself (500) breaks no link: it is in the log.
    """

    def __init__(self) -> None:
        self._known: dict[str, Reason | None] = {}

    def why_not(self, address: str, page_path: str) -> Reason | None:
        """
        Return why a reader of the page at `page_path` gets nothing at an address; None where they do, and for an
        address of another site, of mail or of a telephone.
        """
        found = own_address(address, page_path)
        if found is None:
            return None
        if found not in self._known:
            if len(self._known) >= REMEMBERED:
                self._known.clear()
            self._known[found] = self._ask(found)
        return self._known[found]

    def _ask(self, address: str) -> Reason | None:
        fragment = unquote(urlsplit(address).fragment)
        for _step in range(LONGEST_WAY):
            request, response = self._answer(urlsplit(address).path)
            if response.status_code in _LOST:
                return Reason.NOT_FOUND
            if response.status_code in _CLOSED or _is_for_some(request):
                return Reason.PRIVATE
            location = response.headers.get("Location")
            if not location or not 300 <= response.status_code < 400:
                return Reason.NO_PLACE if fragment and not _has_place(response, fragment) else None
            following = own_address(location, urlsplit(address).path)
            if following is None:
                return None
            address = following
        return Reason.NOT_FOUND

    def _answer(self, path: str) -> tuple[WSGIRequest, HttpResponseBase]:
        request = request_for(path)
        response = self._handler.get_response(request)
        # Not `response.close()`, which would end the work of the request that we may be in.
        if file := getattr(response, "file_to_stream", None):
            file.close()
        return request, response

    @cached_property
    def _handler(self) -> BaseHandler:
        handler = BaseHandler()
        handler.load_middleware()
        return handler


def own_address(address: str, page_path: str) -> str | None:
    """
    Return the path of an address, with its fragment, where it is one of this site's; None for all others.

    What cannot be read as an address at all is taken for a path, at which nothing will be found.
    """
    try:
        parts = urlsplit(urljoin(f"{settings.BASE_URL}{page_path or '/'}", address.strip()))
        host = parts.hostname or ""
    except ValueError:
        return iri_to_uri(f"/{address.strip()}")
    if parts.scheme not in ("http", "https") or not _is_ours(host):
        return None
    return (iri_to_uri(parts.path) or "/") + (f"#{parts.fragment}" if parts.fragment else "")


def _is_ours(host: str) -> bool:
    named = [name for name in settings.ALLOWED_HOSTS if name != "*"]
    return host == urlsplit(settings.BASE_URL).hostname or validate_host(host, named)


def request_for(path: str) -> WSGIRequest:
    """Return a request as a reader who is not signed in would make it."""
    site = urlsplit(settings.BASE_URL)
    return WSGIRequest({
        "REQUEST_METHOD": "HEAD",
        # WSGI has paths as bytes, each written as a letter.
        "PATH_INFO": unquote(path, encoding="latin-1"),
        "SERVER_NAME": site.hostname,
        "SERVER_PORT": str(site.port or (443 if site.scheme == "https" else 80)),
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": site.netloc if validate_host(site.hostname or "", settings.ALLOWED_HOSTS) else _first_host(),
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": site.scheme,
        "wsgi.input": BytesIO(),
        "wsgi.errors": BytesIO(),
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    })  # fmt: skip


def _first_host() -> str:
    return settings.ALLOWED_HOSTS[0].lstrip(".") if settings.ALLOWED_HOSTS else "localhost"


def _is_for_some(request: Any) -> bool:
    """Return whether what answered asks the reader to sign in, or for a password."""
    match = request.resolver_match
    if match is not None and match.view_name in _SIGN_INS:
        return True
    # Wagtail notes there which page it has found.
    found = getattr(request, "_wagtail_route_for_request", None)
    return found is not None and found[0].get_view_restrictions().exists()


def _has_place(response: HttpResponseBase, name: str) -> bool:
    """Return whether a page has an element of this name; what is no page may have any."""
    is_page = isinstance(response, HttpResponse) and response.headers.get("Content-Type", "").startswith("text/html")
    # `#top` and `#` lead to the beginning of every page.
    if not is_page or name == "top" or ":~:" in name:
        return True
    tree = BeautifulSoup(response.content, "html.parser")
    return tree.find(id=name) is not None or tree.find("a", attrs={"name": name}) is not None
