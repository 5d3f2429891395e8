"""English that was left standing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from site_config.translators.checking.markup import TITLES
from site_config.translators.checking.texts import Text
from site_config.translators.checking.values import Finding, Sentence, warning

#: So many English words in a row are a part of a sentence; names of studies and funds are shorter.
_RUN = 5
_LATIN_RUN = re.compile(r"[A-Za-z][A-Za-z'’-]*(?:[ \u00a0,;]+[A-Za-z][A-Za-z'’-]*)+")


def untranslated_findings(sentence: Sentence, source: Text, target: Text) -> Iterator[Finding]:
    """Yield a translation that is its English, or that holds a part of it."""
    same = " ".join(source.plain.split()).casefold() == " ".join(target.plain.split()).casefold()
    if same:
        if not _may_stay(sentence, source):
            yield warning("untranslated", _("This is still the English."), target.plain[:80])
        return
    for run in _LATIN_RUN.findall(target.prose):
        words = run.split()
        if len(words) >= _RUN and sum(word.islower() for word in words) * 2 > len(words) and run in source.plain:
            yield warning("untranslated", _("A part of this is still English: “%(words)s”."), run[:80], words=run[:80])


def _may_stay(sentence: Sentence, source: Text) -> bool:
    """Return whether a text may be the same in all languages: numbers, addresses, abbreviations, names of brands."""
    words = source.words
    if all(word.isupper() for word in words):
        return True
    # A name of a person, a firm, a programme; in a title every English word may have a capital.
    is_name = len(words) > 1 and all(word[0].isupper() for word in words)
    return is_name and sentence.path not in TITLES and not sentence.terms.terms_in(words)
