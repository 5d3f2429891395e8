"""
Error pages in the reader's language that need no database, no session and no context processor.

They are shown when the database is down, so they are made of contract addresses and catalogue strings alone. Only
"not found" asks whether another language has the page, and does without an answer.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

logger = logging.getLogger(__name__)

#: Knows the pages, as nothing here does: it is given the path that was not found and returns what has `language`,
#: `language_name`, `title` and `url`.
READABLE_ELSEWHERE = "site_config.pages.elsewhere.readable_elsewhere"


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 400: the address, a form or a body holds what no reader's program writes."""
    return error_page(
        request,
        400,
        _("This request cannot be read"),
        _("The address or the form contains characters or data that the site cannot use. Go back and try again."),
    )


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 403: the page exists, but not for this reader."""
    return error_page(
        request,
        403,
        _("This page is not open to you"),
        _("If you think it should be, sign in with another account or write to us."),
    )


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 404: no page has this address in the reader's language; those that have it in another are named."""
    if elsewhere := _readable_elsewhere(request):
        title, message = _("This page is not in your language"), _("You can read it in another language:")
        return error_page(request, 404, title, message, elsewhere)
    response = error_page(
        request,
        404,
        _("Page not found"),
        _("There is no page at this address. It may have moved, or the address may have a typing mistake."),
    )
    # For what counts such addresses (old_addresses/noting.py), unless a redirect takes the place of this answer.
    response.is_known_nowhere = True  # ty: ignore[missing-attribute]
    return response


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer 500: the fault is ours, and nobody should keep a copy of the page."""
    return error_page(
        request,
        500,
        _("Something went wrong on our side"),
        _("The page could not be made. Please try again in a few minutes."),
    )


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer 403: a form came without the proof that it was filled in on this site (see CSRF_FAILURE_VIEW)."""
    return error_page(
        request,
        403,
        _("The form has expired"),
        _(
            "Go back, load the page again and send the form once more. If that does not help, allow this site to keep"
            " cookies."
        ),
    )


def _readable_elsewhere(request: HttpRequest) -> Sequence[Any]:
    try:
        return import_string(READABLE_ELSEWHERE)(request.path_info)
    except Exception:  # the database may be down: a page that is not found is said to be so all the same
        logger.exception("Other languages of a missing page could not be looked up")
        return ()


def error_page(
    request: HttpRequest, status: int, title: str, message: str, elsewhere: Sequence[Any] = ()
) -> HttpResponse:
    """
    Return the page `error.html` with the status, in the active language; bare text when it cannot be rendered.

    `elsewhere` are the pages that `message` leads to, as READABLE_ELSEWHERE returns them.
    """
    language = active_language()
    addresses = {page.language: page.url for page in elsewhere}
    context = {
        "status": status,
        "title": title,
        "message": message,
        "elsewhere": elsewhere,
        "language": language,
        "home_url": f"/{language}/",
        "links": [
            (_("Home"), f"/{language}/"),
            (_("News"), f"/{language}/news/"),
            (_("Research"), f"/{language}/research/"),
            (_("Search"), f"/{language}/search/"),
        ],
        "languages": [own_language(code, addresses.get(code, "")) for code, _name in settings.LANGUAGES],
    }
    try:
        response = HttpResponse(render_to_string("error.html", context), status=status)
    except Exception:  # the last line of defence: a fault in the page itself must not hide the first one
        logger.exception("The error page could not be rendered")
        response = HttpResponse(f"{title}\n\n{message}\n", status=status, content_type="text/plain; charset=utf-8")
    response["Content-Language"] = language
    if status == 500:
        response["Cache-Control"] = "no-store"
    return response


def active_language() -> str:
    """Return the code of the active language when it is one of the site's, else the site's first language."""
    active = (translation.get_language() or "").partition("-")[0]
    return active if active in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def own_language(code: str, url: str = "") -> dict[str, Any]:
    """Return a language's code, its own name with a capital, and an address in it, by itself that of its home page."""
    name = translation.get_language_info(code)["name_local"]
    return {"code": code, "name": name[:1].upper() + name[1:], "url": url or f"/{code}/"}
