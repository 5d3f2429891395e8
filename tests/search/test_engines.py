"""Both engines give the same answers, in the same order, by their indexes, and within their time."""

from __future__ import annotations

import re
import time

import pytest
from django.db import connection

from site_config.languages.partial_dates import PartialDate
from site_config.search.engines import SearchTimeout, engine
from site_config.search.query.matching import Wanted, _found
from site_config.search.query.parsing import parse
from tests.search.finding import found
from tests.tree import TreeTestCase, article


class OrderTests(TreeTestCase):
    def test_title_comes_before_summary_before_text(self) -> None:
        news = self.tree.news["en"]
        article(news, "In the text", text="<p>The okapi.</p>", published_on=PartialDate(2017, 3))
        article(news, "In the summary", summary="The okapi.", published_on=PartialDate(2017, 2))
        article(news, "Okapi in the title", published_on=PartialDate(2017, 1))
        assert found("okapi") == ["Okapi in the title", "In the summary", "In the text"]

    def test_words_in_their_order_come_before_scattered_ones(self) -> None:
        news = self.tree.news["en"]
        article(news, "One", text="<p>Okapi here, forests there.</p>", published_on=PartialDate(2017, 3))
        article(news, "Two", text="<p>The okapi forests.</p>", published_on=PartialDate(2017, 1))
        assert found("okapi forests") == ["Two", "One"]
        assert found('"okapi forests"') == ["Two"]

    def test_among_equals_the_newer_comes_first_and_the_undated_last(self) -> None:
        news = self.tree.news["en"]
        for title, date in (
            ("Okapi old", PartialDate(2015)),
            ("Okapi undated", None),
            ("Okapi new", PartialDate(2017)),
        ):
            article(news, title, published_on=date)
        assert found("okapi") == ["Okapi new", "Okapi old", "Okapi undated"]

    def test_the_page_of_just_that_name_is_the_first(self) -> None:
        news = self.tree.news["en"]
        article(news, "Okapi forests of the south", published_on=PartialDate(2017))
        article(news, "Okapi forests", published_on=PartialDate(2010))
        assert found("okapi forests") == ["Okapi forests", "Okapi forests of the south"]

    def test_a_phrase_does_not_run_from_the_title_into_the_text(self) -> None:
        article(self.tree.news["en"], "Seen: the okapi", summary="Forests are its home.")
        assert found('"okapi forests"') == []
        assert found("okapi forests") == ["Seen: the okapi"]


class PlanTests(TreeTestCase):
    def plan(self) -> str:
        statement, parameters = _found(engine(), Wanted(parse('bridge "cotton harvest"'), "en"))
        explain = "EXPLAIN QUERY PLAN " if connection.vendor == "sqlite" else "EXPLAIN "
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                # A table of ten rows is read faster than its index.
                cursor.execute("SET LOCAL enable_seqscan = off")
            cursor.execute(explain + statement + " SELECT count(*) FROM best", parameters)
            return "\n".join(str(row) for row in cursor.fetchall())

    def test_no_table_is_read_from_end_to_end(self) -> None:
        plan = self.plan()
        if connection.vendor == "postgresql":
            assert "Seq Scan" not in plan, plan
            assert "site_search_text" in plan, plan
            assert "site_search_file" in plan, plan
        else:
            # "own" to "best" are what the statement itself has found.
            made = r"SCAN (own|with_words|hit|best|\(subquery|\d+ CONSTANT)|VIRTUAL TABLE INDEX"
            assert [line for line in plan.splitlines() if "SCAN" in line and not re.search(made, line)] == [], plan


class TimeTests(TreeTestCase):
    SLOW = {
        "sqlite": "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n",
        "postgresql": "SELECT pg_sleep(30)",
    }

    def test_what_takes_too_long_is_stopped(self) -> None:
        began = time.monotonic()
        with pytest.raises(SearchTimeout), engine().limited(0.1):
            engine().rows(self.SLOW[connection.vendor], [])
        assert time.monotonic() - began < 10
        # The connection is good for what comes next, without a limit.
        assert found("bridge") == ["A bridge over the Panj"]

    def test_other_errors_stay_what_they_are(self) -> None:
        with pytest.raises(Exception, match="no_such") as caught, engine().limited(1):
            engine().rows("SELECT no_such FROM site_search_entry", [])
        assert not isinstance(caught.value, SearchTimeout)
