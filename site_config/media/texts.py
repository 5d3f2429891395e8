"""Decides whether a file that calls itself text, table or RTF is one."""

from __future__ import annotations

import codecs
import re
from typing import IO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

CHUNK = 1024 * 1024
ENCODINGS_BY_MARK = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
#: Tried in this order when no byte order mark tells; the last is what Russian and Tajik offices still save.
GUESSED_ENCODINGS = ("utf-8", "cp1251")

_CONTROL_CHARACTER = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\ufffe\uffff]")
# Web pages, drawings and scripts begin so; nothing that a reader should get as plain text does.
_MARKUP_OR_PROGRAM = re.compile(r"\s*(<[!?a-zA-Z]|#!)")


def check_text(file: IO[bytes]) -> None:
    """Raise ValidationError unless the file is text in UTF-8, UTF-16 or Windows-1251 without control characters."""
    start = file.read(3)
    marked = [encoding for mark, encoding in ENCODINGS_BY_MARK.items() if start.startswith(mark)]
    for encoding in marked or GUESSED_ENCODINGS:
        file.seek(0)
        if _is_text(file, encoding):
            return
    raise ValidationError(
        _("This file is not plain text. Save it as text in UTF-8, without formatting."), code="not_text"
    )


def _is_text(file: IO[bytes], encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    is_start = True
    try:
        while content := file.read(CHUNK):
            text = decoder.decode(content)
            if _CONTROL_CHARACTER.search(text) or (is_start and _MARKUP_OR_PROGRAM.match(text)):
                return False
            is_start = False
        decoder.decode(b"", final=True)
    except UnicodeError:
        return False
    return True


def check_rtf(file: IO[bytes]) -> None:
    """Raise ValidationError unless the file begins as RTF does."""
    if not file.read(6).startswith(b"{\\rtf1"):
        raise ValidationError(_("This file is no RTF document, although its name says so."), code="not_rtf")
