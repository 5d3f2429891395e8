"""
Makes the list of Tajik words of the checks anew from the site's own texts.

`python -m tests.translators.checking.collect_words`

To be run when home/content/tg.po, locale/tg or the glossary's terms have new words; their spelling must be right.
"""

from __future__ import annotations

import json
import re
import tomllib
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parents[3]
LIST = ROOT / "site_config" / "translators" / "checking" / "tajik_words.txt"
CATALOGUES = ("home/content/tg.po", "locale/tg/LC_MESSAGES/django.po")
FORMS = "tests/search/data/tajik_word_forms.json"
TERMS = "site_config/translators/glossary/terms.toml"
HEAD = """\
# Words of Tajik as this site spells them: all of home/content/tg.po, locale/tg and the glossary's first terms, and the
# commonest words of the field, in small letters. Made by tests/translators/checking/collect_words.py for slips.py.
"""
WORD = re.compile("[а-яёғӣқӯҳҷ]{2,}")


def texts() -> Iterator[str]:
    """Yield every Tajik text of the site's own."""
    for name in CATALOGUES:
        for entry in polib.pofile(str(ROOT / name)).translated_entries():
            yield from (entry.msgstr, *entry.msgstr_plural.values())
    yield from json.loads((ROOT / FORMS).read_text(encoding="utf-8"))["same"]
    for term in tomllib.loads((ROOT / TERMS).read_text(encoding="utf-8"))["term"]:
        yield from (term.get("tg", ""), *term.get("tg_allowed", ()))


def words_of(lines: Iterator[str]) -> list[str]:
    """Return the words of texts, each once, sorted; abbreviations are left out."""
    found: set[str] = set()
    for line in lines:
        for word in re.findall(r"[^\W\d_]+", unicodedata.normalize("NFC", line)):
            if not word.isupper() and WORD.fullmatch(word.lower()):
                found.add(word.lower())
    return sorted(found)


if __name__ == "__main__":
    LIST.write_text(HEAD + "\n" + "\n".join(words_of(texts())) + "\n", encoding="utf-8")
