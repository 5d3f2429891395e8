"""
`make bench`, second part: what the research room costs at 10,000 publications beside what it costs at 100.

Everything is measured in one run on a database made for it and thrown away: SQLite in memory, or a test database on
the PostgreSQL that DATABASE_URL names. Each time is a multiple of `/health/live` measured in turn with it, since
machines are shared; the ratio compares these multiples at both sizes. The list is asked for in a state that fills a
page at both sizes. Exits with 1 when queries grow, and with `--strict` when a ratio is above the target.
"""

from __future__ import annotations

import argparse
import logging
import statistics
import time

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402  (needs the apps)
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext, get_runner, setup_test_environment  # noqa: E402

from research.listing import PUBLICATIONS_PER_PAGE  # noqa: E402
from research.models import PublicationPage  # noqa: E402
from tests.html import parsed  # noqa: E402

FLOOR = "/health/live"
SMALL, TARGET = 100, 1.5
WARM_UP, ROUNDS = 3, 25


def addresses() -> dict[str, str]:
    """Return what is measured, by label."""
    page = PublicationPage.objects.in_language("en").filter(slug__startswith="generated").order_by("number")[10]
    landing = f"/en/research/{page.slug}/"
    return {
        "floor": FLOOR,
        "list": "/en/research/",
        "list, three filters": "/en/research/?topic=counter-trafficking&language=en&type=report",
        "list by title, Tajik": "/tg/research/?sort=title",
        "landing page": landing,
        "export": f"{landing}cite.bib",
        "OAI ListRecords": "/oai?verb=ListRecords&metadataPrefix=oai_dc",
        "OAI, a set": "/oai?verb=ListRecords&metadataPrefix=oai_dc&set=lang:en",
        "feed": "/en/research/feed/",
        "unAPI": f"/unapi?id=publication:{page.number}:en&format=rdf_zotero",
    }


def measure(wanted: dict[str, str]) -> dict[str, tuple[float, int]]:
    """Return each address's time as a multiple of the floor's, and its queries; all in turn in every round."""
    client = Client()
    times: dict[str, list[float]] = {label: [] for label in wanted}
    for round_number in range(WARM_UP + ROUNDS):
        for label, address in wanted.items():
            began = time.perf_counter()
            response = client.get(address)
            spent = time.perf_counter() - began
            if response.status_code != 200:
                raise SystemExit(f"{address} answered {response.status_code}")
            if round_number >= WARM_UP:
                times[label].append(spent)
    queries = {}
    for label, address in wanted.items():
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        queries[label] = len(captured)
    floor = statistics.median(times["floor"])
    return {label: (statistics.median(times[label]) / floor, queries[label]) for label in wanted}


def grow_to(size: int) -> None:
    """Generate publications until there are `size` of them."""
    call_command("generate_content", publications=size - PublicationPage.objects.in_language("en").count(), verbosity=0)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def main() -> None:
    """Measure at both sizes, and print one line for each address."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.publications")
    parser.add_argument("--publications", type=int, default=10_000, help="the larger size")
    parser.add_argument("--strict", action="store_true", help="fail when a ratio is above the target")
    wanted = parser.parse_args()
    logging.disable(logging.INFO)
    setup_test_environment(debug=False)
    runner = get_runner(settings)(verbosity=0, interactive=False)
    databases = runner.setup_databases()
    try:
        call_command("load_mission_content", verbosity=0)
        grow_to(SMALL)
        paths = addresses()
        shown = len(parsed(Client().get(paths["list, three filters"])).find_all("article"))
        before = measure(paths)
        grow_to(wanted.publications)
        after = measure(paths)
    finally:
        runner.teardown_databases(databases)
    print(f"{connection.vendor}, {SMALL} and {wanted.publications} publications, median of {ROUNDS}")
    print(f"(the list with three filters shows {shown} of {PUBLICATIONS_PER_PAGE} cards at {SMALL})\n")
    print(f"{'address':<24}{'× floor':>9}{'× floor':>9}{'ratio':>7}{'queries':>9}{'':>5}")
    slow = grown = False
    for label, (small, queries) in before.items():
        large, more_queries = after[label]
        ratio = large / small
        marks = ("  slower than the target" if ratio > TARGET else "") + (
            "  QUERIES GROW" if more_queries > queries else ""
        )
        slow, grown = slow or ratio > TARGET, grown or more_queries > queries
        print(f"{label:<24}{small:>9.1f}{large:>9.1f}{ratio:>7.2f}{queries:>9}{more_queries:>5}{marks}")
    if grown or (slow and wanted.strict):
        raise SystemExit(1)


if __name__ == "__main__":
    main()
