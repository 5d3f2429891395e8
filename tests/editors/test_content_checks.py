"""Wagtail's content checks run with our two rules, in the editor and on the page that an editor looks at."""

from __future__ import annotations

import json
from typing import Any

from django.contrib.auth import get_user_model
from django.urls import reverse

from tests.html import parsed
from tests.tree import TreeTestCase

OURS = {"image-redundant-alt", "page-has-heading-one"}


class ContentCheckTests(TreeTestCase):
    def configuration(self, address: str) -> dict[str, Any]:
        """Return what the screen tells axe to look at."""
        scripts = parsed(self.client.get(address)).find_all("script", type="application/json")
        found = [json.loads(script.string) for script in scripts if "runOnly" in (script.string or "")]
        assert len(found) == 1, address
        return found[0]

    def test_the_editor_and_the_page_look_at_ours_and_at_wagtails_own(self) -> None:
        self.client.force_login(get_user_model().objects.create_superuser("root", "root@example.org", "x"))
        page = self.tree.bridge["en"]
        for address in (reverse("wagtailadmin_pages:edit", args=[page.pk]), "/en/news/bridge/"):
            configuration = self.configuration(address)
            assert OURS | {"heading-order", "alt-text-quality"} <= set(configuration["options"]["runOnly"])
            assert all(configuration["messages"][rule]["error_name"] for rule in OURS)
