from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from site_config.search.models import MissedSearch


class Command(BaseCommand):
    """Runs daily with the worker; done again, it does nothing."""

    help = "Deletes what readers searched for and did not find more than 12 months ago."

    def handle(self, *args: Any, **options: Any) -> None:
        """Delete it, and say how much it was."""
        count = MissedSearch.forget_old()
        if options["verbosity"]:
            self.stdout.write(f"{count} rows deleted.")
