"""`manage.py measure_documents`: asks for the facts about files that nobody has measured yet."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from site_config.media.models import SiteDocument
from site_config.media.tasks import measure_document


class Command(BaseCommand):
    """Also finds what a worker left half done, and documents from before there were such facts."""

    help = "Has all documents measured whose facts are not known; done in the background where a worker runs."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--again", action="store_true", help="forget what is known first: measure all of them")

    def handle(self, *args: Any, again: bool, verbosity: int, **options: Any) -> None:
        """Enqueue one task for each."""
        if again:
            SiteDocument.objects.update(checksum="")
        waiting = SiteDocument.objects.filter(checksum="").exclude(file="").order_by("pk").values_list("pk", flat=True)
        for pk in waiting:
            measure_document.enqueue(pk)
        if verbosity:
            self.stdout.write(f"{len(waiting)} documents to measure")
