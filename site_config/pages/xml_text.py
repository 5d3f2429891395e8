"""Text as XML can hold it."""

from __future__ import annotations

import re

#: What XML 1.0 cannot hold, not even escaped (section 2.2, Char), and DEL and C1, which it discourages.
_UNWANTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def xml_text(text: str) -> str:
    """Return the text without characters that would make a document ill-formed: one would cost a whole feed."""
    return _UNWANTED.sub("", text)
