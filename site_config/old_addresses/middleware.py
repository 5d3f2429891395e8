"""Leads readers from addresses that were to those that are, and counts what nobody knows."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from wagtail.contrib.redirects.middleware import RedirectMiddleware
from wagtail.contrib.redirects.models import Redirect

from site_config.old_addresses.noting import note
from site_config.old_addresses.own_pages import new_address, page_at
from site_config.old_addresses.redirecting import address_by_fallback, has_redirect, own_path, spellings
from site_config.old_addresses.sections import read

#: Seconds. Without a limit a browser keeps a permanent redirect for ever, also one to a list whose item is brought
#: over later.
KEPT_FOR = 24 * 60 * 60


def permanently(address: str) -> HttpResponsePermanentRedirect:
    """Return the 301 to an address of ours."""
    response = HttpResponsePermanentRedirect(address)
    response["Cache-Control"] = f"max-age={KEPT_FOR}"
    return response


class OldAddressMiddleware:
    """
    Answer an address of the old site with 301 to what has taken its place.

    Stands before CommonMiddleware, which would send an address without a closing slash to one with it first. A page of
    ours at the address, or a redirect that editors have made, comes first; all other addresses cost no query.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        address = self._new_address(request)
        return permanently(address) if address else self.get_response(request)

    def _new_address(self, request: HttpRequest) -> str | None:
        old = read(request.path_info) if request.method in ("GET", "HEAD") else None
        if old is None:
            return None
        # `/index.php?option=com_…` names a program of Joomla's, not the home page.
        if "option" in request.GET and not old.leads_to:
            return None
        if (not old.is_certain and page_at(request.path_info)) or has_redirect(request):
            return None
        return new_address(old)


class RedirectOrNoteMiddleware(RedirectMiddleware):
    """
    Stands in for Wagtail's RedirectMiddleware, at its place.

    Wagtail sends readers of an unpublished page that had a redirect at its own address in a circle, and knows nothing
    of languages. What no redirect answers is counted for the editors.
    """

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """Return the redirect, or what was answered."""
        if response.status_code != 404:
            return response
        answer = super().process_response(request, response)
        if answer is not response and not _leads_to_itself(request, answer.headers["Location"]):
            return answer
        if found := address_by_fallback(request):
            address, for_good = found
            return permanently(address) if for_good else HttpResponseRedirect(address)
        note(request, response)
        return response


def _leads_to_itself(request: HttpRequest, location: str) -> bool:
    way = own_path(location)
    return way is not None and Redirect.normalise_path(way) in spellings(request.get_full_path())
