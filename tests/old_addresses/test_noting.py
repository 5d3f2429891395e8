"""What is kept of addresses that were not found: little, nothing about readers, and never at their cost."""

from __future__ import annotations

from datetime import date
from typing import Any
from unittest import mock

import pytest
import time_machine
from django.db import OperationalError, connection
from django.test.utils import CaptureQueriesContext
from wagtail.contrib.redirects.models import Redirect

from newsroom.models import ArticlePage
from site_config.old_addresses import models
from site_config.old_addresses.models import MissingAddress
from site_config.old_addresses.noting import is_telling, own_page
from tests.tree import TreeTestCase


def kept() -> dict[str, int]:
    return dict(MissingAddress.objects.values_list("path", "times"))


class NotingTests(TreeTestCase):
    def ask(self, path: str, referrer: str = "", **extra: Any) -> Any:
        return self.client.get(path, headers={"referer": referrer} if referrer else {}, **extra)

    @time_machine.travel("2026-03-15T12:00:00+05:00")
    def test_an_address_is_counted_whatever_its_query_and_slash(self) -> None:
        for path in ("/en/news/brigde/", "/en/news/brigde/?from=mail", "/en/news/brigde/?q=ada@example.org"):
            assert self.ask(path).status_code == 404
        self.ask("/index.php/en/nobody-knows", "http://testserver/ru/about/?q=x")
        rows = MissingAddress.objects.order_by("path").values_list("path", "times", "last_asked_on", "linked_from")
        assert list(rows) == [
            ("/en/news/brigde", 3, date(2026, 3, 15), ""),
            ("/index.php/en/nobody-knows", 1, date(2026, 3, 15), "/ru/about/"),
        ]

    def test_what_is_answered_is_not_counted(self) -> None:
        Redirect.add_redirect("/en/old", self.tree.bridge["en"])
        self.ask("/en/old/")
        self.ask("/index.php/en/newsletters")
        self.ask("/en/news/bridge/")
        self.client.head("/en/nothing/")
        self.client.post("/en/nothing/")
        assert kept() == {}

    def test_a_page_that_another_language_has_is_not_missing(self) -> None:
        # Unpublishing would take the translations along.
        ArticlePage.objects.filter(pk=self.tree.bridge["en"].pk).update(live=False)
        assert self.ask("/en/news/bridge/").status_code == 404
        assert kept() == {}

    def test_a_referrer_of_another_site_is_not_kept(self) -> None:
        self.ask("/en/nothing/", "https://example.org/en/private/")
        self.ask("/en/nothing/", "http://testserver/en/news/")
        self.ask("/en/nothing/", "http://testserver/admin/pages/5/")
        self.ask("/en/nothing/")
        assert list(MissingAddress.objects.values_list("times", "linked_from")) == [(4, "/en/news/")]

    def test_a_known_one_costs_one_query_and_no_cookie(self) -> None:
        self.ask("/en/nothing/")
        with CaptureQueriesContext(connection) as captured:
            response = self.ask("/en/nothing/")
        writing = [query["sql"] for query in captured if "old_addresses_missingaddress" in query["sql"]]
        assert [statement.split()[0] for statement in writing] == ["UPDATE"]
        assert not response.cookies
        assert "Cookie" not in response.headers.get("Vary", "")

    def test_an_answer_does_not_fail_with_the_counting(self) -> None:
        with mock.patch.object(MissingAddress, "note", side_effect=OperationalError("database is locked")):
            assert self.ask("/en/nothing/").status_code == 404

    def test_the_table_stays_small_and_forgets_the_weakest(self) -> None:
        with mock.patch.multiple(models, MOST=3, SURPLUS=2):
            with time_machine.travel("2026-03-01"):
                for path in ("/en/a", "/en/b", "/en/b", "/en/c"):
                    MissingAddress.note(path)
            with time_machine.travel("2026-03-02"):
                MissingAddress.note("/en/d")
                assert len(kept()) == 4
                MissingAddress.note("/en/e")
        assert kept() == {"/en/b": 2, "/en/d": 1, "/en/e": 1}

    def test_what_nobody_asked_for_in_a_year_is_forgotten(self) -> None:
        with time_machine.travel("2025-03-01"):
            MissingAddress.note("/en/long-ago")
        with time_machine.travel("2026-03-02"):
            MissingAddress.note("/en/today")
        assert kept() == {"/en/today": 1}


@pytest.mark.django_db(transaction=True)
def test_whoever_writes_makes_no_reader_wait(client: Any) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL has no lock on the whole database")
    import sqlite3
    import time

    MissingAddress.note("/en/nothing")
    # Of another connection, as a second process has.
    other = sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    start = time.monotonic()
    assert client.get("/en/nothing/").status_code == 404
    assert time.monotonic() - start < 5
    other.execute("ROLLBACK")
    other.close()
    client.get("/en/nothing/")
    assert kept() == {"/en/nothing": 2}


@pytest.mark.parametrize(
    "path",
    [
        "/en/news/brigde",
        "/ru/новости/мост",
        "/index.php/en/nobody-knows",
        "/index.php/en/researches/files/report.pdf",
        "/documents/12/report.pdf",
        "/images/stories/report 2009.pdf",
    ],
)
@pytest.mark.once
def test_what_editors_can_help_is_kept(path: str) -> None:
    assert is_telling(path)


@pytest.mark.parametrize(
    "path",
    [
        "/wp-login.php",
        "/en/wp-content/plugins",
        "/blog/wp-includes/x",
        "/.env",
        "/en/.git/config",
        "/index.php/.env",
        "/index.php/en/shell.php",
        "/backup.sql",
        "/vendor/phpunit/src",
        "/admin/pages",
        "/static/theme/gone.css",
        "/favicon.ico",
        "/apple-touch-icon.png",
        "/en/<script>",
        "/en/x'--",
        "/en/ada@example.org",
        "/en/call/992487010202",
        "/reset/8f14e45fceea167a5a36dedd4bea2543",
        "/en/" + "x" * 200,
        "/en//example.org",
    ],
)
@pytest.mark.once
def test_what_machines_try_and_what_may_be_about_a_person_is_not(path: str) -> None:
    assert not is_telling(path)


@pytest.mark.once
def test_a_broken_referrer_is_none() -> None:
    assert [own_page(text, "testserver") for text in ("", "http://[", "x", "http://testserver/en/\x00")] == [""] * 4
