from __future__ import annotations

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from research.imports.importing import Import
from research.imports.plans import INTENTIONS, Outcome, State, printable
from research.imports.rows import CatalogueError

STYLES = {State.CREATED: "SUCCESS", State.UPDATED: "WARNING", State.REFUSED: "ERROR"}
BAR = 30


class Command(BaseCommand):
    """Imports a catalogue, a row per record on standard output, the progress on a terminal's standard error."""

    help = (
        "Imports publications from a catalogue (CSV, XLSX, BibTeX or RIS) with their files. Run again, it changes"
        " nothing. Ends with 1 where a record was refused."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE", help="The catalogue.")
        parser.add_argument("--files", type=Path, metavar="DIR_OR_ZIP", help="A folder or a ZIP with its files.")
        parser.add_argument("--dry-run", action="store_true", help="Say what would happen, and change nothing.")
        parser.add_argument("--draft", action="store_true", help="Leave drafts, and publish nothing.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Import, and print what came of each record."""
        files: Path | None = options["files"]
        if files is not None and not files.exists():
            raise CommandError(f"{files}: there is no such folder or ZIP.")
        try:
            with options["file"].open("rb") as catalogue:
                whole = Import(catalogue, options["file"].name, files, as_drafts=options["draft"])
                self._run(whole, is_dry=options["dry_run"])
        except OSError as error:
            raise CommandError(f"{options['file']}: {error.strerror}.") from error
        except CatalogueError as error:
            raise CommandError(printable(str(error))) from error
        if whole.summary.counts[State.REFUSED]:
            sys.exit(1)

    def _run(self, whole: Import, *, is_dry: bool) -> None:
        progress = Progress(self.stderr, whole.count())
        for outcome in whole.plan() if is_dry else whole.carry_out():
            progress.clear()
            self._print(outcome, is_dry=is_dry)
            progress.step()
        progress.clear()
        for name in whole.summary.unused_files:
            self.stdout.write(f"No record names the file {name}.")
        counts = ", ".join(f"{whole.summary.counts[state]} {state.label}" for state in State)
        self.stdout.write(f"{whole.summary.total} records: {counts}." + (" Nothing was changed." if is_dry else ""))

    def _print(self, outcome: Outcome, *, is_dry: bool) -> None:
        words = INTENTIONS[outcome.state] if is_dry else outcome.state.label
        style = getattr(self.style, STYLES.get(outcome.state, "HTTP_INFO"))
        number = f" [{outcome.number}]" if outcome.number else ""
        self.stdout.write(f"{outcome.place}: {style(words)}{number}: {outcome.title}")
        for problem in outcome.problems:
            self.stdout.write(f"    {problem}")
        for change in outcome.changes if outcome.state == State.UPDATED else ():
            self.stdout.write(f"    {change.column}: {_short(change.old)} → {_short(change.new)}")
        for warning in outcome.warnings:
            self.stdout.write(f"    ({warning})")


class Progress:
    """A bar on the last line of a terminal; nothing where the output goes to a file."""

    def __init__(self, stream: Any, total: int) -> None:
        self._stream: Any = stream
        self._is_shown = stream.isatty()
        self._total, self._done = total, 0

    def step(self) -> None:
        """Count one record more and show the bar."""
        self._done += 1
        if self._is_shown:
            filled = BAR * self._done // max(self._total, 1)
            bar = "█" * filled + "░" * (BAR - filled)
            self._write(f"\r{bar} {self._done} / {self._total}")

    def clear(self) -> None:
        """Make room for a line of text."""
        if self._is_shown:
            self._write("\r\x1b[K")

    def _write(self, text: str) -> None:
        self._stream.write(text, ending="")
        self._stream.flush()


def _short(text: str) -> str:
    line = " ".join(text.split())
    return f"“{line[:77]}…”" if len(line) > 78 else f"“{line}”" if line else "nothing"
