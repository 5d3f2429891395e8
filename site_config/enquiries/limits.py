"""How many messages one reader, and all together, may send in an hour; counted in the cache, kept nowhere else."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from django.core.cache import cache
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

WINDOW = timedelta(hours=1)
#: A family or an office may share one address.
MOST_OF_ONE = 5
#: More than any day brings: a flood from many addresses ends here.
MOST_OF_ALL = 60


def free_again_at(request: HttpRequest) -> datetime | None:
    """Count one message; return when the reader may try again if it is one too many, else None."""
    seconds = int(WINDOW.total_seconds())
    window = int(timezone.now().timestamp()) // seconds
    address = salted_hmac("enquiries.limits", f"{window} {reader_address(request)}", algorithm="sha256").hexdigest()
    is_too_many = (
        _count(f"enquiries:{window}:{address}", seconds) > MOST_OF_ONE
        or _count(f"enquiries:{window}", seconds) > MOST_OF_ALL
    )
    return datetime.fromtimestamp((window + 1) * seconds, UTC) if is_too_many else None


def reader_address(request: HttpRequest) -> str:
    """
    Return the address that the nearest proxy saw, which it appends to `X-Forwarded-For`, else the connection's own.

    Without a proxy somebody may write the header themselves and escape the limit of one reader, not that of all.
    """
    forwarded = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
    return forwarded or request.META.get("REMOTE_ADDR", "")


def _count(key: str, seconds: int) -> int:
    cache.add(key, 0, seconds)
    try:
        count = cache.incr(key)
    except ValueError:  # gone between the two
        return 1
    # Caches of files forget the time when they count.
    cache.touch(key, seconds)
    return count
