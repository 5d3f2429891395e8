"""The report on a telephone: everything at hand, told to screen readers, and done with one press."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect

from site_config.old_addresses.models import MissingAddress
from tests import tree
from tests.browser import admin
from tests.browser.test_public_pages import AXE_RULES

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_one_press_on_a_telephone_makes_the_redirect(live_server: Any, chromium: Any, scheme: Any) -> None:
    tree.build()
    for path in ("/en/news/bridge-old", "/index.php/en/images/stories/a-long-name-of-a-file-without-any-end.pdf"):
        MissingAddress.objects.create(path=path, times=3, last_asked_on=date(2026, 3, 15), linked_from="/en/about/")
    context = chromium.new_context(viewport={"width": 360, "height": 780}, color_scheme=scheme)
    page = context.new_page()
    admin.sign_in(page, live_server, admin.administrator())
    page.goto(live_server.url + reverse("missing_addresses:index"))
    button = page.get_by_role("button", name="Redirect “/en/news/bridge-old” to “A bridge over the Panj”")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    for part in (button, page.get_by_role("link", name="Choose where “/en/news/bridge-old” leads")):
        box = part.bounding_box()
        assert box["x"] + box["width"] <= 360
    found = Axe().run(page, options={"runOnly": AXE_RULES}).response["violations"]
    assert [f"{each['id']}: {[node['html'][:120] for node in each['nodes']]}" for each in found] == []

    with page.expect_navigation():
        button.click()
    assert page.get_by_text("now leads to").is_visible()
    assert Redirect.objects.get().old_path == "/en/news/bridge-old"
    context.close()
