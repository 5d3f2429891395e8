from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from site_config.enquiries.models import Enquiry


class Command(BaseCommand):
    """Runs daily with the worker; done again, it does nothing."""

    help = "Deletes messages from readers that were received 90 days ago or earlier."

    def handle(self, *args: Any, **options: Any) -> None:
        """Delete them, and say how many they were."""
        count = Enquiry.delete_old()
        if options["verbosity"]:
            self.stdout.write(f"{count} messages deleted.")
