"""A reader writes to the mission from a telephone without script, and an editor who works in Russian reads it."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from wagtail.users.models import UserProfile

from site_config.enquiries.models import Enquiry
from tests import tree
from tests.browser import admin
from tests.browser.test_public_pages import AXE_RULES
from tests.enquiries.writing import contact_page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TELEPHONE: Any = {"width": 360, "height": 800}


def problems(page: Any) -> list[str]:
    """Return what axe finds, and whether the page is wider than the screen."""
    found = [violation["id"] for violation in Axe().run(page, options={"runOnly": AXE_RULES}).response["violations"]]
    is_wide = page.evaluate("document.documentElement.scrollWidth") > TELEPHONE["width"]
    return [*found, "scrolls sideways"] if is_wide else found


def test_a_message_from_a_telephone_reaches_an_editor(chromium: Any, live_server: Any) -> None:
    contact_page(tree.build())
    # Axe itself is a script: the looks are judged with scripts, the sending goes without.
    looking = chromium.new_context(viewport=TELEPHONE).new_page()
    looking.goto(f"{live_server.url}/ru/contact/")
    assert problems(looking) == []
    looking.locator("main form[method=post] button").click()
    looking.locator("[role=alert]").wait_for()
    assert problems(looking) == []
    looking.context.close()

    reader = chromium.new_context(viewport=TELEPHONE, java_script_enabled=False).new_page()
    reader.goto(f"{live_server.url}/ru/contact/")
    reader.fill("[name=message]", "Когда открыт офис?")
    # As long as a person takes at least (tokens.QUICKEST).
    reader.wait_for_timeout(3500)
    reader.locator("main form[method=post] button").click()
    reader.wait_for_url(f"{live_server.url}/ru/enquiries/sent/")
    assert reader.context.cookies() == []
    reader.context.close()

    enquiry = Enquiry.objects.get()
    editor = admin.administrator()
    UserProfile.objects.update_or_create(user=editor, defaults={"preferred_language": "ru"})
    desk = chromium.new_context(viewport=TELEPHONE).new_page()
    admin.sign_in(desk, live_server, editor)
    desk.goto(live_server.url + reverse("enquiries:index"))
    assert problems(desk) == []
    desk.locator("main tbody a").first.click()
    desk.get_by_text("Когда открыт офис?").wait_for()
    assert problems(desk) == []
    desk.locator("[name=is_answered]").check()
    with desk.expect_navigation():
        desk.locator("footer button[type=submit]").first.click()
    enquiry.refresh_from_db()
    assert enquiry.is_answered is True
    desk.context.close()
