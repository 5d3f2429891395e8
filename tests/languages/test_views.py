from __future__ import annotations

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from site_config.languages.views import front_door


def _answer(method: str = "GET", address: str = "/", language: str = "") -> HttpResponse:
    return front_door(RequestFactory().generic(method, address, headers={"accept-language": language}))


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize(("wanted", "address"), [("", "/en/"), ("ru-RU", "/ru/"), ("tg-TJ,ru;q=0.5", "/tg/")])
def test_reader_is_sent_home_in_the_own_language(method: str, wanted: str, address: str) -> None:
    response = _answer(method, language=wanted)
    assert (response.status_code, response["Location"], response["Vary"]) == (302, address, "Accept-Language")
    assert not response.cookies


def test_query_string_is_kept() -> None:
    assert _answer(address="/?utm_source=a%26b&x=%D2%B3")["Location"] == "/en/?utm_source=a%26b&x=%D2%B3"


def test_other_methods_are_refused() -> None:
    assert _answer("POST").status_code == 405
