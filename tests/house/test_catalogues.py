"""The interface speaks Russian and Tajik completely: every string of ours stands in both catalogues, translated."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils import translation
from django.utils.translation import template

from tests.catalogues import ROOT, Word, catalogue, is_translated_by, own_words, package_words, strings_in

pytestmark = pytest.mark.once

OURS = ("home", "newsroom", "research", "site_config")
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sd]|\{\w*\}")


def our_strings() -> Iterator[tuple[Path, Word]]:
    """Yield every translatable string of the project with the file it stands in."""
    for folder in OURS:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix == ".py" and "migrations" not in path.parts:
                text = path.read_text()
            elif path.suffix in {".html", ".txt"} and "templates" in path.parts:
                # Python's tokenizer stumbles over the indentation of HTML.
                lines = template.templatize(path.read_text(), origin=str(path)).splitlines()
                text = "\n".join(line.strip() for line in lines)
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
    # Words of packages (site_config/languages/admin_words/) are empty in Russian where the package speaks it itself.
    own, from_packages = own_words("ru"), package_words() if language == "ru" else set()
    assert [entry.msgid for entry in entries if entry.fuzzy] == []
    assert [
        entry.msgid
        for entry in entries.untranslated_entries()
        if (entry.msgctxt, entry.msgid) not in from_packages or not is_translated_by(own, entry)
    ] == []


@pytest.mark.parametrize("language", ["ru", "tg"])
def test_translations_keep_the_placeholders(language: str) -> None:
    wrong = []
    for entry in catalogue(language).translated_entries():
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
