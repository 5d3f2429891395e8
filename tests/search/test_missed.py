"""What readers searched for and did not find, as editors see it: counts only, and not for ever."""

from __future__ import annotations

from datetime import date
from typing import Any
from unittest import mock

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.test import TestCase
from django.urls import reverse

from site_config.accounts.groups import EDITORS, MODERATORS, TRANSLATORS
from site_config.accounts.models import User
from site_config.search.models import MissedSearch
from tests.html import parsed

TODAY = date(2026, 3, 15)


def missed(text: str, count: int = 3, month: date = date(2026, 3, 1), language: str = "ru") -> None:
    MissedSearch.objects.create(text=text, language=language, month=month, count=count)


def sign_in(case: TestCase, group: str) -> None:
    user = User.objects.create_user(group, password="a long enough password")
    user.groups.add(Group.objects.get(name=group))
    case.client.force_login(user)


@mock.patch("django.utils.timezone.localdate", lambda: TODAY)
class ReportTests(TestCase):
    def rows(self, **asked: Any) -> list[list[str]]:
        response = self.client.get(reverse("missed_searches:index"), asked)
        assert response.status_code == 200
        self.html = parsed(response)
        body = self.html.select("table.listing tbody tr")
        return [
            [row.td.span.get_text(), *(cell.get_text(strip=True) for cell in row.find_all("td")[1:])] for row in body
        ]

    def test_what_was_asked_most_stands_first(self) -> None:
        sign_in(self, EDITORS)
        missed("виза", 3)
        missed("okapi", 2, language="en")
        missed("okapi", 4, date(2025, 4, 1), language="en")
        assert self.rows() == [["okapi", "6", "2", "English"], ["виза", "3", "3", "Russian"]]
        assert [row[0] for row in self.rows(ordering="-this_month")] == ["виза", "okapi"]

    def test_rare_and_old_searches_are_not_shown(self) -> None:
        sign_in(self, EDITORS)
        missed("a name", 2)
        missed("of last year", 9, date(2025, 3, 1))
        assert self.rows() == []
        assert "three times or more" in self.html.get_text()

    def test_languages_are_counted_apart_and_can_be_chosen(self) -> None:
        sign_in(self, MODERATORS)
        missed("iom", 5, language="tg")
        missed("iom", 4, language="en")
        assert len(self.rows()) == 2
        assert self.rows(language="tg") == [["iom", "5", "5", "Tajik"]]

    def test_a_button_opens_a_synonym_with_the_words(self) -> None:
        sign_in(self, EDITORS)
        missed("муҳоҷирати «меҳнатӣ»")
        self.rows()
        button = self.html.select_one("table.listing tbody a.button")
        assert button is not None
        assert "муҳоҷирати «меҳнатӣ»" in button["aria-label"]
        form = parsed(self.client.get(button["href"]))
        assert form.find("textarea", attrs={"name": "terms"}).get_text().strip() == "муҳоҷирати «меҳнатӣ»"

    def test_it_can_be_taken_along_and_calculates_nothing(self) -> None:
        sign_in(self, EDITORS)
        missed("=1+2")
        response = self.client.get(reverse("missed_searches:index"), {"export": "csv"})
        lines = b"".join(response.streaming_content).decode().splitlines()
        assert lines == ["Searched for,12 months,This month,Language", "'=1+2,3,3,Russian"]
        assert self.client.get(reverse("missed_searches:index"), {"export": "xlsx"}).status_code == 200

    def test_translators_do_not_see_it(self) -> None:
        sign_in(self, TRANSLATORS["tg"])
        assert self.client.get(reverse("missed_searches:index")).status_code == 302
        assert reverse("missed_searches:index") not in self.client.get(reverse("wagtailadmin_home")).content.decode()


@mock.patch("django.utils.timezone.localdate", lambda: TODAY)
class MissedSearchTests(TestCase):
    def test_one_search_asked_in_several_ways_is_one(self) -> None:
        for text in ("Visa", "visa", "  VISA "):
            MissedSearch.note(text, "en")
        assert list(MissedSearch.objects.values_list("text", "count", "month")) == [("visa", 3, date(2026, 3, 1))]

    def test_old_ones_are_forgotten(self) -> None:
        missed("old", month=date(2025, 3, 1))
        missed("young", month=date(2025, 4, 1))
        call_command("forget_searches", verbosity=0)
        call_command("forget_searches", verbosity=0)
        assert [each.text for each in MissedSearch.objects.all()] == ["young"]

    def test_a_month_holds_so_many(self) -> None:
        with mock.patch("site_config.search.models.missed.MOST_OF_A_MONTH", 1):
            MissedSearch.note("first", "en")
            MissedSearch.note("second", "en")
            MissedSearch.note("first", "en")
        assert list(MissedSearch.objects.values_list("text", "count")) == [("first", 2)]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "text",
    [
        "ada@example.org",
        "+992 48 701 02 02",
        "987654321",
        "passport A 12345",
        "x" * 61,
        "one two three four five six",
        " ",
    ],
)
def test_what_may_be_about_a_person_is_not_kept(text: str) -> None:
    MissedSearch.note(text, "en")
    assert not MissedSearch.objects.exists()
