"""The admin speaks the language of who is signed in, also where no view of its own answers."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.users.models import UserProfile

from tests.html import parsed, words_of

pytestmark = pytest.mark.django_db

NOT_FOUND = {"en": "Error 404", "ru": "Ошибка 404", "tg": "Хатои 404"}


@pytest.fixture
def administrator() -> Any:
    return get_user_model().objects.create_superuser("admin", "admin@example.org", "x")


def choose(user: Any, language: str) -> None:
    """Choose a language, as users do under "Account"."""
    profile: Any = UserProfile.get_for_user(user)
    profile.preferred_language = language
    profile.save()


@pytest.mark.parametrize("language", ["en", "ru", "tg"])
def test_a_page_that_is_not_there(client: Client, administrator: Any, language: str) -> None:
    choose(administrator, language)
    client.force_login(administrator)
    # A browser may ask for another language than its user has chosen.
    for address in ("/admin/no-such-page/", "/admin/pages/999999/edit/"):
        answer = client.get(address, headers={"accept-language": "en" if language != "en" else "ru"})
        assert (answer.status_code, words_of(parsed(answer).h1)) == (404, NOT_FOUND[language])
        assert parsed(answer).html["lang"] == answer["Content-Language"] == language


def test_who_has_chosen_none_gets_that_of_the_browser(client: Client, administrator: Any) -> None:
    client.force_login(administrator)
    answer = client.get("/admin/no-such-page/", headers={"accept-language": "tg"})
    assert words_of(parsed(answer).h1) == NOT_FOUND["tg"]


def test_a_form_that_has_expired(administrator: Any) -> None:
    choose(administrator, "ru")
    client = Client(enforce_csrf_checks=True)
    client.force_login(administrator)
    answer = client.post("/admin/account/", headers={"accept-language": "en"})
    assert (answer.status_code, parsed(answer).html["lang"]) == (403, "ru")


def test_it_asks_no_more_queries(client: Client, administrator: Any, settings: Any) -> None:
    client.force_login(administrator)

    def queries() -> int:
        client.get("/admin/account/")
        with CaptureQueriesContext(connection) as captured:
            client.get("/admin/account/")
        return len(captured)

    ours = "site_config.operations.admin_language.AdminLanguageMiddleware"
    assert ours in settings.MIDDLEWARE
    for make_profile in (False, True):
        if make_profile:
            choose(administrator, "ru")
        with_it, everything = queries(), settings.MIDDLEWARE
        settings.MIDDLEWARE = [name for name in everything if name != ours]
        client.handler._middleware_chain = None
        assert queries() == with_it
        settings.MIDDLEWARE = everything
        client.handler._middleware_chain = None


def test_time_zones_are_offered_that_browsers_know(settings: Any) -> None:
    # Others bear names of one word: abbreviations, countries, and what a machine calls its own time.
    assert {zone.partition("/")[1] for zone in settings.WAGTAIL_USER_TIME_ZONES} == {"/"}
    assert settings.TIME_ZONE in settings.WAGTAIL_USER_TIME_ZONES
