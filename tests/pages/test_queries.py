"""What a page costs: its queries are bounded and do not grow with the content around it."""

from __future__ import annotations

from django.db import connection
from django.test.utils import CaptureQueriesContext

from newsroom.models import ArticleTopic
from research.models import PublicationTopic
from tests.tree import TreeTestCase, publication, put_article

#: The most queries of a page with everything on it, measured and rounded up; a fallback page costs some more.
MOST = {
    "/tg/": 35,
    "/tg/news/": 25,
    "/tg/news/bridge/": 34,
    "/tg/news/festival/": 36,
    "/tg/research/": 32,
    "/tg/research/harvest/": 42,
    "/tg/about/": 20,
    "/tg/search/?q=festival": 20,
}
#: How the search limits the time of each of its parts on PostgreSQL, which asks nothing.
LIMITS = ("SAVEPOINT", "RELEASE SAVEPOINT", "SELECT set_config('statement_timeout'")


class QueryTests(TreeTestCase):
    def queries(self) -> dict[str, int]:
        """Return the number of queries of each address, after a first answer that fills the caches."""
        counted = {}
        for address in MOST:
            self.client.get(address)
            with CaptureQueriesContext(connection) as captured:
                self.client.get(address)
            counted[address] = sum(not query["sql"].startswith(LIMITS) for query in captured)
        return counted

    def test_queries_are_bounded_and_do_not_grow(self) -> None:
        for page, link in ((self.tree.bridge["tg"], ArticleTopic), (self.tree.harvest["ru"], PublicationTopic)):
            page.topic_links.add(link(topic=self.tree.topics["en"]))
            page.save_revision().publish()
        before = self.queries()
        assert {address: count for address, count in before.items() if count > MOST[address]} == {}
        for _ in range(6):
            put_article(self.tree.news["en"], "A festival again")
            publication(self.tree.research["en"], authors=["A", "B"], editions=[["en"], ["ru"]])
        assert self.queries() == before
