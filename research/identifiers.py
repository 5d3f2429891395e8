"""
ISBN, ISSN, ORCID and DOI: read as people write them, proved by their check digits, kept in one form.

Each `clean_…` function returns the number in the form in which it is stored, and raises ValidationError with a
sentence that says what is wrong; Django calls them as validators too, where the returned value does not count.
"""

from __future__ import annotations

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

_SEPARATORS = re.compile(r"[\s\-‐‑–—]+")
_DOI = re.compile(r"10\.[0-9]{4,9}(?:\.[0-9]+)*/[^\s\x00-\x1f<>\"]+")
_DOI_PREFIX = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)


def clean_isbn(text: str) -> str:
    """
    Return an ISBN of 10 or 13 digits with the hyphens it came with.

    The check digits are those of ISO 2108: modulo 11 with weights 10 to 1, and modulo 10 with weights 1 and 3.
    """
    written = _without_label(text, "ISBN")
    digits = _SEPARATORS.sub("", written).upper()
    if not re.fullmatch(r"[0-9]{9}[0-9X]|[0-9]{13}", digits):
        raise ValidationError(
            _("An ISBN has 10 or 13 digits; this one has %(count)s characters."),
            code="isbn_length",
            params={"count": len(digits)},
        )
    if len(digits) == 13 and not digits.startswith(("978", "979")):
        raise ValidationError(_("An ISBN of 13 digits begins with 978 or 979."), code="isbn_prefix")
    expected = _isbn_10_check(digits) if len(digits) == 10 else _isbn_13_check(digits)
    _compare("ISBN", digits, expected)
    return re.sub(r"[\s‐‑–—]+", "-", written).upper()


def clean_issn(text: str) -> str:
    """Return an ISSN as 1234-5679; its check digit is that of ISO 3297: modulo 11 with weights 8 to 1."""
    digits = _SEPARATORS.sub("", _without_label(text, "ISSN")).upper()
    if not re.fullmatch(r"[0-9]{7}[0-9X]", digits):
        raise ValidationError(_("An ISSN has eight digits, such as 1234-5679; the last may be an X."), code="issn_form")
    total = sum(int(digit) * weight for digit, weight in zip(digits[:7], range(8, 1, -1), strict=True))
    _compare("ISSN", digits, _modulo_11(total))
    return f"{digits[:4]}-{digits[4:]}"


def clean_orcid(text: str) -> str:
    """Return an ORCID as 0000-0002-1825-0097; its check digit is that of ISO 7064, MOD 11-2."""
    digits = _SEPARATORS.sub("", re.sub(r"^\s*https?://orcid\.org/", "", text, flags=re.IGNORECASE)).upper()
    if not re.fullmatch(r"[0-9]{15}[0-9X]", digits):
        raise ValidationError(
            _("An ORCID has sixteen digits, such as 0000-0002-1825-0097; the last may be an X."), code="orcid_form"
        )
    total = 0
    for digit in digits[:15]:
        total = (total + int(digit)) * 2
    _compare("ORCID", digits, "X" if (check := (12 - total % 11) % 11) == 10 else str(check))
    return "-".join(digits[start : start + 4] for start in range(0, 16, 4))


def clean_doi(text: str) -> str:
    """
    Return a bare DOI in small letters, 10.1234/abc; a DOI has no check digit, so only its form is proved.

    ISO 26324 makes no difference between small and capital letters.
    """
    doi = _DOI_PREFIX.sub("", text.strip()).lower()
    if not _DOI.fullmatch(doi):
        raise ValidationError(_("A DOI begins with 10., a number and a slash, such as 10.1234/abc."), code="doi_form")
    return doi


def _without_label(text: str, label: str) -> str:
    return re.sub(rf"^\s*{label}(?:-1[03])?\s*:?\s*", "", text, flags=re.IGNORECASE).strip()


def _isbn_10_check(digits: str) -> str:
    return _modulo_11(sum(int(digit) * weight for digit, weight in zip(digits[:9], range(10, 1, -1), strict=True)))


def _isbn_13_check(digits: str) -> str:
    total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits[:12]))
    return str(-total % 10)


def _modulo_11(total: int) -> str:
    check = -total % 11
    return "X" if check == 10 else str(check)


def _compare(name: str, digits: str, expected: str) -> None:
    if digits[-1] != expected:
        raise ValidationError(
            _(
                "This %(name)s has a typing mistake: with these digits the last one would be %(expected)s,"
                " not %(found)s."
            ),
            code="check_digit",
            params={"name": name, "expected": expected, "found": digits[-1]},
        )
