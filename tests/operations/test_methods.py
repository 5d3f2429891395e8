"""Addresses that only answer questions say so (405) to whoever sends them a form, without asking for a token first."""

from __future__ import annotations

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["/", "/id/publication/1/en", "/sitemap.xml", "/en/search/", "/robots.txt"])
def test_a_form_is_not_allowed_here(address: str) -> None:
    response = Client(enforce_csrf_checks=True).post(address)
    assert response.status_code == 405
    assert response["Allow"] == "GET, HEAD"
