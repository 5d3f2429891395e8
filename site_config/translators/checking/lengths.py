"""Titles and descriptions that search engines and shared cards would cut."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from site_config.translators.checking.markup import LONGEST_TITLE
from site_config.translators.checking.texts import Text
from site_config.translators.checking.values import Finding, Sentence, warning

#: Characters up to which a title and a description are shown whole, about (Google shows some 600 and 920 pixels).
TITLE, DESCRIPTION = 70, 160
SHOWN = {"title": TITLE, "seo_title": TITLE, "search_description": DESCRIPTION, "summary": DESCRIPTION}
#: A translation may be longer than its English by so much; where that is long itself, so may be the translation.
GROWTH = 1.3


def length_findings(sentence: Sentence, source: Text, target: Text) -> Iterator[Finding]:
    """Yield a title or description that is too long, and longer than its English explains."""
    shown = SHOWN.get(sentence.path)
    length = len(target.plain)
    if shown is None or length <= max(shown, GROWTH * len(source.plain)):
        return
    if shown == TITLE and length <= LONGEST_TITLE:
        words = _("This title has %(length)s characters. Search results show about %(shown)s.")
        yield warning("length", words, target.plain[shown:], length=length, shown=shown)
    elif shown == DESCRIPTION:
        words = _("This description has %(length)s characters. Search results show about %(shown)s.")
        yield warning("length", words, target.plain[shown:], length=length, shown=shown)
