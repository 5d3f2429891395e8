"""What Wagtail would say in English on every screen: the tabs of its choosers, and how long ago something was."""

from __future__ import annotations

import datetime
import json

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.template import Context, Template
from django.test import Client
from django.utils import timezone, translation
from wagtail.users.models import UserProfile

from tests.html import words_of


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "search"), [("ru", "Поиск"), ("tg", "Ҷустуҷӯ")])
def test_pictures_are_searched_for_in_the_editors_language(client: Client, language: str, search: str) -> None:
    user = get_user_model().objects.create_superuser("ada", "ada@example.org")
    UserProfile._default_manager.create(user=user, preferred_language=language)
    client.force_login(user)
    answer = json.loads(client.get("/admin/images/chooser/").content)
    translation.activate("en")
    tab = BeautifulSoup(answer["html"], "html5lib").select_one("[href='#tab-search']")
    assert words_of(tab).startswith(search)


@pytest.mark.parametrize(("language", "said"), [("ru", "4 минуты назад"), ("tg", "4 дақиқа пеш")])
def test_how_long_a_page_waits_is_said_in_the_editors_language(language: str, said: str) -> None:
    template = Template("{% load wagtailadmin_tags %}{{ moment|naturaltime }}")
    moment = timezone.now() - datetime.timedelta(minutes=4, seconds=5)
    with translation.override(language):
        assert template.render(Context({"moment": moment})).replace("\xa0", " ") == said
