"""Where an editor chooses a picture, its description is proposed as the alternative text."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.base import ContentFile
from playwright.sync_api import expect

from site_config.media.models import SiteImage
from tests import tree
from tests.browser import admin
from tests.media import files

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def picture(title: str, description: str) -> SiteImage:
    file = ContentFile(files.picture(), "fair.jpg")
    return SiteImage.objects.create(title=title, description=description, credit="IOM", licence="iom", file=file)


def choose(page: Any, field: str, title: str) -> None:
    """Choose a picture in the field of this name, in place of another where one is chosen already."""
    chooser = page.locator(f"#{field}-chooser")
    if chooser.locator(".unchosen button").is_visible():
        chooser.locator(".unchosen button").click()
    else:
        chooser.get_by_role("button", name="Actions").click()
        page.get_by_role("button", name="Change image").last.click()
    page.locator(".modal a", has_text=title).click()
    expect(chooser.locator("[data-chooser-title]")).to_have_text(title)


def test_description_is_proposed_and_the_editors_words_are_kept(live_server: Any, browser_page: Any) -> None:
    site = tree.built_once()
    first = picture("First", "A fair in a market hall")
    picture("Second", "A bridge")
    picture("Undescribed", "")
    decoration = {"image": first, "alternative_text": "", "caption": "", "credit": ""}
    story = tree.article(site.news["en"], body=[("picture", decoration), ("picture", decoration)])
    admin.sign_in(browser_page, live_server, admin.administrator())
    browser_page.goto(f"{live_server.url}/admin/pages/{story.pk}/edit/")
    browser_page.wait_for_load_state("networkidle")

    lead = browser_page.locator("[name=lead_image_alt]")
    choose(browser_page, "id_lead_image", "First")
    expect(lead).to_have_value("A fair in a market hall")
    choose(browser_page, "id_lead_image", "Second")
    expect(lead).to_have_value("A bridge")
    lead.fill("My own words")
    choose(browser_page, "id_lead_image", "First")
    expect(lead).to_have_value("My own words")

    words = browser_page.locator("[name=body-0-value-alternative_text]")
    choose(browser_page, "body-0-value-image", "Undescribed")
    expect(words).to_have_value("")
    choose(browser_page, "body-0-value-image", "Second")
    expect(words).to_have_value("A bridge")
    # What was left empty for mere decoration stays so.
    expect(browser_page.locator("[name=body-1-value-alternative_text]")).to_have_value("")
