from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from home.models import HomePage
from home.seeding.records import load_all
from site_config.accounts.groups import sync_groups
from site_config.languages.codes import CODES


class Command(BaseCommand):
    """Loads the mission's content. Run again, it adds only what it never loaded and changes nothing."""

    help = "Loads the mission's pages, stories, publications, topics, contact details and groups in three languages."

    def handle(self, *args: Any, **options: Any) -> None:
        """Load the content, then bring the groups' rights up to date."""
        loaded: list[str] = []

        def report(key: str) -> None:
            loaded.append(key)
            if options["verbosity"] > 1:
                self.stdout.write(key)

        load_all(report)
        homes = {code: HomePage.objects.in_language(code).first() for code in CODES}
        sync_groups({code: page for code, page in homes.items() if page is not None})
        if options["verbosity"]:
            self.stdout.write(f"{len(loaded)} records loaded." if loaded else "The mission's content is already here.")
