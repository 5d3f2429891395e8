"""
`make bench`, fourth part: how many queries of the search's own table find what they should, by our search and by the
stock configurations of the engine. Takes some seconds; PostgreSQL's are shown where DATABASE_URL names a server.

What our search finds where it should not is a guess that the page says to be one, never an answer.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.bench.sites import one_site


def main() -> None:
    """Print one line for each search."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder, one_site(Path(folder)) as site:
        scores = site.ask("search_score")
    print(f"{'search':<24}{'found':>12}{'found wrongly':>16}")
    for name, (right, wanted, wrong, unwanted) in scores.items():
        print(f"{name:<24}{f'{right} of {wanted}':>12}{f'{wrong} of {unwanted}':>16}")


if __name__ == "__main__":
    main()
