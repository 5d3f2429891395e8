"""When the index fails, the search says so, and everything else goes on: readers read and editors publish."""

from __future__ import annotations

import logging
from collections.abc import Generator
from contextlib import contextmanager
from unittest import mock

import pytest
from django.db import DatabaseError, connection
from wagtail.models import Page, PageViewRestriction

from site_config.search.engines import SearchTimeout, engine
from site_config.search.models import MissedSearch
from tests.search.finding import found
from tests.tree import TreeTestCase, article


@contextmanager
def lost(table: str) -> Generator[None]:
    """Take a table away for a while."""
    # PostgreSQL alters no table whose rows still wait for a look at their foreign keys.
    connection.check_constraints()
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {table} RENAME TO lost")
        try:
            yield
        finally:
            cursor.execute(f"ALTER TABLE lost RENAME TO {table}")


class OutageTests(TreeTestCase):
    def test_the_search_says_so_and_the_other_pages_stay(self) -> None:
        with lost("site_search_entry"), self.assertLogs("site_config"):
            assert self.client.get("/en/search/?q=bridge").status_code == 503
            assert self.client.get("/en/search/suggestions/?q=bri").json()["suggestions"] == []
            for address in ("/en/search/", "/en/", "/en/news/", "/en/news/bridge/", "/ru/research/", "/sitemap.xml"):
                assert self.client.get(address).status_code == 200, address

    def test_editors_go_on_and_the_index_follows_later(self) -> None:
        page = article(self.tree.news["en"], "Okapi seen")
        with self.captureOnCommitCallbacks() as later:
            with lost("site_search_entry"), self.assertLogs("site_config.search", logging.ERROR) as logged:
                page.unpublish()
                page.title = "Gnu seen"
                page.save_revision().publish()
                PageViewRestriction.objects.create(page=self.tree.bridge["en"], restriction_type="login")
            # The translations of a private page are private too.
            private = {bridge.pk for bridge in self.tree.bridge.values()}
            assert {record.page for record in logged.records} == {page.pk} | private
        assert Page.objects.get(pk=page.pk).live
        for each in later:
            each()
        assert (found("okapi"), found("gnu"), found("bridge")) == ([], ["Gnu seen"], [])

    def test_a_page_that_cannot_be_read_into_the_index_is_published(self) -> None:
        broken = mock.patch("site_config.search.indexing.pages.texts_of", side_effect=ValueError("nonsense"))
        with broken, self.assertLogs("site_config.search", logging.ERROR):
            page = article(self.tree.news["en"], "Okapi seen")
        assert page.live

    def test_a_search_in_vain_that_cannot_be_counted_helps_all_the_same(self) -> None:
        for error in (DatabaseError("locked"), SearchTimeout()):
            uncounted = mock.patch.object(MissedSearch, "note", side_effect=error)
            with uncounted, self.assertLogs("site_config.search", logging.WARNING):
                assert self.client.get("/en/search/?q=okapi").status_code == 200

    def test_signs_without_a_word_are_not_counted(self) -> None:
        for signs in ("%", '"""', "_", "🙂"):
            assert self.client.get("/en/search/", {"q": signs}).status_code == 200
        assert not MissedSearch.objects.exists()


class LimitTests(TreeTestCase):
    def test_everything_that_a_search_asks_has_a_limit(self) -> None:
        article(self.tree.news["en"], "A story")
        limited: list[bool] = []
        depth = 0
        real = type(engine()).limited

        @contextmanager
        def watched(self, seconds: float) -> Generator[None]:
            nonlocal depth
            with real(self, seconds):
                depth += 1
                try:
                    yield
                finally:
                    depth -= 1

        def watch(execute, sql, parameters, many, context):
            if "site_search" in sql or "wagtailcore_page" in sql:
                limited.append(depth > 0)
            return execute(sql, parameters, many, context)

        with mock.patch.object(type(engine()), "limited", watched):
            for address in ("?q=story", "?q=brigde", "?q=nonsense", "?topic=labour-migration", "suggestions/?q=bri"):
                limited.clear()
                with connection.execute_wrapper(watch):
                    self.client.get(f"/en/search/{address}")
                assert limited, address
                # What the frame of the page asks, such as its menu, is not the search's.
                asked = limited if "suggestions" in address else limited[: limited.index(True) + limited.count(True)]
                assert all(asked), address

    def test_waiting_for_a_writer_is_limited_too(self) -> None:
        if connection.vendor != "sqlite":
            pytest.skip("PostgreSQL's own limit counts waiting")
        with connection.cursor() as cursor:
            before = cursor.execute("PRAGMA busy_timeout").fetchone()
            with engine().limited(0.7):
                assert cursor.execute("PRAGMA busy_timeout").fetchone() == (700,)
            assert cursor.execute("PRAGMA busy_timeout").fetchone() == before
