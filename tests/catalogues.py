"""The interface's words: what our sources ask for, what our catalogues answer, and what the packages bring."""

from __future__ import annotations

import io
from pathlib import Path

import django
import polib
from babel.messages.extract import extract
from django.apps import apps
from django.test import override_settings
from django.utils.translation.trans_real import DjangoTranslation

ROOT = Path(__file__).resolve().parents[1]
KEYWORDS = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop")),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (1, 2)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), ((1, "c"), 2)),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), ((1, "c"), 2, 3)),
}

#: Context and msgid.
Word = tuple[str | None, str]


def catalogue(language: str, domain: str = "django") -> polib.POFile:
    """Return our catalogue of the language."""
    return polib.pofile(str(ROOT / "locale" / language / "LC_MESSAGES" / f"{domain}.po"))


def strings_in(source: str, method: str = "python") -> set[Word]:
    """Return context and msgid of every translatable string in a Python source."""
    found = extract(method, io.BytesIO(source.encode()), keywords=KEYWORDS, options={"encoding": "utf-8"})
    return {(context, words[0] if isinstance(words, tuple) else words) for _, words, _, context in found}


def package_words() -> set[Word]:
    """Return the words of other packages that are marked for our catalogues (site_config/languages/admin_words/)."""
    files = (ROOT / "site_config" / "languages" / "admin_words").glob("*.py")
    return {word for file in files for word in strings_in(file.read_text(encoding="utf-8"))}


def english_of(package: str, domain: str = "django") -> list[polib.POEntry]:
    """Return every word of a package, in English: of its installed apps, and of Django's own core."""
    folders = [Path(app.path) for app in apps.get_app_configs() if f"{app.name}.".startswith(f"{package}.")]
    folders += [Path(django.__file__).parent / "conf"] if package == "django" else []
    files = [folder / "locale" / "en" / "LC_MESSAGES" / f"{domain}.po" for folder in folders]
    return [entry for file in files if file.exists() for entry in polib.pofile(str(file)) if not entry.obsolete]


def own_words(language: str) -> DjangoTranslation:
    """Return what the language would be without our catalogues."""
    with override_settings(LOCALE_PATHS=[]):
        return DjangoTranslation(language)


def is_translated_by(translation: DjangoTranslation, entry: polib.POEntry) -> bool:
    """Say whether the translation has words of its own for an entry without context."""
    if entry.msgid_plural:
        return translation.ngettext(entry.msgid, entry.msgid_plural, 5) != entry.msgid_plural
    return translation.gettext(entry.msgid) != entry.msgid
