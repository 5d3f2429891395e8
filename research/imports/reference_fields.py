"""What BibTeX and RIS have in common: how facts of a reference become texts of our columns."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PureWindowsPath

from django.conf import settings

from research.imports.languages import language_named
from site_config.pages.addresses import absolute

#: Endings of files that a reference may bring along.
_EXTENSIONS: list[str] = settings.WAGTAILDOCS_EXTENSIONS
_FILE = re.compile(rf"[^:;]+\.(?:{'|'.join(_EXTENSIONS)})", re.IGNORECASE)
_PERMALINK = re.compile(r"/id/publication/([0-9]{1,9})/([a-z]{2})")


def permanent_number(addresses: Iterable[str]) -> str:
    """Return the number in a permanent link of this site among these addresses; empty where there is none."""
    start = absolute("/")
    for address in addresses:
        if address.startswith(start) and (match := _PERMALINK.fullmatch(address.removeprefix(start[:-1]))):
            return match[1]
    return ""


def file_name(paths: Iterable[str]) -> str:
    """Return the name of the first file among the paths that reference managers wrote; addresses are no paths."""
    for path in paths:
        if "://" in path:
            continue
        if match := _FILE.search(path):
            return PureWindowsPath(match[0]).name
    return ""


def editions(language: str, file: str) -> str:
    """Return the text for the column of editions."""
    code = language_named(language)
    return f"{code}: {file}" if code and file else code


def person(family: str, given: str) -> str:
    """Return a person's name as the columns of names have it."""
    return f"{family}, {given}" if given else family


def organisation(name: str) -> str:
    """Return an organisation's name as the columns of names have it."""
    return f"{{{name}}}"
