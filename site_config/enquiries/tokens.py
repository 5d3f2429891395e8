"""
The sign that a form was opened here and by somebody who took the time to fill it in.

A form of this site that anybody may send knows no reader and needs no cookie, so Django's cookie against forged forms
would only cost: every page with the form would set it, and say `Vary: Cookie` to every cache. Instead the form carries
the signed moment at which it was made, and browsers say from which site a form is sent (`is_from_this_site`). A page
with the form may be kept by caches for as long as the moment holds.
"""

from __future__ import annotations

from datetime import timedelta
from enum import Enum
from urllib.parse import urlsplit

from django.core import signing
from django.http import HttpRequest

SALT = "enquiries"
#: Faster than this no person reads, writes and sends.
QUICKEST = timedelta(seconds=3)
#: A page left open overnight still works.
LONGEST = timedelta(hours=24)


class Age(Enum):
    """How old a form is that comes back."""

    TOO_YOUNG = "too young"
    RIGHT = "right"
    TOO_OLD = "too old"


def new_token() -> str:
    """Return the sign for a form that is made now."""
    return signing.TimestampSigner(salt=SALT).sign("form")


def age_of(token: str) -> Age:
    """Return how old the form is; one without a sign of ours counts as too old, and may be sent again."""
    signer = signing.TimestampSigner(salt=SALT)
    try:
        signer.unsign(token, max_age=LONGEST)
    except signing.BadSignature:
        return Age.TOO_OLD
    try:
        signer.unsign(token, max_age=QUICKEST)
    except signing.SignatureExpired:
        return Age.RIGHT
    return Age.TOO_YOUNG


def is_from_this_site(request: HttpRequest) -> bool:
    """
    Return whether the browser says that the form was sent from this site, by `Sec-Fetch-Site` (W3C Fetch Metadata)
    or, in older ones, by `Origin` (RFC 6454, section 7).

    What says neither is let through: no right hangs on a cookie here that a foreign page could borrow.
    """
    if site := request.headers.get("Sec-Fetch-Site"):
        # "none": the reader alone, such as by loading the page again.
        return site in ("same-origin", "none")
    origin = request.headers.get("Origin")
    return origin is None or urlsplit(origin).netloc == request.get_host()
