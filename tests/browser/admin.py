"""What an editor's hands do in Wagtail's admin, for the browser tests."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.test import Client


def administrator() -> Any:
    """Return a new administrator."""
    return get_user_model().objects.create_superuser("ada", "ada@example.org", "a long enough password")


def sign_in(page: Any, server: Any, user: Any) -> None:
    """Sign a user in without the form, which has tests of its own."""
    client = Client()
    client.force_login(user)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": server.url}])


def open_watched(page: Any, address: str) -> None:
    """Open a form and wait until Wagtail watches it: what is written before is not saved by itself."""
    page.add_init_script(
        "addEventListener('w-unsaved:watch-edits', ({ target }) => target.setAttribute('data-watched', ''))"
    )
    page.goto(address)
    page.locator("[data-edit-form][data-watched]").wait_for()


def write_text(page: Any, text: str) -> None:
    """Add a block of text to an empty body and write into it."""
    body = page.locator("#panel-child-content-body-section, [data-contentpath='body']").first
    body.get_by_role("button", name="Insert a block").first.click()
    page.get_by_role("option", name="Text").first.click()
    editor = body.get_by_role("textbox").last
    editor.click()
    page.keyboard.type(text)


def publish(page: Any) -> None:
    """Publish from the menu beside "Save draft", and wait for the answer."""
    page.get_by_role("button", name="More actions").click()
    # The page before is idle too, until the browser leaves it; saving by itself, it may take a new address meanwhile.
    with page.expect_event("load"):
        page.get_by_role("button", name="Publish", exact=True).click()
    page.wait_for_load_state("networkidle")


def preview(page: Any) -> Any:
    """Open the preview panel and return its frame when it shows a page."""
    page.get_by_role("button", name="Toggle preview").click()
    page.locator("iframe.w-preview__proxy").wait_for(state="detached")
    frame = page.frame_locator("#w-preview-iframe")
    frame.locator("h1").wait_for()
    return frame
