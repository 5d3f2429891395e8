"""
Between what a translator types and what wagtail-localize keeps.

It keeps every sentence as HTML (`String.data`). Translators of plain fields see and type plain text; those of rich text
see its inline tags, whose attributes stand elsewhere (`<a id="a1">`).
"""

from __future__ import annotations

import re

from wagtail_localize.strings import StringValue

#: An ampersand that begins an entity. All others are the sign itself, which Python's HTML parser would swallow together
#: with the word behind it at the end of a text ("Q&A").
_ENTITY = r"#\d+;|#[xX][0-9a-fA-F]+;|[A-Za-z][A-Za-z0-9]*;"
_LOOSE_AMPERSAND = re.compile(rf"&(?!{_ENTITY})")
_CLEAR_AMPERSAND = re.compile(rf"&amp;(?!{_ENTITY})")


def as_typed(data: str, *, is_rich: bool) -> str:
    """Return a sentence as its translator sees it."""
    return _CLEAR_AMPERSAND.sub("&", data) if is_rich else StringValue(data).render_text()


def as_kept(text: str, *, is_rich: bool) -> str:
    """
    Return what was typed as wagtail-localize keeps it; tags of rich text are left as they were typed, right or wrong,
    so that the checks can see them. White space around the sentence is nobody's intention.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    if is_rich:
        return _LOOSE_AMPERSAND.sub("&amp;", text)
    return StringValue.from_plaintext(text).data
