"""A story goes from English into Russian and Tajik, in the hands of the people who do it."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.utils.text import slugify

from newsroom.models import ArticlePage
from research.models import PublicationPage
from site_config.accounts.groups import REVIEWERS, TRANSLATORS, sync_groups
from tests import tree
from tests.browser import admin

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def site(live_server: Any) -> tree.Tree:
    """Build the small site, with the groups' rights, for the running server."""
    site = tree.build()
    sync_groups(site.home)
    return site


def member_of(group: str) -> Any:
    """Return a new user in a group."""
    user = get_user_model().objects.create_user(group, f"{slugify(group)}@example.org", "a long enough password")
    user.groups.add(Group.objects.get(name=group))
    return user


def submit(page: Any, server: Any, source: Any) -> None:
    """Submit a page for translation into both languages."""
    page.goto(f"{server.url}/admin/localize/submit/page/{source.pk}/")
    for box in page.locator("[name=locales]").all():
        box.check()
    page.get_by_role("button", name="Submit").click()
    page.locator(".messages .success").wait_for()


def translate(page: Any, server: Any, target: Any, sentences: dict[str, str]) -> None:
    """Translate sentences, named by their English, in the translation editor."""
    page.goto(f"{server.url}/admin/pages/{target.pk}/edit/")
    for english, translated in sentences.items():
        segment = page.locator("li", has=page.get_by_text(english, exact=True)).last
        segment.get_by_role("button", name="Translate", exact=True).click()
        segment.get_by_role("textbox").fill(translated)
        segment.get_by_role("button", name="Save", exact=True).click()
        segment.get_by_role("button", name="Edit", exact=True).wait_for()


def test_a_translator_translates_and_a_reviewer_publishes(
    live_server: Any, browser_page: Any, chromium: Any, site: tree.Tree
) -> None:
    story = tree.article(site.news["en"], "A road is opened", slug="road", text="<p>The road is open.</p>")
    admin.sign_in(browser_page, live_server, admin.administrator())
    submit(browser_page, live_server, story)
    words: dict[str, dict[Any, str]] = {
        "ru": {story.title: "Открыта дорога", story.summary: "О дороге.", "The road is open.": "Дорога открыта."},
        "tg": {story.title: "Роҳ кушода шуд", story.summary: "Дар бораи роҳ.", "The road is open.": "Роҳ кушода аст."},
    }
    for code, sentences in words.items():
        target = ArticlePage.objects.in_language(code).get(slug="road")
        browser_page.context.clear_cookies()
        admin.sign_in(browser_page, live_server, member_of(TRANSLATORS[code]))
        translate(browser_page, live_server, target, sentences)
        # A translator hands nothing to the public.
        assert browser_page.get_by_role("button", name="Publish").count() == 0
        assert ArticlePage.objects.get(pk=target.pk).live is False

        browser_page.context.clear_cookies()
        admin.sign_in(browser_page, live_server, member_of(REVIEWERS[code]))
        browser_page.goto(f"{live_server.url}/admin/pages/{target.pk}/edit/")
        browser_page.get_by_role("button", name="Publish").first.click()
        browser_page.locator(".messages .success").wait_for()

        browser_page.goto(f"{live_server.url}/{code}/news/road/")
        assert browser_page.locator("h1").inner_text() == sentences[story.title]
        assert browser_page.get_by_text(sentences["The road is open."]).is_visible()
        assert browser_page.locator(".notice").count() == 0


def test_a_publication_is_translated_with_its_authors_names(
    live_server: Any, browser_page: Any, site: tree.Tree
) -> None:
    source = tree.publication(site.research["en"], "A study of roads", slug="study", authors=["Olimova"])
    admin.sign_in(browser_page, live_server, admin.administrator())
    submit(browser_page, live_server, source)
    for code, title, name in (("ru", "Исследование дорог", "Олимова"), ("tg", "Тадқиқоти роҳҳо", "Олимова")):
        target = PublicationPage.objects.in_language(code).get(slug="study")
        translate(
            browser_page,
            live_server,
            target,
            {source.title: title, source.abstract: "Аннотатсия.", "Olimova": name},
        )
        browser_page.get_by_role("button", name="Publish").first.click()
        browser_page.locator(".messages .success").wait_for()
        browser_page.goto(f"{live_server.url}/id/publication/{source.number}/{code}")
        assert browser_page.locator("h1").inner_text() == title
        assert name in browser_page.locator("main").inner_text()
        # The title as printed stands below, in its own language.
        assert browser_page.locator(".publication__original [lang=en]", has_text="A study of roads").count() == 1
