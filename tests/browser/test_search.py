"""The search box with a keyboard, a finger, a screen reader, and without a script."""

from __future__ import annotations

import re
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests import tree

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

AXE_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
#: What is pressed on a telephone, in CSS pixels.
SMALLEST_TARGET = 44


@pytest.fixture
def site(live_server: Any) -> str:
    """Build the small site; return its address."""
    tree.built_once()
    return live_server.url


def offered(page: Any, typed: str) -> Any:
    """Type into the search box of the header; return the open list."""
    page.get_by_role("combobox").first.press_sequentially(typed)
    listbox = page.get_by_role("listbox", name="Suggestions")
    listbox.wait_for()
    return listbox


def test_suggestions_are_reached_by_keyboard_and_told_to_screen_readers(browser_page: Any, site: str) -> None:
    problems: list[str] = []
    browser_page.on("console", lambda message: problems.append(message.text))
    browser_page.goto(f"{site}/ru/search/")
    boxes = browser_page.get_by_role("combobox").all()
    assert len({box.get_attribute("id") for box in boxes} | {box.get_attribute("aria-controls") for box in boxes}) == 4

    browser_page.goto(f"{site}/en/")
    box = browser_page.get_by_role("combobox").first
    assert box.get_attribute("aria-expanded") == "false"
    listbox = offered(browser_page, "fest")
    assert listbox.get_by_role("option").all_inner_texts() == ["A festival of films\nNews"]
    assert box.get_attribute("aria-expanded") == "true"
    assert browser_page.locator(f"#{box.get_attribute('aria-controls')}").get_attribute("role") == "listbox"
    assert browser_page.get_by_role("status").inner_text() == "1 suggestion"

    box.press("ArrowDown")
    chosen = browser_page.get_by_role("option", selected=True)
    assert chosen.get_attribute("id") == box.get_attribute("aria-activedescendant")
    for scheme in ("light", "dark"):
        browser_page.emulate_media(color_scheme=scheme)
        found = Axe().run(browser_page, options={"runOnly": AXE_RULES}).response["violations"]
        problems += [f"{scheme}: {each['id']}: {[node['html'][:120] for node in each['nodes']]}" for each in found]

    # Once more down is the text itself; Escape leaves what was typed.
    box.press("ArrowDown")
    assert box.get_attribute("aria-activedescendant") == ""
    box.press("Escape")
    assert (listbox.is_hidden(), box.input_value()) == (True, "fest")
    box.press("ArrowUp")
    box.press("Enter")
    browser_page.wait_for_url(f"{site}/en/news/festival/")

    offered(browser_page, "bridge")
    browser_page.keyboard.press("Tab")
    assert browser_page.get_by_role("listbox").count() == 0
    assert browser_page.evaluate("document.activeElement.type") == "submit"
    box.press("Enter")
    browser_page.wait_for_url(f"{site}/en/search/?q=bridge")
    assert problems == []


def test_suggestions_are_pressed_with_a_finger(chromium: Any, site: str) -> None:
    context = chromium.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(f"{site}/tg/")
    page.get_by_role("combobox").first.press_sequentially("festi")
    option = page.get_by_role("option").first
    option.wait_for()
    assert option.locator("[lang]").get_attribute("lang") == "en"
    shown, button = page.get_by_role("listbox").bounding_box(), page.locator(".search-form__button").bounding_box()
    assert shown["y"] >= button["y"] + button["height"]
    assert shown["x"] >= 0
    assert shown["x"] + shown["width"] <= 360
    assert min(button["height"], option.bounding_box()["height"]) >= SMALLEST_TARGET
    option.tap()
    page.wait_for_url(f"{site}/tg/news/festival/")
    context.close()


def test_the_form_works_when_the_suggestions_do_not(chromium: Any, site: str) -> None:
    for options, missing in (
        ({"java_script_enabled": False}, "nothing"),
        ({}, "suggestions[.]js"),
        ({}, "/suggestions/"),
    ):
        context = chromium.new_context(**options)
        page = context.new_page()
        page.route(re.compile(missing), lambda route: route.abort())
        page.goto(f"{site}/en/")
        page.locator("[name=q]").first.press_sequentially("bridge")
        page.keyboard.press("Enter")
        page.wait_for_url(f"{site}/en/search/?q=bridge")
        page.get_by_role("link", name="A bridge over the Panj").click()
        page.wait_for_url(f"{site}/en/news/bridge/")
        context.close()
