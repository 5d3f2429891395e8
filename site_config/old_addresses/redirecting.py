"""Wagtail's redirects, looked up as its middleware does, and followed to see where they end."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest
from django.http.request import validate_host
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from site_config.languages.codes import FALLBACKS
from site_config.languages.middleware import language_from_path
from site_config.old_addresses.own_pages import new_address, page_at, readable_version
from site_config.old_addresses.sections import read
from site_config.pages.addresses import address_in

#: A way with more stations than this is no help to anybody; browsers give up at 20.
MOST_STATIONS = 20


def spellings(path: str) -> list[str]:
    """Return the `old_path`s that answer at a path with its query, the exact one first."""
    exact = Redirect.normalise_path(path)
    without_query = exact.partition("?")[0]
    return [exact] if exact == without_query else [exact, without_query]


def has_redirect(request: HttpRequest) -> bool:
    """Return whether an editor, or a page that moved, has decided where the address of a request leads. One query."""
    redirects = Redirect.get_for_site(Site.find_for_request(request))
    return redirects.filter(old_path__in=spellings(request.get_full_path())).exists()


def address_by_fallback(request: HttpRequest) -> tuple[str, bool] | None:
    """
    Return where a reader finds a page that moved while it had no translation in their language, and whether for good.

    It was read under their language all the same, but its redirect names the language in which it is written. So what
    holds for `/en/news/old/` holds for `/ru/news/old/` where nothing else answers there, and leads to `/ru/`.
    """
    language = language_from_path(request.path_info)
    if language is None or not FALLBACKS[language]:
        return None
    below = request.path_info[len(f"/{language}") :]
    old_paths = [Redirect.normalise_path(f"/{code}{below}") for code in FALLBACKS[language]]
    redirects = Redirect.get_for_site(Site.find_for_request(request)).filter(old_path__in=old_paths)
    # Only pages: they answer at their address, so that the way never leads back.
    found = {each.old_path: each for each in redirects.select_related("redirect_page") if each.redirect_page}
    redirect = next((found[path] for path in old_paths if path in found), None)
    page = readable_version(redirect.redirect_page, language) if redirect else None
    return (address_in(page, language), redirect.is_permanent) if page else None


def own_path(url: str) -> str | None:
    """Return the path and query of an address of this site, with or without its name; None for another site's."""
    parts = urlsplit(url)
    if parts.hostname:
        named = [urlsplit(settings.BASE_URL).hostname, *Site.objects.values_list("hostname", flat=True)]
        hosts = [host for host in (*settings.ALLOWED_HOSTS, *named) if host and host != "*"]
        if not validate_host(parts.hostname, hosts):
            return None
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def leads_in_a_circle(redirect: Redirect) -> bool:
    """Return whether a redirect, not yet saved or changed, would bring a reader to an address for a second time."""
    stations = {Redirect.normalise_path(redirect.old_path)}
    following: Redirect | None = redirect
    way: str | None = None
    while len(stations) < MOST_STATIONS:
        way = own_path(following.link or "") if following else way
        if not way:
            return False
        station = Redirect.normalise_path(way)
        if station in stations:
            return True
        stations.add(station)
        # Only what is not found is redirected.
        if page_at(station.partition("?")[0]):
            return False
        following = _next(redirect, station)
        old = None if following else read(station.partition("?")[0])
        way = new_address(old) if old else None
    return True


def _next(proposed: Redirect, station: str) -> Redirect | None:
    """Return the redirect that answers at a station, when the proposed one is in force."""
    paths = spellings(station)
    saved = Redirect.objects.filter(old_path__in=paths).exclude(pk=proposed.pk).order_by("site_id")
    answering = {each.old_path: each for each in saved.select_related("redirect_page")}
    answering[Redirect.normalise_path(proposed.old_path)] = proposed
    return next((answering[path] for path in paths if path in answering), None)
