"""
`make bench`: what the translators' desk costs beside the stock engine, and its screens beside the admin's own.

One site is made and thrown away, on SQLite or on the PostgreSQL server that DATABASE_URL names. A few stories are
submitted to both languages by wagtail-localize and many by the desk's batch, and their queries compared. Then the
screens are asked for in turn with the admin's list of the same stories, round after round, with 300 and 3,000 pages.

Exits with 1 when the number of queries depends on the number of pages or a batch asks more than a tenth of what the
stock engine does, and with `--strict` also when a screen takes longer than three page lists.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
from pathlib import Path

from tests.bench.sites import Site, one_site

#: Screens: at most so many page lists. Handing over: at most this share of the stock engine's queries.
TARGET, SHARE = 3, 0.1
WARM_UP, ROUNDS = 3, 25
#: Pages of stories in all languages, and pages of a story on average: one in seven is in English only.
FEW, MANY, PAGES_A_STORY = 300, 3_000, 19 / 7


def measure(site: Site, wanted: dict[str, str]) -> dict[str, float]:
    """Return the median seconds of each address, all in turn in every round."""
    times: dict[str, list[float]] = {label: [] for label in wanted}
    for round_number in range(WARM_UP + ROUNDS):
        for label, address in wanted.items():
            seconds = site.ask("seconds", address=address)
            if round_number >= WARM_UP:
                times[label].append(seconds)
    return {label: statistics.median(spent) for label, spent in times.items()}


def main() -> None:
    """Measure, and print one line for each way of handing over and each screen."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.desk")
    parser.add_argument("--stock", type=int, default=20, metavar="N", help="stories for the stock engine")
    parser.add_argument("--stories", type=int, default=1_000, metavar="N", help="stories for the batch")
    parser.add_argument("--strict", action="store_true", help="fail when a screen is above the target")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="bench-") as folder, one_site(Path(folder)) as site:
        site.ask("fill", publications=0)
        pages = [site.ask("fill_desk", articles=round(FEW / PAGES_A_STORY))]
        site.ask("sign_in")
        wanted = site.ask("desk_addresses")
        few = {label: site.ask("described", address=address)["queries"] for label, address in wanted.items()}
        stock = site.ask("hand_over_by_stock_engine", articles=asked.stock)
        batch = site.ask("hand_over_by_batch", articles=asked.stories)
        there = FEW + asked.stories + 3 * asked.stock
        pages.append(site.ask("fill_desk", articles=max(round((MANY - there) / PAGES_A_STORY), 1)))
        many = {label: site.ask("described", address=address)["queries"] for label, address in wanted.items()}
        measured = measure(site, wanted)
        vendor = site.vendor
    share = (batch["queries"] / asked.stories) / (stock["queries"] / asked.stock)
    print(f"{vendor}: handing over to two languages\n\n{'a story':<26}{'queries':>9}{'ms':>9}")
    for label, cost, stories in (("stock engine", stock, asked.stock), ("batch", batch, asked.stories)):
        print(f"{label:<26}{cost['queries'] / stories:>9.1f}{1000 * cost['seconds'] / stories:>9.1f}")
    print(
        f"\n{asked.stories:,} stories: {batch['queries']:,} queries in {batch['seconds']:.0f} s,"
        f" {share:.3f} of the stock engine's; the target is {SHARE} at most."
    )
    floor = next(iter(measured.values()))
    print(f"\n{'median of ' + str(ROUNDS):<26}{'ms':>9}{'× list':>9}{'queries at':>12}{pages[0]:>6}{pages[1]:>6}")
    for label, seconds in measured.items():
        marks = "  QUERIES DIFFER" if few[label] != many[label] else ""
        marks += "  above the target" if seconds / floor > TARGET else ""
        print(f"{label:<26}{seconds * 1000:>9.1f}{seconds / floor:>9.2f}{few[label]:>18}{many[label]:>6}{marks}")
    print(f"\nThe target is {TARGET} page lists at most.")
    is_slow = any(seconds / floor > TARGET for seconds in measured.values())
    ours = list(wanted)[1:]
    if share > SHARE or any(few[label] != many[label] for label in ours) or (asked.strict and is_slow):
        raise SystemExit(1)


if __name__ == "__main__":
    main()
