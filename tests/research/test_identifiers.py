from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from research.identifiers import clean_doi, clean_isbn, clean_issn, clean_orcid


@pytest.mark.parametrize(
    ("clean", "written", "kept"),
    [
        (clean_isbn, "92-9068-163-2", "92-9068-163-2"),
        (clean_isbn, "ISBN 92 9068 163 2", "92-9068-163-2"),
        (clean_isbn, "0-8044-2957-x", "0-8044-2957-X"),
        (clean_isbn, "ISBN-13: 978–92–9068–163–2", "978-92-9068-163-2"),
        (clean_isbn, "9789290681632", "9789290681632"),
        (clean_issn, "ISSN 03178471", "0317-8471"),
        (clean_issn, "2434-561x", "2434-561X"),
        (clean_orcid, "https://orcid.org/0000-0002-1694-233x", "0000-0002-1694-233X"),
        (clean_orcid, "0000000218250097", "0000-0002-1825-0097"),
        (clean_doi, "https://doi.org/10.1000/ABC(1).x", "10.1000/abc(1).x"),
        (clean_doi, "doi: 10.1000.10/123", "10.1000.10/123"),
    ],
)
def test_a_number_is_kept_in_one_form(clean: Callable[[str], str], written: str, kept: str) -> None:
    assert clean(written) == kept
    assert clean(kept) == kept


@pytest.mark.parametrize(
    ("clean", "written", "code"),
    [
        (clean_isbn, "92-9068-163-3", "check_digit"),
        (clean_isbn, "978-92-9068-163-3", "check_digit"),
        (clean_isbn, "92-9068-163", "isbn_length"),
        (clean_isbn, "1234567890123", "isbn_prefix"),
        (clean_isbn, "не указан", "isbn_length"),
        (clean_issn, "0317-8472", "check_digit"),
        (clean_issn, "0317-847", "issn_form"),
        (clean_orcid, "0000-0002-1825-0098", "check_digit"),
        (clean_orcid, "0000-0002", "orcid_form"),
        (clean_doi, "11.1000/abc", "doi_form"),
        (clean_doi, "10.1000/", "doi_form"),
        (clean_doi, "10.1000/a b", "doi_form"),
    ],
)
def test_a_wrong_number_is_refused(clean: Callable[[str], str], written: str, code: str) -> None:
    with pytest.raises(ValidationError) as refused:
        clean(written)
    assert refused.value.code == code


def test_the_message_names_the_digit_that_would_be_right() -> None:
    with translation.override("en"), pytest.raises(ValidationError) as refused:
        clean_isbn("978-92-9068-163-7")
    assert refused.value.messages == [
        "This ISBN has a typing mistake: with these digits the last one would be 2, not 7."
    ]
