"""The mail server's connection, for what the settings of MAILERS alone cannot keep."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.mail.backends.smtp import EmailBackend


class SmtpBackend(EmailBackend):
    """
    SMTP that keeps the sign-in of MAILERS when a caller passes none.

    Wagtail's `send_mail` (wagtail/admin/mail.py) asks for a connection with `username=None, password=None`, which
    Django 6.1 takes for "no sign-in". Can go when Wagtail calls `mailers` instead of `get_connection`.
    """

    def __init__(self, username: str | None = None, password: str | None = None, **options: Any) -> None:
        kept = settings.MAILERS.get(options.get("alias"), {}).get("OPTIONS", {})
        super().__init__(
            username=kept.get("username") if username is None else username,
            password=kept.get("password") if password is None else password,
            **options,
        )
