"""The editors' desk on a telephone: what waits fits and is told to screen readers; a warning is seen and passed."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.files.base import ContentFile
from wagtail.images import get_image_model
from wagtail.users.models import UserProfile

from newsroom.models import ArticlePage
from tests import tree
from tests.browser import admin
from tests.browser.test_public_pages import AXE_RULES
from tests.media import files

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

GOES_OUT = datetime.datetime(2099, 3, 2, 4, tzinfo=datetime.UTC)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_waits_fits_a_telephone(live_server: Any, chromium: Any, scheme: Any) -> None:
    site, user = tree.built_once(), admin.administrator()
    UserProfile._default_manager.create(user=user, preferred_language="ru")
    scheduled: Any = tree.put_article(site.news["en"], "Scheduled")
    scheduled.go_live_at = GOES_OUT
    scheduled.save_revision(user=user).publish()
    draft: Any = tree.put_article(site.news["en"])
    draft.title = "Averylongtitlewithoutanyspaceinitthatnotelephonecouldshowononeline"
    draft.save_revision(user=user)
    get_image_model().objects.create(title="IMG_20260302.jpg", file=ContentFile(files.picture(), "fair.jpg"))
    context = chromium.new_context(viewport={"width": 360, "height": 780}, color_scheme=scheme)
    page = context.new_page()
    admin.sign_in(page, live_server, user)
    page.goto(f"{live_server.url}/admin/")
    assert page.locator(".editors-waiting").count() == 3
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    for link in page.locator(".editors-waiting__link").all():
        box = link.bounding_box()
        assert box["x"] + box["width"] <= 360
    found = Axe().run(page, options={"runOnly": AXE_RULES}).response["violations"]
    assert [f"{each['id']}: {[node['html'][:120] for node in each['nodes']]}" for each in found] == []
    context.close()


def test_a_warning_is_seen_at_its_place_and_passed_by_the_same_button(live_server: Any, browser_page: Any) -> None:
    site = tree.built_once()
    admin.sign_in(browser_page, live_server, admin.administrator())
    browser_page.goto(f"{live_server.url}/admin/pages/add/newsroom/articlepage/{site.news['en'].pk}/")
    browser_page.fill("[name=title]", "A road is opened")
    browser_page.fill("[name=summary]", "One sentence on the road.")
    admin.write_text(browser_page, "The first paragraph.")
    admin.publish(browser_page)
    told = browser_page.get_by_text("There is no date. In lists the page will come last.")
    assert told.first.is_visible()
    assert not ArticlePage.objects.filter(title="A road is opened", live=True).exists()

    admin.publish(browser_page)
    story = ArticlePage.objects.get(title="A road is opened")
    assert story.live
    assert "The first paragraph." in str(story.body)


def test_both_answers_to_a_picture_that_is_there_twice_and_the_lock_fit_a_telephone(
    live_server: Any, chromium: Any, tmp_path: Path
) -> None:
    site, user = tree.built_once(), admin.administrator()
    UserProfile._default_manager.create(user=user, preferred_language="ru")
    get_image_model().objects.create(title="Fair", file=ContentFile(files.picture(), "fair.jpg"))
    (tmp_path / "fair.jpg").write_bytes(files.picture())
    context = chromium.new_context(viewport={"width": 360, "height": 780})
    page = context.new_page()
    admin.sign_in(page, live_server, user)
    page.goto(f"{live_server.url}/admin/pages/{site.bridge['en'].pk}/edit/")
    page.get_by_role("button", name="Переключить статус").click()
    assert_within([page.locator("[data-side-panel=status] label.switch")], 360)
    page.get_by_role("button", name="Переключить статус").click()
    page.get_by_role("button", name="Выберите изображение").first.click()
    page.get_by_role("tab", name="Загрузка").click()
    dialog = page.locator(".modal")
    dialog.locator("input[type=file]").set_input_files(tmp_path / "fair.jpg")
    dialog.get_by_label("Название").fill("Fair again")
    dialog.get_by_label("Авторство").fill("IOM")
    dialog.get_by_label("Лицензия").select_option(index=1)
    dialog.locator("form [type=submit]").last.click()
    dialog.locator(".use-new-image").wait_for()
    assert_within([dialog.locator(".use-new-image"), dialog.locator(".use-existing-image")], 360)
    context.close()


def assert_within(elements: list[Any], width: int) -> None:
    """Fail where an element begins or ends outside the screen."""
    for element in elements:
        # Waits until it has come to rest.
        element.element_handle().wait_for_element_state("stable")
        box = element.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
