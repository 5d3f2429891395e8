"""Decides whether an uploaded document is what its name says."""

from __future__ import annotations

from typing import IO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from site_config.media.office import EXPECTED_MEMBERS, check_office
from site_config.media.texts import check_rtf, check_text


def check_document(file: IO[bytes], extension: str) -> None:
    """
    Raise ValidationError with a sentence for the editor unless the content fits the extension (without dot, small).

    Leaves the file at its beginning.
    """
    file.seek(0)
    try:
        if extension == "pdf":
            check_pdf(file)
        elif extension in EXPECTED_MEMBERS:
            check_office(file, extension)
        elif extension == "rtf":
            check_rtf(file)
        elif extension in ("csv", "txt"):
            check_text(file)
        else:
            raise ValidationError(_("Documents of this kind are not accepted."), code="wrong_extension")
    finally:
        file.seek(0)


def check_pdf(file: IO[bytes]) -> None:
    """Raise ValidationError unless the file begins as a PDF does; a task opens it, in a limited process (tasks.py)."""
    if file.read(5) != b"%PDF-":
        raise ValidationError(_("This file is no PDF, although its name says so."), code="not_pdf")
