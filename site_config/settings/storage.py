"""Reads the address of a bucket for uploads (MEDIA_STORAGE_URL) into the "default" entry of Django's STORAGES."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

from site_config.settings import environment

FILE_SYSTEM = {"BACKEND": "django.core.files.storage.FileSystemStorage"}
#: Seconds; botocore's own minute, five times over, would hold a server thread while a reader waits.
CONNECT_TIMEOUT, READ_TIMEOUT = 5, 20
#: Bytes of an opened file kept in memory; the rest goes to a temporary file.
MEMORY = 1024 * 1024

_SERVER = re.compile(r"(?:[A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])(?::[0-9]{1,5})?")
_BUCKET = re.compile(r"/([A-Za-z0-9._-]{3,63})/?")
_BARE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_OPTIONS: dict[str, re.Pattern[str]] = {
    "region": re.compile(r"[A-Za-z0-9-]+"),
    "insecure": re.compile(r"true|false"),
    "addressing": re.compile(r"path|virtual"),
}


def media_storage(name: str) -> dict[str, Any]:
    """
    Return the storage of uploads that the variable names: a bucket behind the S3 interface, or files when it is empty.

    The bucket may be private: the site itself hands out renditions and documents. Its key needs the rights to list
    (without it the server answers 403 instead of 404 for a file that is not there), read, write and delete.

    Options after the question mark: `region` (us-east-1), `insecure=true` for plain http in a network of one's own,
    `addressing=virtual` for a server that wants the bucket in the host name instead of the path.

    Raises ImproperlyConfigured, without repeating any of the address (it holds a secret), when it cannot be read or
    the packages it needs are missing.
    """
    address = environment.text(name)
    if not address:
        return FILE_SYSTEM
    try:
        options = _options(_split(address))
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} cannot be read: {environment.VARIABLES[name]}. {error}") from None
    return {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": options | {"client_config": _client(name, options)}}


def _split(address: str) -> SplitResult:
    if not address.isascii() or not address.isprintable() or " " in address:
        raise ValueError("It takes Latin letters, digits and signs without spaces.")
    try:
        return urlsplit(address)
    except ValueError:
        # Python's own message repeats what it stumbles over.
        raise ValueError("Its server has brackets that fit no IPv6 address.") from None


def _options(address: SplitResult) -> dict[str, Any]:
    if address.scheme != "s3":
        raise ValueError("It starts with s3://.")
    credentials, _, server = address.netloc.rpartition("@")
    if address.fragment or _BARE_PERCENT.search(credentials):
        raise ValueError("Special characters in key and secret are written as %2F and the like.")
    key, _, secret = (unquote(part) for part in credentials.partition(":"))
    if not (key.isascii() and key.isprintable() and secret.isascii() and secret.isprintable()):
        raise ValueError("Key and secret consist of Latin letters, digits and signs.")
    if not key or not secret:
        raise ValueError("Key and secret stand before the server, as in s3://key:secret@server/bucket.")
    if not _SERVER.fullmatch(server):
        raise ValueError("After the @ comes the server's name, with its port where needed.")
    bucket = _BUCKET.fullmatch(address.path)
    if not bucket:
        raise ValueError("After the server comes the bucket's name and nothing more.")
    given = _given(address.query)
    return {
        "access_key": key,
        "secret_key": secret,
        # The address alone decides; the class would look into AWS_* variables for these.
        "security_token": None,
        "session_profile": None,
        "endpoint_url": f"{'http' if given.get('insecure') == 'true' else 'https'}://{server}",
        "bucket_name": bucket[1],
        "region_name": given.get("region", "us-east-1"),
        "addressing_style": given.get("addressing", "path"),
        "default_acl": None,
        "file_overwrite": False,
        # Links to originals, in the admin only, are signed and soon expire.
        "querystring_auth": True,
        "querystring_expire": 300,
        "max_memory_size": MEMORY,
    }


def _given(query: str) -> dict[str, str]:
    pairs = parse_qsl(query, keep_blank_values=True)
    given = dict(pairs)
    if len(given) < len(pairs) or any(
        option not in _OPTIONS or not _OPTIONS[option].fullmatch(value) for option, value in given.items()
    ):
        raise ValueError(
            "After the question mark it takes region=…, insecure=true or false, addressing=path or virtual, each once."
        )
    return given


def _client(name: str, options: dict[str, Any]) -> Any:
    """Return botocore's Config: short waits, and nothing that S3-compatible servers may not know."""
    try:
        import storages  # noqa: F401
        from botocore.config import Config
    except ImportError:
        raise ImproperlyConfigured(
            f'{name} is set, but the packages of the extra "s3" are missing: install .requirements/production.txt.'
        ) from None
    return Config(
        s3={"addressing_style": options["addressing_style"]},
        signature_version="s3v4",
        # Newer checksums are refused by many servers that are not Amazon's.
        request_checksum_calculation="when_required",
        response_checksum_validation="when_required",
        connect_timeout=CONNECT_TIMEOUT,
        read_timeout=READ_TIMEOUT,
        retries={"total_max_attempts": 2, "mode": "standard"},
    )
