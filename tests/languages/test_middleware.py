from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from django.conf.urls.i18n import i18n_patterns
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.template.response import TemplateResponse
from django.test import Client
from django.urls import path, reverse
from django.utils import translation
from django.utils.translation import gettext

from site_config.languages.middleware import language_from_path


def _page(request: HttpRequest) -> HttpResponse:
    code = request.LANGUAGE_CODE  # ty: ignore[missing-attribute] (set by the middleware)
    return HttpResponse(f"{code} {translation.get_language()} {reverse('page')}")


def _late(request: HttpRequest) -> HttpResponse:
    template = engines["django"].from_string("{% load i18n %}{% get_current_language as code %}{{ code }}")
    return TemplateResponse(request, template)


def _file(request: HttpRequest) -> HttpResponse:
    return HttpResponse("<all/>", content_type="application/xml")


def _in_russian(request: HttpRequest) -> HttpResponse:
    template = engines["django"].from_string("Мост")
    return TemplateResponse(request, template, {"reading": SimpleNamespace(text_language="ru")})


def _declared(request: HttpRequest) -> HttpResponse:
    return HttpResponse(headers={"Content-Language": "fr"})


def _not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return HttpResponse(gettext("January"), status=404)


def _broken(request: HttpRequest) -> HttpResponse:
    raise RuntimeError


urlpatterns = [
    path("neutral/", _page),
    path("sitemap.xml", _file),
    path("late/", _late),
    path("declared/", _declared),
    path("broken/", _broken),
    *i18n_patterns(
        path("page/", _page, name="page"),
        path("late/", _late),
        path("feed/", _file),
        path("shown-in-russian/", _in_russian),
        prefix_default_language=True,
    ),
]
handler404 = _not_found


@pytest.fixture
def client(settings: Any) -> Iterator[Client]:
    settings.ROOT_URLCONF = __name__
    settings.MIDDLEWARE = [
        "site_config.languages.middleware.PathLanguageMiddleware",
        "django.middleware.common.CommonMiddleware",
    ]
    yield Client(headers={"accept-language": "tg-TJ"}, raise_request_exception=False)


@pytest.mark.parametrize("code", ["en", "ru", "tg"])
def test_path_decides_whatever_the_browser_wants(client: Client, code: str) -> None:
    response = client.get(f"/{code}/page/")
    assert response.content.decode() == f"{code} {code} /{code}/page/"
    assert response["Content-Language"] == code
    assert "Vary" not in response


def test_address_without_language_is_negotiated(client: Client) -> None:
    response = client.get("/neutral/")
    assert response.content.decode() == "tg tg /tg/page/"
    assert response["Content-Language"] == "tg"
    assert response["Vary"] == "Accept-Language"


def test_cookie_is_neither_read_nor_set(client: Client, settings: Any) -> None:
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "ru"
    response = client.get("/neutral/")
    assert response["Content-Language"] == "tg"
    assert not response.cookies
    assert "Cookie" not in response["Vary"]


def test_what_is_no_page_is_the_same_for_every_reader(client: Client) -> None:
    response = client.get("/sitemap.xml")
    assert response.status_code == 200
    assert "Vary" not in response
    assert "Content-Language" not in response


def test_a_feed_is_in_the_language_of_its_address(client: Client) -> None:
    response = client.get("/ru/feed/")
    assert response["Content-Language"] == "ru"
    assert "Vary" not in response


def test_a_page_shown_in_another_language_says_the_language_of_its_text(client: Client) -> None:
    assert client.get("/tg/shown-in-russian/")["Content-Language"] == "ru"
    assert client.get("/tg/late/")["Content-Language"] == "tg"


@pytest.mark.parametrize("address", ["/page/", "/de/page/", "/nowhere/", "/RU/page/"])
def test_unknown_address_is_a_404_in_the_readers_language(client: Client, address: str) -> None:
    response = client.get(address)
    assert (response.status_code, response.content.decode()) == (404, "Январ")
    assert (response["Content-Language"], response["Vary"]) == ("tg", "Accept-Language")


def test_unknown_address_in_a_language_is_a_404_in_that_language(client: Client) -> None:
    response = client.get("/ru/nowhere/")
    assert (response.status_code, response.content.decode()) == (404, "Январь")


def test_language_without_slash_is_redirected_to_its_page(client: Client) -> None:
    response = client.get("/ru/page")
    assert (response.status_code, response["Location"]) == (301, "/ru/page/")


def test_late_template_is_rendered_in_the_language_of_the_request(client: Client) -> None:
    assert client.get("/ru/late/").content == b"ru"
    assert client.get("/late/").content == b"tg"


def test_answer_that_names_its_language_keeps_it(client: Client) -> None:
    assert client.get("/declared/")["Content-Language"] == "fr"


@pytest.mark.parametrize("address", ["/ru/page/", "/neutral/", "/ru/nowhere/", "/broken/"])
def test_language_does_not_stay_for_the_next_request(client: Client, address: str) -> None:
    client.get(address)
    assert translation.get_language() == "en"


@pytest.mark.parametrize(
    ("address", "language"),
    [("/ru/", "ru"), ("/ru", "ru"), ("/tg/news/ru/", "tg"), ("/", None), ("", None), ("//ru/", None), ("/rus/", None)],
)
def test_only_the_first_part_of_a_path_is_a_language(address: str, language: str | None) -> None:
    assert language_from_path(address) == language
