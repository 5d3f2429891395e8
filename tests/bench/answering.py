"""
The process of one site of a benchmark (sites.py).

Reads the name of a function below and its values from standard input, one line of JSON each time, and writes what the
function returns.
"""

from __future__ import annotations

import json
import logging
import re
import resource
import sys
import time

import django

django.setup()

from django.contrib.auth import get_user_model  # noqa: E402  (needs the apps)
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.db.models import Count  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from research.models import PublicationPage  # noqa: E402
from site_config.search.models import Entry, FileEntry  # noqa: E402
from tests.bench.desk_site import (  # noqa: E402
    ADMINISTRATOR,
    desk_addresses,
    fill_desk,
    hand_over_by_batch,
    hand_over_by_stock_engine,
)
from tests.bench.file_texts import give_texts  # noqa: E402
from tests.bench.scoring import score  # noqa: E402
from tests.html import parsed  # noqa: E402

RECORDS = "/oai?verb=ListRecords&metadataPrefix=oai_dc"
_SIZE = re.compile(r'completeListSize="(\d+)"')
#: One for all, since each loads the middleware anew.
CLIENT = Client()
_TOKEN = re.compile(r'cursor="(\d+)"[^>]*>([^<]+)<')


def fill(publications: int) -> None:
    """Make the site, unless it is a copy of one, and generate publications until there are so many."""
    call_command("migrate", verbosity=0)
    call_command("load_mission_content", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    known = PublicationPage.objects.values("number").distinct().count()
    call_command("generate_content", publications=max(publications - known, 0), verbosity=0)
    if connection.vendor == "postgresql":
        # The server does so by itself where a site lives longer than a benchmark.
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")


def fill_search(articles: int, publications: int, files: int) -> dict[str, float]:
    """
    Make a site with so many generated stories and publications in three languages, and the texts of so many files.

    Returns the number of pages that search knows, the seconds that a rebuild of the index took, and the megabytes of
    memory that the process took at most.
    """
    fill(publications)
    call_command("generate_content", articles=articles, verbosity=0)
    give_texts(files)
    began = time.perf_counter()
    call_command("rebuild_search", verbosity=0)
    spent = time.perf_counter() - began
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "pages": Entry.objects.count(),
        "files": FileEntry.objects.count(),
        "document": FileEntry.objects.values_list("document", flat=True)[0],
        "seconds": spent,
        "megabytes": most,
    }


def search_score() -> dict[str, tuple[int, int, int, int]]:
    """Return what each search finds of the table, in a database that was only migrated."""
    call_command("migrate", verbosity=0)
    return score()


def addresses() -> dict[str, str]:
    """Return what is measured, by label."""
    pages = PublicationPage.objects.in_language("en").filter(slug__startswith="generated")
    uses = pages.order_by().values_list("topic_links__topic__slug").annotate(uses=Count("pk"))
    topic, _uses = max(uses, key=lambda use: use[1])
    # One with much to show.
    page = pages.annotate(files=Count("editions__document")).order_by("-files", "number")[0]
    landing = f"/en/research/{page.slug}/"
    return {
        "floor": "/health/live",
        "list": "/en/research/",
        "list, three filters": f"/en/research/?topic={topic}&language=en&type=report",
        "list by title, Tajik": "/tg/research/?sort=title",
        "landing page": landing,
        "export": f"{landing}cite.bib",
        "OAI ListRecords": RECORDS,
        "OAI in the middle": middle(),
        "OAI, a set": f"{RECORDS}&set=publications",
        "feed": "/en/research/feed/",
        "unAPI": f"/unapi?id=publication:{page.number}:en&format=rdf_zotero",
    }


def sign_in() -> None:
    """Ask for everything that follows as the administrator that fill_desk made."""
    CLIENT.force_login(get_user_model().objects.get(username=ADMINISTRATOR))


def middle() -> str:
    """Return the address of the page in the middle of all records, by going there as a harvester does."""
    address = RECORDS
    while True:
        answer = CLIENT.get(address).content.decode()
        found, size = _TOKEN.search(answer), _SIZE.search(answer)
        if found is None or size is None:
            raise SystemExit("There are too few records for a page in the middle.")
        cursor, token = int(found[1]), found[2]
        address = f"/oai?verb=ListRecords&resumptionToken={token}"
        # The token leads to the page after this one.
        if (cursor + 100) * 2 >= int(size[1]) - 100:
            return address


def seconds(address: str) -> float:
    """Return how long the answer takes."""
    began = time.perf_counter()
    response = CLIENT.get(address)
    spent = time.perf_counter() - began
    if response.status_code != 200:
        raise SystemExit(f"{address} answered {response.status_code}")
    return spent


def described(address: str) -> dict[str, int]:
    """Return the number of queries, of bytes, and of cards in the answer."""
    with CaptureQueriesContext(connection) as captured:
        response = CLIENT.get(address)
    is_html = response["Content-Type"].startswith("text/html")
    cards = len(parsed(response).find_all("article")) if is_html else 0
    return {"queries": len(captured), "bytes": len(response.content), "cards": cards}


FUNCTIONS = {
    each.__name__: each
    for each in (
        *(fill, fill_search, search_score, addresses, middle, seconds, described),
        *(fill_desk, sign_in, desk_addresses, hand_over_by_stock_engine, hand_over_by_batch),
    )
}

if __name__ == "__main__":
    logging.disable(logging.INFO)
    for line in sys.stdin:
        name, values = json.loads(line)
        print(json.dumps(FUNCTIONS[name](**values)), flush=True)
