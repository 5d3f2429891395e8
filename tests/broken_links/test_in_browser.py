"""The report and the panel on a telephone: told to screen readers, and what matters is at hand."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from wagtail.users.models import UserProfile

from site_config.broken_links.looking import look_at_all
from tests import tree
from tests.browser import admin
from tests.browser.test_public_pages import AXE_RULES

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_broken_link_is_found_on_a_telephone_and_leads_to_its_block(
    live_server: Any, chromium: Any, scheme: Any
) -> None:
    site, user = tree.built_once(), admin.administrator()
    UserProfile._default_manager.create(user=user, preferred_language="ru")
    address = "/en/a-very-long-address-without-any-space-in-it-that-no-telephone-could-show-on-one-line/"
    story: Any = tree.article(site.news["en"], "The fair", text=f'<p>Read <a href="{address}">the programme</a>.</p>')
    look_at_all()
    context = chromium.new_context(viewport={"width": 360, "height": 780}, color_scheme=scheme)
    page = context.new_page()
    admin.sign_in(page, live_server, user)
    for screen in ("/admin/", reverse("broken_links:index")):
        page.goto(live_server.url + screen)
        page.wait_for_load_state("networkidle")
        assert page.get_by_text("the programme").first.is_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        found = Axe().run(page, options={"runOnly": AXE_RULES}).response["violations"]
        assert [f"{each['id']}: {[node['html'][:120] for node in each['nodes']]}" for each in found] == []
    button = page.locator("td a.button")
    box = button.bounding_box()
    assert box["x"] + box["width"] <= 360
    button.click()
    # The editor's script builds the blocks.
    page.locator(f"[data-contentpath='{story.body[0].id}']").wait_for()
    context.close()
