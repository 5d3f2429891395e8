from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from site_config.enquiries.mailing import mail_due


class Command(BaseCommand):
    """Runs every minute in the background process; several at once do no harm."""

    help = "Mails messages from readers that could not be mailed before and are due again."

    def handle(self, *args: Any, **options: Any) -> None:
        """Mail."""
        sent = mail_due()
        if options["verbosity"]:
            self.stdout.write(f"{sent} messages mailed.")
