from __future__ import annotations

import pytest
from gunicorn.config import Config
from gunicorn.http.errors import LimitRequestLine
from gunicorn.http.parser import RequestParser

from site_config import server

pytestmark = pytest.mark.once


def query_of(length: int) -> str:
    """Return the query that the server reads of an address with a value of that length."""
    settings = Config()
    settings.set("limit_request_line", server.limit_request_line)
    request = b"GET /ru/search/?q=%s HTTP/1.1\r\nHost: site.example\r\n\r\n" % (b"a" * length)
    return next(RequestParser(settings, iter([request]), ("127.0.0.1", 1))).query


def test_ten_thousand_pasted_letters_reach_the_site() -> None:
    assert len(query_of(6 * 10_000)) == 60_002


def test_an_address_without_an_end_does_not() -> None:
    with pytest.raises(LimitRequestLine):
        query_of(70_000)
