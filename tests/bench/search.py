"""
`make bench`, third part: what a search costs beside the front page, among 10,000 pages and 1,000 files of 50 pages.

One site is made and thrown away, on SQLite or on the PostgreSQL server that DATABASE_URL names. The front page and
every query are asked for in turn, round after round. With `--strict` it ends with 1 when the median of the queries is
above the target: 3 front pages on PostgreSQL, 6 on SQLite.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
from pathlib import Path
from urllib.parse import quote

from tests.bench.sites import Site, one_site

TARGETS = {"sqlite": 6, "postgresql": 3, "postgres": 3}
WARM_UP, ROUNDS = 2, 15
FRONT_PAGE = "/en/"
#: What is asked, by what makes it cheap or dear.
QUERIES = {
    "a word of every title": ("en", "generated"),
    "a common word": ("en", "migration"),
    "two common words": ("ru", "трудовая миграция"),
    "a phrase": ("en", '"labour migration"'),
    "three words": ("tg", "муҳоҷирати меҳнатӣ Хатлон"),
    "without Tajik letters": ("tg", "мухочират"),
    "a name in the other script": ("en", "Душанбе"),
    "a rare word of one file": ("en", "onlyhere{document}"),
    "a common word of the files": ("en", "grare"),
    "title and file": ("en", "remittances lacemi"),
    "another keyboard": ("en", "vbuhfwbz"),
    "a slip": ("en", "remitances"),
    "the beginning of a word": ("en", "migra"),
    "nothing": ("en", "qqqqzzzz"),
    "a filter": ("ru", "миграция&type=research&year=2014"),
}


def address(language: str, words: str, document: int) -> str:
    """Return the address of a search."""
    words, *filters = words.split("&", 1)
    return f"/{language}/search/?q={quote(words.format(document=document))}" + "".join(f"&{each}" for each in filters)


def measure(site: Site, document: int) -> dict[str, float]:
    """Return the median seconds of the front page and of each query."""
    wanted = {"front page": FRONT_PAGE}
    wanted |= {label: address(language, words, document) for label, (language, words) in QUERIES.items()}
    times: dict[str, list[float]] = {label: [] for label in wanted}
    for round_number in range(WARM_UP + ROUNDS):
        for label, path in wanted.items():
            seconds = site.ask("seconds", address=path)
            if round_number >= WARM_UP:
                times[label].append(seconds)
    return {label: statistics.median(spent) for label, spent in times.items()}


def main() -> None:
    """Measure, and print one line for each query."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.search")
    parser.add_argument("--articles", type=int, default=2_600, metavar="N", help="stories, in three languages")
    parser.add_argument("--publications", type=int, default=1_000, metavar="N", help="publications, in three languages")
    parser.add_argument("--files", type=int, default=1_000, metavar="N", help="files of 50 pages")
    parser.add_argument("--strict", action="store_true", help="fail when the median is above the target")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="bench-") as folder, one_site(Path(folder)) as site:
        made = site.ask("fill_search", articles=wanted.articles, publications=wanted.publications, files=wanted.files)
        measured = measure(site, made["document"])
        queries = {
            label: site.ask("described", address=address(*asked, made["document"]))["queries"]
            for label, asked in QUERIES.items()
        }
        vendor = site.vendor
    print(
        f"{vendor}: {made['pages']} pages and {made['files']} files;"
        f" index made in {made['seconds']:.0f} s, {made['megabytes']:.0f} MB at most"
    )
    front = measured.pop("front page")
    print(f"\n{'median of ' + str(ROUNDS):<28}{'ms':>8}{'× front page':>14}{'queries':>9}")
    print(f"{'front page':<28}{front * 1000:>8.1f}{1:>14.2f}")
    for label, seconds in measured.items():
        print(f"{label:<28}{seconds * 1000:>8.1f}{seconds / front:>14.2f}{queries[label]:>9}")
    ratio = statistics.median(measured.values()) / front
    print(f"\nThe median of all is {ratio:.2f} front pages; the target is {TARGETS[vendor]} at most.")
    if wanted.strict and ratio > TARGETS[vendor]:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
