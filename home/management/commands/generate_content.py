"""Fills the site with many generated stories and publications, for benchmarks."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from home.volume import generate


class Command(BaseCommand):
    help = (
        "Adds many generated stories and publications in three languages, for benchmarks. They are written past the"
        " search index; `manage.py rebuild_modelsearch_index` brings them in. Refuses to run in production settings."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the two numbers."""
        parser.add_argument("--articles", type=int, default=0, metavar="N", help="number of stories")
        parser.add_argument("--publications", type=int, default=0, metavar="N", help="number of publications")

    def handle(self, *args: Any, articles: int, publications: int, **options: Any) -> None:
        """Generate, and say so."""
        if settings.SETTINGS_MODULE.endswith(".production"):
            raise CommandError("This fills the site with invented pages; production settings do not allow it.")
        if articles < 0 or publications < 0:
            raise CommandError("Numbers cannot be negative.")
        try:
            generate(articles, publications)
        except LookupError as error:
            raise CommandError(f"{error} Run load_mission_content first.") from error
        self.stdout.write(f"{articles} stories and {publications} publications generated.")
