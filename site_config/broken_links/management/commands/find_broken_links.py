from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from site_config.broken_links.looking import look_at_all


class Command(BaseCommand):
    """Looks at all links within the site, as the background process does once a day."""

    help = "Look for links to pages, files and addresses of this site that lead nowhere; other sites are not asked."

    def handle(self, *args: Any, **options: Any) -> None:
        """Look, and say how many there are."""
        number = look_at_all()
        if options["verbosity"]:
            self.stdout.write(f"Broken links: {number}")
