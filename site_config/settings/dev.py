"""Work on the code: local settings with Django's debug pages and files served as they are."""

from site_config.settings.local import *  # noqa: F403
from site_config.settings.local import STORAGES, TASKS

DEBUG = True
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
# No worker is needed: what is queued elsewhere is done at once.
TASKS = TASKS | {"background": TASKS["default"]}
