"""Reads the address of a bucket for uploads (MEDIA_STORAGE_URL) into the settings of django-storages."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

from site_config.settings import environment

#: Entries of Django's STORAGES. The bucket's carries no OPTIONS: Wagtail writes those, with the secret, into the task
#: that deletes a file, and a queue may keep them in the database.
FILE_SYSTEM = {"BACKEND": "django.core.files.storage.FileSystemStorage"}
BUCKET = {"BACKEND": "storages.backends.s3.S3Storage"}
#: Seconds; botocore's own minute, five times over, would hold a server thread while a reader waits.
CONNECT_TIMEOUT, READ_TIMEOUT = 5, 20
#: The same for every bucket.
RULES: dict[str, Any] = {
    "AWS_DEFAULT_ACL": None,
    "AWS_S3_FILE_OVERWRITE": False,
    # Links to originals, in the admin only, are signed and soon expire.
    "AWS_QUERYSTRING_AUTH": True,
    "AWS_QUERYSTRING_EXPIRE": 300,
    # Bytes of an opened file in memory; a longer one goes to a temporary file.
    "AWS_S3_MAX_MEMORY_SIZE": 1024 * 1024,
    # The address alone decides: without these the class would look for variables of Amazon's tools.
    "AWS_SESSION_TOKEN": None,
    "AWS_S3_SESSION_PROFILE": None,
}

_SERVER = re.compile(r"(?:[A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])(?::([0-9]{1,5}))?")
_BUCKET_NAME = re.compile(r"/([A-Za-z0-9._-]{3,63})/?")
_BARE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_OPTIONS: dict[str, re.Pattern[str]] = {
    "region": re.compile(r"[A-Za-z0-9-]+"),
    "insecure": re.compile(r"true|false"),
    "addressing": re.compile(r"path|virtual"),
}


def bucket(name: str) -> dict[str, Any]:
    """
    Return django-storages' settings for the bucket, behind any S3 interface, that the variable names; none when empty.

    The bucket may be private: the site itself hands out renditions and documents. Its key needs the rights to list
    (without it the server answers 403 instead of 404 for a file that is not there), read, write and delete.

    Options after the question mark: `region` (us-east-1), `insecure=true` for plain http in a network of one's own,
    `addressing=virtual` for a server that wants the bucket in the host name instead of the path.

    Raises ImproperlyConfigured, without repeating any of the address (it holds a secret), when it cannot be read or
    the packages it needs are missing.
    """
    address = environment.text(name)
    if not address:
        return {}
    try:
        parts = _split(address)
        given = _options(parts.query)
        found = _place(parts, given) | RULES
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} cannot be read: {environment.VARIABLES[name]}. {error}") from None
    return found | {"AWS_S3_CLIENT_CONFIG": _client(name, given.get("addressing", "path"))}


def _split(address: str) -> SplitResult:
    if not address.isascii() or not address.isprintable() or " " in address:
        raise ValueError("It takes Latin letters, digits and signs without spaces.")
    try:
        return urlsplit(address)
    except ValueError:
        # Python's own message repeats what it stumbles over.
        raise ValueError("Its server has brackets that fit no IPv6 address.") from None


def _place(address: SplitResult, given: dict[str, str]) -> dict[str, Any]:
    if address.scheme != "s3":
        raise ValueError("It starts with s3://.")
    credentials, _, server = address.netloc.rpartition("@")
    if address.fragment or _BARE_PERCENT.search(credentials):
        raise ValueError("Special characters in key and secret are written as %2F and the like.")
    key, _, secret = (unquote(part) for part in credentials.partition(":"))
    if not key or not secret:
        raise ValueError("Key and secret stand before the server, as in s3://key:secret@server/bucket.")
    if not (key + secret).isascii() or not (key + secret).isprintable():
        raise ValueError("Key and secret consist of Latin letters, digits and signs.")
    named_server = _SERVER.fullmatch(server)
    if not named_server or int(named_server[1] or 443) > 65535:
        raise ValueError("After the @ comes the server's name, with its port where needed.")
    named = _BUCKET_NAME.fullmatch(address.path)
    if not named:
        raise ValueError("After the server comes the bucket's name and nothing more.")
    return {
        "AWS_S3_ACCESS_KEY_ID": key,
        "AWS_S3_SECRET_ACCESS_KEY": secret,
        "AWS_S3_ENDPOINT_URL": f"{'http' if given.get('insecure') == 'true' else 'https'}://{server}",
        "AWS_S3_REGION_NAME": given.get("region", "us-east-1"),
        "AWS_STORAGE_BUCKET_NAME": named[1],
    }


def _options(query: str) -> dict[str, str]:
    pairs = parse_qsl(query, keep_blank_values=True)
    given = dict(pairs)
    if len(given) < len(pairs) or any(
        option not in _OPTIONS or not _OPTIONS[option].fullmatch(value) for option, value in given.items()
    ):
        raise ValueError(
            "After the question mark it takes region=…, insecure=true or false, addressing=path or virtual, each once."
        )
    return given


def _client(name: str, addressing: str) -> Any:
    """Return botocore's Config: short waits, and nothing that S3-compatible servers may not know."""
    try:
        import storages  # noqa: F401
        from botocore.config import Config
    except ImportError:
        raise ImproperlyConfigured(
            f'{name} is set, but the packages of the extra "s3" are missing: install .requirements/production.txt.'
        ) from None
    return Config(
        s3={"addressing_style": addressing},
        signature_version="s3v4",
        # Newer checksums are refused by many servers that are not Amazon's.
        request_checksum_calculation="when_required",
        response_checksum_validation="when_required",
        connect_timeout=CONNECT_TIMEOUT,
        read_timeout=READ_TIMEOUT,
        retries={"total_max_attempts": 2, "mode": "standard"},
    )
