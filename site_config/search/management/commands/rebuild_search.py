"""Makes the index of the public search anew from the pages."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from site_config.search.indexing.rebuilding import rebuild

WIDTH = 40


class Command(BaseCommand):
    help = (
        "Makes the index of the public search anew from the pages and their files. It follows every change by itself;"
        " this is for pages that were written past the site, such as by generate_content, and after an upgrade that"
        " reads words differently."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Rebuild with a progress bar, and say how much there was."""
        count = rebuild(self.show if options["verbosity"] else lambda done, total: None)
        if options["verbosity"]:
            self.stdout.write(f"\n{count} pages can be found.")

    def show(self, done: int, total: int) -> None:
        """Draw the bar."""
        filled = WIDTH * done // max(total, 1)
        self.stdout.write(f"\r[{'#' * filled}{'.' * (WIDTH - filled)}] {done} of {total}", ending="")
        self.stdout.flush()
