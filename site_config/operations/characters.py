"""
Which characters no text of ours may hold, and how to find them in paths, queries and bodies.

A NUL byte makes PostgreSQL refuse the whole query. What XML 1.0 cannot carry (section 2.2, Char: control characters
but tab, line feed and carriage return; lone surrogates; U+FFFE and U+FFFF) would break every feed and harvest that
shows it. DEL is no text either.
"""

from __future__ import annotations

import json
import re
from urllib.parse import quote_plus, unquote_to_bytes

_UNWANTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def is_clean(text: str) -> bool:
    """Return whether the text holds none of the unwanted characters."""
    return _UNWANTED.search(text) is None


def is_clean_bytes(data: bytes) -> bool:
    """Return whether the bytes are UTF-8 without any of the unwanted characters."""
    try:
        return is_clean(data.decode())
    except UnicodeDecodeError:
        return False


def is_clean_path(path: str) -> bool:
    """
    Return whether a decoded path is text. Django writes bytes that are no UTF-8 back as percent signs, so such a sign
    that is no UTF-8 when decoded again was broken; one that is was escaped twice, which is only an unknown address.
    """
    return is_clean(path) and is_clean_bytes(unquote_to_bytes(path))


def is_clean_json(text: str) -> bool:
    """
    Return whether no name and no string in the JSON text holds an unwanted character, escapes such as `\\u0000`
    included. Text that is no JSON is somebody else's concern and passes, if it is clean as it stands.
    """
    if not is_clean(text):
        return False
    if "\\u" not in text:
        return True
    try:
        left = [json.loads(text)]
    except ValueError:
        return True
    except RecursionError:
        return False
    while left:
        value = left.pop()
        if isinstance(value, str):
            if not is_clean(value):
                return False
        elif isinstance(value, dict):
            left += [*value.keys(), *value.values()]
        elif isinstance(value, list):
            left += value
    return True


def is_clean_value(text: str) -> bool:
    """Return whether a form's value is clean, as text and, when it looks like JSON (rich text, comments), as JSON."""
    return is_clean_json(text) if text.lstrip()[:1] in ("{", "[", '"') else is_clean(text)


def clean_query(query: str) -> str:
    """
    Return a raw query string (as WSGI gives it, each character one byte) without unwanted characters and bytes that
    are no UTF-8, raw or percent-encoded. A query without any comes back as it is, byte for byte.
    """
    raw = query.encode("latin-1", "ignore")
    if is_clean_bytes(unquote_to_bytes(raw)):
        return query
    return "&".join("=".join(_clean_part(part) for part in pair.split(b"=", 1)) for pair in raw.split(b"&"))


def _clean_part(part: bytes) -> str:
    decoded = unquote_to_bytes(part.replace(b"+", b" ")).decode(errors="ignore")
    return quote_plus(_UNWANTED.sub("", decoded))
