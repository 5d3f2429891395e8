"""Fills the site with many generated stories and publications, for benchmarks."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from home.volume import generate


class Command(BaseCommand):
    """Adds generated stories and publications; run again, it adds more."""

    help = (
        "Adds many generated stories and publications in three languages, for benchmarks. They are written past the"
        " indexes for words and references: `manage.py rebuild_search`, `update_index` and `rebuild_references_index`"
        " bring them in. Refuses to run in production settings."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the two numbers."""
        parser.add_argument("--articles", type=int, default=0, metavar="N", help="number of stories")
        parser.add_argument("--publications", type=int, default=0, metavar="N", help="number of publications")

    def handle(self, *args: Any, articles: int, publications: int, **options: Any) -> None:
        """Generate, and say what was made."""
        # Only a site that may be reached over plain http is surely nobody's but the developer's (settings/plain_http).
        if settings.SECURE_SSL_REDIRECT:
            raise CommandError("This fills the site with invented pages; production settings do not allow it.")
        if articles < 0 or publications < 0:
            raise CommandError("Numbers cannot be negative.")
        try:
            made = generate(articles, publications)
        except LookupError as error:
            raise CommandError(f"{error} Run load_mission_content first.") from error
        if options["verbosity"]:
            self.stdout.write(
                f"{articles} stories ({made.story_pages} pages) and {publications} publications"
                f" ({made.publication_pages} pages, {made.files} files) generated."
            )
            self.stdout.write("Not in the search yet: run rebuild_search, update_index and rebuild_references_index.")
