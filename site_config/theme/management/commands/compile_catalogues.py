"""Compile the interface's translations without GNU gettext, so that a fresh clone needs no system package."""

from __future__ import annotations

import os
from pathlib import Path

import polib
from django.conf import settings
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    """Write a `.mo` beside each `.po` below LOCALE_PATHS; fuzzy entries are left out, as gettext does."""

    help = "Compiles the interface's translations (locale/) without GNU gettext."

    def handle(self, *args: object, **options: object) -> None:
        """Compile every catalogue and name it, unless asked to be silent."""
        for folder in settings.LOCALE_PATHS:
            for source in sorted(Path(folder).glob("*/LC_MESSAGES/*.po")):
                # In one step, since another process may be reading it.
                part = source.with_suffix(f".{os.getpid()}.part")
                polib.pofile(str(source)).save_as_mofile(str(part))
                part.replace(source.with_suffix(".mo"))
                if options["verbosity"]:
                    self.stdout.write(f"compiled {source.parent.parent.name}/{source.stem}")
