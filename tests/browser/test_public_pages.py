"""Every page type in three languages, light and dark: no accessibility violation, no overflow, nothing blocked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from newsroom.models import ArticleTopic
from site_config.languages.codes import CODES
from tests import tree
from tests.browser import admin
from tests.html_validity import html_problems

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

#: WCAG 2.2 at level AA includes the levels and versions before it; best practices come on top.
AXE_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

PATHS = (
    "",
    "news/",
    "news/bridge/",
    "news/festival/",
    "research/",
    "research/harvest/",
    "about/",
    "search/?q=bridge",
    "missing/",
)


@pytest.fixture
def addresses(live_server: Any) -> list[str]:
    """Build the small site; return the addresses of every page type, of search and of a missing page."""
    site = tree.built_once()
    for code in CODES:
        story = site.bridge[code]
        story.topic_links = [ArticleTopic(topic=site.topics["en"])]
        story.save_revision().publish()
    tree.publication(site.research["en"], "Road map", original_title="Дорожная карта", original_language="ru")
    return [f"{live_server.url}/{code}/{path}" for code in CODES for path in PATHS]


def test_no_page_has_an_accessibility_violation(chromium: Any, addresses: list[str]) -> None:
    blocked: list[str] = []
    problems = []
    # Dark colours change nothing but the contrast.
    for scheme, rules in (("light", AXE_RULES), ("dark", ["color-contrast"])):
        context = chromium.new_context(color_scheme=scheme, viewport={"width": 1280, "height": 900})
        page = context.new_page()
        page.on("console", lambda message: blocked.append(message.text) if "Security Policy" in message.text else None)
        for address in addresses:
            page.goto(address)
            found = Axe().run(page, options={"runOnly": rules})
            problems += [
                f"{address} {scheme}: {violation['id']}: {[node['html'][:120] for node in violation['nodes']]}"
                for violation in found.response["violations"]
            ]
        context.close()
    assert problems == []
    assert blocked == []


def test_no_page_scrolls_sideways(chromium: Any, addresses: list[str]) -> None:
    context = chromium.new_context()
    page = context.new_page()
    wide = []
    for address in addresses:
        page.goto(address)
        for width in (320, 768, 1920):
            page.set_viewport_size({"width": width, "height": 900})
            if page.evaluate("document.documentElement.scrollWidth") > width:
                wide.append(f"{address} at {width}")
    context.close()
    assert wide == []


def test_every_page_works_without_javascript(chromium: Any, live_server: Any, addresses: list[str]) -> None:
    context = chromium.new_context(java_script_enabled=False, accept_downloads=False)
    page = context.new_page()
    page.goto(f"{live_server.url}/en/")
    page.get_by_role("link", name="Тоҷикӣ").first.click()
    page.wait_for_url(f"{live_server.url}/tg/")
    page.goto(f"{live_server.url}/en/")
    page.get_by_role("searchbox").first.fill("bridge")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{live_server.url}/en/search/?*")
    page.get_by_role("link", name="A bridge over the Panj").first.click()
    assert page.locator("h1").inner_text() == "A bridge over the Panj"
    context.close()


def test_only_the_signed_in_see_the_user_bar(live_server: Any, browser_page: Any, addresses: list[str]) -> None:
    blocked: list[str] = []
    browser_page.on("console", lambda message: blocked.append(message.text) if message.type == "error" else None)
    browser_page.goto(f"{live_server.url}/en/news/bridge/")
    assert browser_page.locator("wagtail-userbar").count() == 0
    admin.sign_in(browser_page, live_server, admin.administrator())
    browser_page.goto(f"{live_server.url}/en/news/bridge/")
    browser_page.get_by_role("button", name="View Wagtail quick actions").click()
    browser_page.get_by_role("menuitem", name="Edit this page").click()
    browser_page.wait_for_url(f"{live_server.url}/admin/pages/*/edit/")
    assert blocked == []


def test_html_is_valid(client: Any, live_server: Any, addresses: list[str], tmp_path: Path) -> None:
    pages = {address: client.get(address.removeprefix(live_server.url)).content.decode() for address in addresses}
    assert html_problems({name.removeprefix(live_server.url): html for name, html in pages.items()}, tmp_path) == []
