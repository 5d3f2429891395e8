"""
`make bench`, second part: what the research room costs at 10,000 publications beside what it costs at 100.

Two sites are made and thrown away in the same run, on SQLite or on the PostgreSQL server that DATABASE_URL names, each
in a process of its own (sites.py). Every address is asked for on both in turn, the one right after the other, round
after round: whatever else the machine does slows both, and the ratio of the medians stays honest where seconds do not.
Both show the same page of the same publication, and lists, feeds and harvests that are full at both sizes.

Exits with 1 when the number of queries differs, and with `--strict` when a ratio is above the target.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from tests.bench.sites import Site, two_sites

SMALL, TARGET = 100, 1.5
WARM_UP, ROUNDS = 3, 25


@dataclass(frozen=True)
class Result:
    """An address at both sizes: median seconds, queries, cards shown."""

    label: str
    seconds: tuple[float, float]
    queries: tuple[int, int]
    cards: tuple[int, int]

    @property
    def ratio(self) -> float:
        """How many times as long the larger site takes."""
        return self.seconds[1] / self.seconds[0]

    @property
    def is_slow(self) -> bool:
        """Whether that is above the target."""
        return self.ratio > TARGET

    @property
    def is_uneven(self) -> bool:
        """Whether the sites need different numbers of queries."""
        return self.queries[0] != self.queries[1]

    def __str__(self) -> str:
        marks = ["above the target"] * self.is_slow + ["QUERIES DIFFER"] * self.is_uneven
        marks += ["LISTS DIFFER"] * (self.cards[0] != self.cards[1])
        times = "".join(f"{seconds * 1000:>9.1f}" for seconds in self.seconds)
        counts = "".join(f"{count:>6}" for count in (*self.queries, *self.cards))
        return f"{self.label:<22}{times}{self.ratio:>7.2f}{counts}  {', '.join(marks)}".rstrip()


def measure(small: Site, large: Site) -> list[Result]:
    """Ask both sites for every address in turn, and return what came out."""
    wanted: dict[str, tuple[str, str]] = {
        label: (address, address) for label, address in small.ask("addresses").items()
    }
    in_middle, (address, _same) = "OAI in the middle", wanted["OAI in the middle"]
    wanted[in_middle] = (address, large.ask("middle"))
    times: dict[str, tuple[list[float], list[float]]] = {label: ([], []) for label in wanted}
    for round_number in range(WARM_UP + ROUNDS):
        for label, pair in wanted.items():
            turns = list(zip((small, large), pair, times[label], strict=True))
            # The second finds the processor warm.
            for site, address, spent in turns if round_number % 2 else reversed(turns):
                seconds = site.ask("seconds", address=address)
                if round_number >= WARM_UP:
                    spent.append(seconds)
    results = []
    for label, pair in wanted.items():
        facts = [site.ask("described", address=address) for site, address in zip((small, large), pair, strict=True)]
        one, other = (statistics.median(spent) for spent in times[label])
        queries, cards = ((facts[0][name], facts[1][name]) for name in ("queries", "cards"))
        results.append(Result(label, (one, other), queries, cards))
    return results


def main() -> None:
    """Measure, and print one line for each address."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.publications")
    parser.add_argument("--publications", type=int, default=10_000, metavar="N", help="the larger size")
    parser.add_argument("--strict", action="store_true", help="fail when a ratio is above the target")
    wanted = parser.parse_args()
    began = time.monotonic()
    with (
        tempfile.TemporaryDirectory(prefix="bench-") as folder,
        two_sites(Path(folder), SMALL, wanted.publications) as (small, large),
    ):
        made = time.monotonic()
        results = measure(small, large)
        vendor = small.vendor
    print(
        f"{vendor}, median of {ROUNDS} in turn; made in {made - began:.0f} s, {time.monotonic() - made:.0f} s asked\n"
    )
    print(f"{'milliseconds at':<22}{SMALL:>9}{wanted.publications:>9}{'ratio':>7}{'queries':>12}{'cards':>12}")
    print(*results, sep="\n")
    print(f"\nThe target is a ratio of {TARGET} at most.")
    if any(result.is_uneven for result in results) or (wanted.strict and any(result.is_slow for result in results)):
        raise SystemExit(1)


if __name__ == "__main__":
    main()
