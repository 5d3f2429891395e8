"""Lists in pages (OAI-PMH 2.0, section 3.5): the element that stands after the entries of a page."""

from __future__ import annotations

from research.oai.tokens import Place, token_of
from research.oai.xml import element

#: OpenAIRE asks for 100 to 500.
PAGE = 100


def resumption(place: Place, onward: Place | None, remaining: int) -> str:
    """
    Return the element after a page that begins at `place`, after which the list goes on at `onward`, if at all.

    `remaining` is the number of entries from `place` to the end as the list is now. A list of one page has no such
    element; the last page of a longer one must have an empty one.
    """
    if onward is None and place.after is None:
        return ""
    attributes = {"completeListSize": str(place.cursor + remaining), "cursor": str(place.cursor)}
    return element("resumptionToken", token_of(onward) if onward else "", attributes)
