from __future__ import annotations

import pytest
from pytest_django.fixtures import Settings

from research.oai.identifiers import identifier_of, parse_identifier, repository

pytestmark = pytest.mark.once


@pytest.mark.parametrize(
    ("base_url", "domain"),
    [
        ("https://site.example", "site.example"),
        ("https://www.site.example:8443", "www.site.example"),
        ("https://xn--80aswg.example", "xn--80aswg.example"),
        # The schema wants labels that begin with a letter: the longest part that has only such.
        ("https://www.3rivers.site.example", "site.example"),
        # No domain at all: the site runs on somebody's own machine.
        ("http://127.0.0.1:8000", "site.localhost"),
        ("http://localhost:8000", "site.localhost"),
        ("http://[::1]:8000", "site.localhost"),
    ],
)
def test_identifiers_name_the_domain_of_the_site(settings: Settings, base_url: str, domain: str) -> None:
    settings.BASE_URL = base_url
    assert repository() == domain
    assert identifier_of(7, "tg") == f"oai:{domain}:publication/7/tg"
    assert parse_identifier(f"oai:{domain}:publication/7/tg") == (7, "tg")


@pytest.mark.parametrize(
    "identifier",
    [
        "",
        "7",
        "oai:other.example:publication/7/tg",
        "oai:site.example:publication/07/tg",
        "oai:site.example:publication/0/tg",
        "oai:site.example:publication/7",
        "oai:site.example:publication/7/tg/",
        "oai:site.example:publication/7/TG",
        "oai:site.example:publication/٧/tg",
        "oai:site.example:publication/99999999999999999999/tg",
        "oai:site.example:publication/7/tg\n",
        "oai:site.example:story/7/tg",
    ],
)
def test_other_identifiers_are_none_of_ours(settings: Settings, identifier: str) -> None:
    settings.BASE_URL = "https://site.example"
    assert parse_identifier(identifier) is None
