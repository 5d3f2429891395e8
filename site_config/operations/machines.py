"""The plain texts that crawlers and security researchers ask for."""

from __future__ import annotations

import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

#: RFC 9116, section 2.5.5, wants less than a year; half of one is renewed by every answer.
SECURITY_CONTACT_VALID = datetime.timedelta(days=182)


@csrf_exempt  # else a POST is answered by 403 before it can be answered by 405
@require_safe
def robots_txt(request: HttpRequest) -> HttpResponse:
    """
    Keep crawlers out of the desks, let them see all else, and name the sitemaps (RFC 9309).

    That of the news is named here too: the index leaves it out while there is none, and crawlers of news should know
    it before there is.
    """
    return _plain_text(
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /accounts/",
        "",
        f"Sitemap: {settings.BASE_URL}/sitemap.xml",
        f"Sitemap: {settings.BASE_URL}/sitemap-news.xml",
    )


@csrf_exempt  # as above
@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    """Tell whom to write to about a weakness of the site (RFC 9116)."""
    expires = (timezone.now() + SECURITY_CONTACT_VALID).astimezone(datetime.UTC)
    return _plain_text(
        f"Contact: mailto:{settings.CONTACT_EMAIL}",
        f"Expires: {expires:%Y-%m-%dT00:00:00Z}",
        f"Preferred-Languages: {', '.join(code for code, _name in settings.LANGUAGES)}",
        f"Canonical: {settings.BASE_URL}/.well-known/security.txt",
    )


def _plain_text(*lines: str) -> HttpResponse:
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")
