"""Tests: the base over plain http, with fast password hashing and uploads and file cache in throw-away folders."""

import tempfile
from pathlib import Path

from site_config.settings.base import *  # noqa: F403
from site_config.settings.base import CACHES, LOGGING, STORAGES, TASKS
from site_config.settings.plain_http import *  # noqa: F403
from site_config.settings.storage import FILE_SYSTEM

SECRET_KEY = "only for tests: " + "not a secret " * 5
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
MEDIA_ROOT = Path(tempfile.mkdtemp(prefix="media-"))
# Every test empties the cache: never the running site's own. With REDIS_URL it is that Redis database.
if CACHES["default"]["BACKEND"].endswith("FileBasedCache"):
    CACHES = CACHES | {"default": CACHES["default"] | {"LOCATION": tempfile.mkdtemp(prefix="cache-")}}
# Nor ever a bucket, whatever MEDIA_STORAGE_URL says.
STORAGES = STORAGES | {
    "default": FILE_SYSTEM,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
LOGGING = LOGGING | {"root": {"handlers": ["console"], "level": "CRITICAL"}}
# AVIF takes seconds; the tests of renditions make their own.
MEDIA_RENDITIONS_AT_UPLOAD = False
# No worker is needed: what is queued elsewhere is done at once.
TASKS = TASKS | {"background": TASKS["default"]}
