from __future__ import annotations

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

from tests.html import parsed
from tests.tree import TreeTestCase

pytestmark = pytest.mark.indexed


class AdminListTests(TreeTestCase):
    def setUp(self) -> None:
        self.client.force_login(get_user_model().objects.create_superuser("root", "root@example.org", "x"))
        # The tree may have been built for tests without these indexes.
        for topic in self.tree.topics.values():
            topic.save()

    def test_every_column_sorts_a_search_for_topics(self) -> None:
        address = reverse("wagtailsnippets_topics_topic:list")
        headings = parsed(self.client.get(address, {"q": "mig"})).main.select("thead a[href*='ordering=']")
        assert len(headings) >= 2
        for column in ("name", "-name", "slug", "-slug"):
            response = self.client.get(address, {"q": "mig", "ordering": column})
            assert response.status_code == 200
            assert [topic.name for topic in response.context["object_list"]] == ["Labour migration"]
        for heading in headings:
            assert self.client.get(address + heading["href"][heading["href"].index("?") :]).status_code == 200
