"""`make run` on one's own machine: the base over plain http, with a secret made once and kept in an ignored file."""

import secrets

from site_config.settings.base import *  # noqa: F403
from site_config.settings.base import DATA_DIR, SECRET_KEY
from site_config.settings.plain_http import *  # noqa: F403

DATA_DIR.mkdir(parents=True, exist_ok=True)

if not SECRET_KEY:
    _secret_file = DATA_DIR / "secret-key"
    if not _secret_file.exists():
        _secret_file.touch(mode=0o600)
        _secret_file.write_text(secrets.token_urlsafe(50))
    SECRET_KEY = _secret_file.read_text()
