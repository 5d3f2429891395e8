"""The interface speaks Russian and Tajik completely: every string of ours stands in both catalogues, translated."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path

import polib
import pytest
from babel.messages.extract import extract
from django.utils import translation
from django.utils.translation import template

pytestmark = pytest.mark.once

ROOT = Path(__file__).resolve().parents[2]
OURS = ("home", "newsroom", "research", "site_config")
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sd]|\{\w*\}")
KEYWORDS = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop")),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (1, 2)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), ((1, "c"), 2)),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), ((1, "c"), 2, 3)),
}


def catalogue(language: str) -> polib.POFile:
    """Return the language's catalogue."""
    return polib.pofile(str(ROOT / "locale" / language / "LC_MESSAGES" / "django.po"))


def strings_in(source: str, method: str = "python") -> set[tuple[str | None, str]]:
    """Return context and msgid of every translatable string in a Python source."""
    found = extract(method, io.BytesIO(source.encode()), keywords=KEYWORDS, options={"encoding": "utf-8"})
    return {(context, words[0] if isinstance(words, tuple) else words) for _, words, _, context in found}


def our_strings() -> Iterator[tuple[Path, tuple[str | None, str]]]:
    """Yield every translatable string of the project with the file it stands in."""
    for folder in OURS:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix == ".py" and "migrations" not in path.parts:
                text = path.read_text()
            elif path.suffix in {".html", ".txt"} and "templates" in path.parts:
                text = template.templatize(path.read_text(), origin=str(path))
            else:
                continue
            for string in strings_in(text):
                yield path.relative_to(ROOT), string


@pytest.mark.parametrize("language", ["ru", "tg"])
def test_every_string_of_ours_is_in_the_catalogue(language: str) -> None:
    known = {(entry.msgctxt, entry.msgid) for entry in catalogue(language) if not entry.obsolete}
    assert [f"{path}: {string}" for path, string in our_strings() if string[1] and string not in known] == []


@pytest.mark.parametrize("language", ["ru", "tg"])
def test_no_entry_is_empty_or_doubtful(language: str) -> None:
    entries = catalogue(language)
    assert len(entries) > 0
    assert [entry.msgid for entry in entries if entry.fuzzy or not entry.translated()] == []


@pytest.mark.parametrize("language", ["ru", "tg"])
def test_translations_keep_the_placeholders(language: str) -> None:
    wrong = []
    for entry in catalogue(language):
        forms = list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]
        # A plural's "one" may do without its number ("one result"), so only strange placeholders count there.
        wanted = set(PLACEHOLDER.findall(entry.msgid + (entry.msgid_plural or "")))
        for form in forms:
            found = set(PLACEHOLDER.findall(form))
            if found - wanted or (not entry.msgid_plural and found != wanted):
                wrong.append(entry.msgid)
    assert wrong == []


@pytest.mark.parametrize("language", ["ru", "tg"])
def test_compiled_catalogue_is_the_one_readers_get(language: str) -> None:
    entry = next(entry for entry in catalogue(language) if not entry.msgctxt and not entry.msgid_plural)
    with translation.override(language):
        assert translation.gettext(entry.msgid) == entry.msgstr


def test_extraction_sees_templates_plurals_and_contexts() -> None:
    html = '{% translate "Search" %}{% translate "May" context "month" %}'
    html += "{% blocktranslate %}By {{ name }}{% endblocktranslate %}"
    assert strings_in(template.templatize(html)) == {(None, "Search"), ("month", "May"), (None, "By %(name)s")}
    code = 'ngettext("%(n)d result", "%(n)d results", n); pgettext_lazy("month", "May"); _("One " "two")'
    assert strings_in(code) == {(None, "%(n)d result"), ("month", "May"), (None, "One two")}
