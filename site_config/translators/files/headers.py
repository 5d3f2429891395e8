"""What the heads of files say, read from whatever a translator's program left of it."""

from __future__ import annotations

import re
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from site_config.languages.codes import CODES, SOURCE
from site_config.translators.files.errors import UnreadableFile


def language_of(tag: str) -> str:
    """Return our code for a language tag, as `tg` for `tg_TJ`; raise UnreadableFile unless we translate into it."""
    code = re.split("[-_@.]", tag.strip().lower())[0]
    if not code:
        raise UnreadableFile(
            _("This file does not say which language it is for. Use the file that was downloaded here.")
        )
    if code not in CODES or code == SOURCE:
        raise UnreadableFile(
            _("This file is for the language “%(language)s”, into which nothing is translated here.")
            % {"language": tag.strip()[:40]}
        )
    return code


def uuid_or_none(text: str) -> UUID | None:
    """Return the UUID that a text is; None where it is none."""
    try:
        return UUID(text)
    except ValueError:
        return None


def moment_or_none(text: str) -> datetime | None:
    """Return the moment that a text tells in ISO 8601 with its time zone; None where it tells none."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else None
