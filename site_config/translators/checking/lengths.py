"""
Titles and descriptions that search engines and shared cards would cut.

No search engine sets a limit: Google shows as much of a title as its column holds, some 600 pixels, and of a
description some 920. So what is longer is never an error, and a warning only where the translator can mend it.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from site_config.translators.checking.markup import LONGEST_TITLE
from site_config.translators.checking.texts import Text
from site_config.translators.checking.values import Finding, Sentence, warning

#: Characters up to which a title and a description are shown whole, about.
TITLE, DESCRIPTION = 70, 160
#: What search engines alone read: it has no other reason to be longer than they show.
FOR_SEARCH = {"seo_title": TITLE, "search_description": DESCRIPTION}
#: What stands on the page, and search engines read where the page has nothing for them.
ON_THE_PAGE = {"title": TITLE, "summary": DESCRIPTION}
#: A translation may be longer than its English by so much: English is terse, and texts of this length grow by a third
#: and more ("Text size in translation" of the W3C, after IBM).
GROWTH = 1.4


def length_findings(sentence: Sentence, source: Text, target: Text) -> Iterator[Finding]:
    """
    Yield a title or description that is cut although its English is shown whole, and longer than that explains.

    Where the English itself is cut, nothing is said of what stands on the page: the title of a publication is a fact,
    which neither its editor nor its translator may shorten, and both are cut at the same place.
    """
    length = len(target.plain)
    if sentence.path in FOR_SEARCH:
        shown = most = FOR_SEARCH[sentence.path]
    elif sentence.path in ON_THE_PAGE:
        shown = ON_THE_PAGE[sentence.path]
        if len(source.plain) > shown:
            return
        most = max(shown, round(GROWTH * len(source.plain)))
    else:
        return
    if length <= most:
        return
    if shown == TITLE and length <= LONGEST_TITLE:
        words = _("This title has %(length)s characters. Search results show about %(shown)s.")
        yield warning("length", words, target.plain[shown:], length=length, shown=shown)
    elif shown == DESCRIPTION:
        words = _("This description has %(length)s characters. Search results show about %(shown)s.")
        yield warning("length", words, target.plain[shown:], length=length, shown=shown)
