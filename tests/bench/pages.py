"""
`make bench`: what each kind of page costs, as a multiple of the cheapest answer measured in the same run.

Seconds differ from machine to machine and hour to hour; the ratio to `/health/live`, which passes the same middleware
and does nothing, moves far less. One page of each type in each language is asked for, without network and server, on
the content that `make run` loads. The first answers, which fill caches, are not counted.
"""

from __future__ import annotations

import logging
import statistics
import time

import django

django.setup()

from django.db import connection  # noqa: E402  (needs the apps)
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from wagtail.models import Locale, Page  # noqa: E402

FLOOR = "/health/live"
WARM_UP, ROUNDS = 3, 25


def addresses() -> dict[str, str]:
    """Return a label and an address for the floor and for one public page of each type in each language."""
    found: dict[str, str] = {"floor": FLOOR}
    for locale in Locale.objects.order_by("language_code"):
        pages = Page.objects.live().public().filter(locale=locale, depth__gt=1).order_by("depth", "path")
        for page in pages.select_related("content_type"):
            address = page.get_url()
            if address:
                found.setdefault(f"{page.content_type.model} {locale.language_code}", address)
    return found


def measure(wanted: dict[str, str]) -> dict[str, tuple[float, int, int]]:
    """Return the median seconds, the queries and the bytes of HTML of each address, all in turn in every round."""
    client = Client()
    times: dict[str, list[float]] = {label: [] for label in wanted}
    queries: dict[str, int] = {}
    sizes: dict[str, int] = {}
    for round_number in range(WARM_UP + ROUNDS):
        for label, address in wanted.items():
            began = time.perf_counter()
            response = client.get(address)
            spent = time.perf_counter() - began
            if response.status_code != 200:
                raise SystemExit(f"{address} answered {response.status_code}")
            if round_number >= WARM_UP:
                times[label].append(spent)
    for label, address in wanted.items():
        with CaptureQueriesContext(connection) as captured:
            sizes[label] = len(client.get(address).content)
        queries[label] = len(captured)
    return {label: (statistics.median(times[label]), queries[label], sizes[label]) for label in wanted}


def main() -> None:
    """Print one line for each page: ratio to the floor, median milliseconds, queries, bytes of HTML, address."""
    logging.disable(logging.INFO)
    wanted = addresses()
    measured = measure(wanted)
    floor = measured["floor"][0]
    print(f"{connection.vendor}, median of {ROUNDS}\n")
    print(f"{'page':<28}{'× floor':>8}{'ms':>8}{'queries':>9}{'bytes':>8}  address")
    for label, (seconds, count, size) in measured.items():
        print(f"{label:<28}{seconds / floor:>8.1f}{seconds * 1000:>8.1f}{count:>9}{size:>8}  {wanted[label]}")


if __name__ == "__main__":
    main()
