"""The guide is read on a telephone, in the dark and by screen readers too."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from playwright.sync_api import expect
from wagtail.users.models import UserProfile

from tests import tree
from tests.browser import admin
from tests.browser.test_public_pages import AXE_RULES

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_guide_fits_a_telephone_and_is_accessible(live_server: Any, chromium: Any, scheme: Any) -> None:
    tree.built_once()
    user = admin.administrator()
    # The text is in another language than the screen round it.
    UserProfile._default_manager.create(user=user, preferred_language="tg")
    context = chromium.new_context(viewport={"width": 360, "height": 780}, color_scheme=scheme)
    page = context.new_page()
    admin.sign_in(page, live_server, user)
    for address in (reverse("guide"), reverse("guide_chapter", args=["story"])):
        page.goto(live_server.url + address)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        for part in page.locator(".guide-label, .guide-picture img").all():
            box = part.bounding_box()
            assert box["x"] + box["width"] <= 360
        found = Axe().run(page, options={"runOnly": AXE_RULES}).response["violations"]
        assert [f"{each['id']}: {[node['html'][:120] for node in each['nodes']]}" for each in found] == []
    page.locator(".guide-contents a").last.click()
    expect(page.locator(".guide__text h2").last).to_be_in_viewport()
    context.close()
