"""Hands the public English pages over to the translators."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from site_config.translators.handover.batches import Handing
from site_config.translators.models.jobs import Section

BAR = 30


class Command(BaseCommand):
    """Hands over what is new or has changed, and names what could not be handed over."""

    help = (
        "Hands the public English pages over to the translators: those that were written before the translators' desk"
        " was there, or past it. Run again, it changes nothing. Ends with 1 where a page could not be handed over."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the section."""
        parser.add_argument("--section", choices=Section.values, default="", help="only this part of the site")

    def handle(self, *args: Any, section: str, **options: Any) -> None:
        """Hand over, with a bar on a terminal."""
        handing = Handing(section)
        total, done, failures = handing.count(), 0, []
        for part in handing.parts():
            done += part.looked_at
            failures += part.failures
            self._show(done, total)
        if self.stderr.isatty() and total:
            self.stderr.write("")
        for failure in failures:
            self.stdout.write(self.style.ERROR(f"Not handed over: {failure.title} {failure.address}".rstrip()))
        if options["verbosity"]:
            self.stdout.write(f"{done - len(failures)} of {total} pages and shared words are with the translators.")
        if failures:
            sys.exit(1)

    def _show(self, done: int, total: int) -> None:
        if self.stderr.isatty():
            filled = BAR * done // max(total, 1)
            self.stderr.write(f"\r{'█' * filled}{'░' * (BAR - filled)} {done} / {total}", ending="")
            self.stderr.flush()
