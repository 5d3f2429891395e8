"""Reads the address of a machine translator (MACHINE_TRANSLATION_URL) into wagtail-localize's setting."""

from __future__ import annotations

from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

from site_config.settings import environment

_LIBRETRANSLATE = "wagtail_localize.machine_translators.libretranslate.LibreTranslator"
_DEEPL = "wagtail_localize.machine_translators.deepl.DeepLTranslator"
_GOOGLE = "site_config.translators.google.GoogleTranslator"
#: Seconds that a translator waits for the machine; without a limit a deaf one holds a server thread for ever.
TIMEOUT = 20


def machine_translator(name: str) -> dict[str, Any] | None:
    """
    Return the class and options of the machine that the variable names, None when it is empty:
    `libretranslate://key@translate.example.org` (`libretranslate+http://` for a machine of one's own),
    `deepl://key`, or `google://project?credentials=/path/of/key.json`.

    Raises ImproperlyConfigured, without repeating the address (it holds a key), when it cannot be read.
    """
    address = environment.text(name)
    if not address:
        return None
    try:
        if not address.isascii() or not address.isprintable() or " " in address:
            raise ValueError("It takes Latin letters, digits and signs.")
        scheme, mark, rest = address.partition("://")
        if not mark or not rest:
            raise ValueError("It starts with libretranslate://, deepl:// or google:// and goes on.")
        if scheme in ("libretranslate", "libretranslate+http"):
            return _libretranslate(urlsplit(address))
        if scheme == "deepl":
            # Keys of DeepL end in ":fx" where nothing is paid for them, which no server name does.
            return _machine(_DEEPL, AUTH_KEY=unquote(rest.rstrip("/")))
        if scheme == "google":
            return _google(urlsplit(address))
        raise ValueError("It starts with libretranslate://, deepl:// or google://.")
    except ValueError as error:
        problem = f"{name} cannot be read: {environment.VARIABLES[name]}."
        raise ImproperlyConfigured(f"{problem} {error}") from None


def _machine(kind: str, **options: Any) -> dict[str, Any]:
    return {"CLASS": kind, "OPTIONS": {"TIMEOUT": TIMEOUT, **options}}


def _libretranslate(address: SplitResult) -> dict[str, Any]:
    if not address.hostname or address.query or address.fragment:
        raise ValueError("It names a server, and nothing after its path.")
    scheme = "http" if address.scheme.endswith("+http") else "https"
    key, _at, server = address.netloc.rpartition("@")
    return _machine(
        _LIBRETRANSLATE,
        LIBRETRANSLATE_URL=f"{scheme}://{server}{address.path.rstrip('/')}",
        API_KEY=unquote(key),
    )


def _google(address: SplitResult) -> dict[str, Any]:
    given = dict(parse_qsl(address.query, keep_blank_values=True))
    path = given.pop("credentials", "")
    if given or address.path not in ("", "/") or not address.netloc:
        raise ValueError("It names a project, and may name the file with its key as ?credentials=.")
    options = {"PROJECT_ID": address.netloc} | ({"CREDENTIALS_PATH": path} if path else {})
    return _machine(_GOOGLE, **options)
