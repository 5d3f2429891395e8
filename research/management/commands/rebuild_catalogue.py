"""Makes the research list, the names of files and the catalogue for harvesters anew from the pages."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from research.rebuilding import rebuild


class Command(BaseCommand):
    help = (
        "Makes the research list and the catalogue for harvesters anew from the pages. They follow every change by"
        " themselves; this is for pages that were written past the site, such as by SQL."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Rebuild, and say how much there was."""
        self.stdout.write(f"{rebuild()} publications catalogued.")
