"""What the admin calls a control, in any language, from the catalogues of Wagtail, wagtail-localize and our own."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from django.apps import apps
from django.utils import translation
from django.utils.text import capfirst
from django.utils.translation.trans_real import DjangoTranslation


@cache
def spoken_by_scripts(language: str) -> DjangoTranslation:
    """Return the words that the admin's scripts speak, such as those of the editor's blocks."""
    folders = [Path(config.path) / "locale" for config in apps.get_app_configs() if config.name.startswith("wagtail")]
    return DjangoTranslation(
        language, domain="djangojs", localedirs=[str(folder) for folder in folders if folder.is_dir()]
    )


def label_of(msgid: str, context: str = "", **parts: str) -> str:
    """
    Return a label in the active language as the screen shows it: with a capital, and with `parts` filled in, each a
    msgid of its own.
    """
    words = translation.pgettext(context, msgid) if context else translation.gettext(msgid)
    if words == msgid:
        words = spoken_by_scripts(translation.get_language() or "en").gettext(msgid)
    if parts:
        words %= {name: translation.gettext(part) for name, part in parts.items()}
    return capfirst(words.strip())
