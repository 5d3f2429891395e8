"""
The identifiers of records: `oai:<domain>:publication/<number>/<language>`, by the guidelines for oai-identifier.

The schema of those guidelines wants a domain of two labels or more, each beginning with a letter. Where the site's own
name is not of that form, its longest part that is, counted from the right, stands for it; where there is none (an
address in numbers, `localhost`) the site is only tried out, and a name that no domain can have is taken.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from django.conf import settings

_DOMAIN = re.compile(r"(?:^|\.)([a-z][a-z0-9-]*(?:\.[a-z][a-z0-9-]*)+)$")
#: RFC 6761 keeps everything below `localhost` for machines that talk to themselves.
LOCAL = "site.localhost"

_IDENTIFIER = re.compile(r"oai:[^:]+:publication/([1-9][0-9]{0,8})/([a-z]{2,8})")


def repository() -> str:
    """Return the domain in the identifiers of this site."""
    match = _DOMAIN.search(urlsplit(settings.BASE_URL).hostname or "")
    return match[1] if match else LOCAL


def identifier_of(number: int, language: str) -> str:
    """Return the identifier of the record of a publication in a language."""
    return f"oai:{repository()}:publication/{number}/{language}"


def parse_identifier(identifier: str) -> tuple[int, str] | None:
    """Return the number and the language of an identifier; None when it is not one that this site gives."""
    match = _IDENTIFIER.fullmatch(identifier)
    if match is None or identifier != identifier_of(int(match[1]), match[2]):
        return None
    return int(match[1]), match[2]
