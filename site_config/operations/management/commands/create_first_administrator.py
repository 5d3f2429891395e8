from __future__ import annotations

import secrets
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand
from django.db import IntegrityError, transaction
from django.urls import reverse

#: Bytes of chance in the generated password: 24 characters of a URL-safe alphabet.
PASSWORD_BYTES = 18


class Command(BaseCommand):
    """Lets the first person in: a site without an administrator gets one, whose password is shown this once."""

    help = "Create an administrator with a generated password, unless there is one already."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--name", default="admin", help="name to sign in with")

    def handle(self, *args: Any, name: str, **options: Any) -> None:
        users = get_user_model()._default_manager
        if not users.filter(is_superuser=True).exists():
            free = self._free_name(name)
            password = secrets.token_urlsafe(PASSWORD_BYTES)
            try:
                with transaction.atomic():
                    users.create_superuser(
                        free, settings.CONTACT_EMAIL, password, first_name="Site", last_name="Administrator"
                    )
            except IntegrityError:
                # Another process started at the same moment and was first; it shows its own password.
                pass
            else:
                self.stdout.write(f"Administrator: {free}\nPassword: {password}\nIt is shown this once.")
        self.stdout.write(f"Sign in at {settings.BASE_URL}{reverse('wagtailadmin_home')}")

    def _free_name(self, name: str) -> str:
        """Return the name, or one with a random ending when somebody who is no administrator has it."""
        taken = get_user_model()._default_manager.filter(username=name).exists()
        return f"{name}-{secrets.token_hex(3)}" if taken else name
