"""Reads the mail server's address (EMAIL_URL) into Django's MAILERS setting."""

from __future__ import annotations

from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

from site_config.settings import environment

#: Seconds to wait for the mail server; without a limit a deaf one holds a server thread for ever.
TIMEOUT = 10


def mailers(name: str) -> dict[str, dict[str, Any]]:
    """
    Return MAILERS for the server that the variable names: `smtp://` (with `?tls=true` for STARTTLS), `smtps://` (TLS
    from the start) or, when it is empty, one that prints to the log.

    Raises ImproperlyConfigured, without repeating the address (it holds a password), when it cannot be read.
    """
    address = environment.text(name, "console://")
    try:
        return {"default": _mailer(_split(address))}
    except ValueError as error:
        problem = f"{name} cannot be read: {environment.VARIABLES[name]}."
        raise ImproperlyConfigured(f"{problem} {error}") from None


def _split(address: str) -> SplitResult:
    if not address.isascii() or not address.isprintable():
        raise ValueError("It takes Latin letters, digits and signs.")
    try:
        return urlsplit(address)
    except ValueError:
        # Python's own message repeats what it stumbles over, which may be half of a password.
        raise ValueError("Its server has brackets that fit no IPv6 address.") from None


def _mailer(address: SplitResult) -> dict[str, Any]:
    if address.scheme == "console":
        return {"BACKEND": "django.core.mail.backends.console.EmailBackend"}
    if address.scheme not in ("smtp", "smtps"):
        raise ValueError("It starts with smtp:// or smtps://.")
    if not address.hostname or any(character.isspace() for character in address.netloc):
        raise ValueError("It names no server.")
    if address.path not in ("", "/") or address.fragment:
        raise ValueError("It has no path; special characters in the password are written as %23 and the like.")
    options: dict[str, Any] = {"host": address.hostname, "port": _port(address), "timeout": TIMEOUT}
    wants_tls = _wants_tls(address.query)
    if address.scheme == "smtps":
        options["use_ssl"] = True
    elif wants_tls:
        options["use_tls"] = True
    if bool(address.username) != bool(address.password):
        raise ValueError("User and password come together.")
    if address.username and address.password:
        options |= {"username": unquote(address.username), "password": unquote(address.password)}
    return {"BACKEND": "site_config.operations.mail.SmtpBackend", "OPTIONS": options}


def _port(address: SplitResult) -> int | None:
    """Return the port, or None for Django's choice by kind of encryption."""
    try:
        return address.port
    except ValueError:
        # Python's own message repeats the text, which may be half of a password.
        raise ValueError("Its port is a number up to 65535.") from None


def _wants_tls(query: str) -> bool:
    given = dict(parse_qsl(query, keep_blank_values=True))
    tls = given.pop("tls", "false").lower()
    if given or tls not in ("true", "false"):
        raise ValueError("After the question mark it takes tls=true or tls=false.")
    return tls == "true"
