"""The morning of a Tajik translator: what changed yesterday is translated, reviewed and public before noon."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils.text import slugify

from newsroom.models import ArticlePage
from site_config.accounts.groups import MODERATORS, REVIEWERS, TRANSLATORS
from site_config.translators.models import GlossaryTerm
from site_config.translators.publishing import publish
from tests import tree
from tests.browser import admin
from tests.browser.test_public_pages import AXE_RULES
from tests.translators.test_editing import job_of
from tests.translators.test_handing_over import drafted, rewritten, translate

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

KNOWN = [f"The office in town {number} is open." for number in range(1, 10)]
TEXT = "<p>The project began in May.</p>"


@pytest.fixture
def site(live_server: Any) -> tree.Tree:
    """Build the small site, with the groups' rights and two terms, for the running server."""
    site = tree.with_groups()
    for english, tajik, wrong in (("IOM", "СБМ", "IOM"), ("migrant", "муҳоҷир", "")):
        values = {"tg": tajik, "tg_forbidden": wrong, "match_case": english.isupper()}
        GlossaryTerm.objects.update_or_create(english=english, defaults=values)
    return site


@pytest.fixture
def story(site: tree.Tree) -> Any:
    """Return a story that is public in three languages, and whose draft has eleven new sentences."""
    other = tree.article(site.news["en"], "Offices", text="".join(f"<p>{each}</p>" for each in KNOWN))
    translate(other, "tg")
    story = tree.article(site.news["en"], "Return", slug="return", summary="On return.", text=TEXT)
    for language, words in (("ru", "Проект начался в мае."), ("tg", "Лоиҳа моҳи май оғоз ёфт.")):
        translate(story, language, The=words)
        publish(job_of(story, language))
    added = "".join(f"<p>{each}</p>" for each in ["IOM helps migrants return.", *KNOWN])
    drafted(story, **rewritten(story, "began in May.</p>", f"began in June.</p>{added}"))
    return ArticlePage.objects.get(pk=story.pk)


def published_in_english(page: Any, server: Any, story: Any) -> None:
    """Publish the draft of the English story, as the communications group does."""
    sign_in(page, server, MODERATORS)
    page.goto(f"{server.url}/admin/pages/{story.pk}/edit/")
    admin.publish(page)
    page.locator(".messages .success").wait_for()


def member_of(group: str) -> Any:
    """Return a new user in a group."""
    user = get_user_model().objects.create_user(group, f"{slugify(group)}@example.org", "a long enough password")
    user.groups.add(Group.objects.get(name=group))
    return user


def sign_in(page: Any, server: Any, group: str) -> None:
    page.context.clear_cookies()
    admin.sign_in(page, server, member_of(group))


def row_with(page: Any, english: str) -> Any:
    """Return the sentence in whose English the words stand."""
    return page.locator(".desk-row", has=page.locator(".desk-row__source", has_text=english))


def violations(page: Any) -> list[str]:
    report = Axe().run(page, options={"runOnly": AXE_RULES})
    found = report.response["violations"]
    return [f"{each['id']}: {each['help']} {[node['html'] for node in each['nodes']]}" for each in found]


def test_the_morning(live_server: Any, browser_page: Any, story: Any) -> None:
    page = browser_page
    published_in_english(page, live_server, story)

    sign_in(page, live_server, TRANSLATORS["tg"])
    page.goto(f"{live_server.url}/admin/translations/queue/")
    page.get_by_role("link", name="Return").first.click()
    page.locator(".desk-bar").wait_for()

    # What changed, her old sentence, and the Russian beside it.
    changed = row_with(page, "The project began")
    assert changed.locator("del").inner_text().split() == ["[deleted:", "May", "]"]
    assert changed.locator("ins").inner_text().split() == ["[inserted:", "June", "]"]
    assert changed.get_by_text("Лоиҳа моҳи май оғоз ёфт.").is_visible()
    assert changed.get_by_text("Проект начался в мае.").is_visible()
    assert violations(page) == []

    page.get_by_role("button", name="Take 9 sentences from the memory").click()
    page.get_by_text("9 sentences were taken from the memory.").wait_for()

    # The old sentence is taken with one button, and corrected.
    changed.get_by_role("button", name="Use this").click()
    changed.get_by_text("Done").or_(changed.get_by_text("Warning", exact=True)).wait_for()
    changed.get_by_role("textbox").fill("Лоиҳа моҳи июн оғоз ёфт.")
    page.keyboard.press("Control+Enter")

    # The next one that is missing has the focus.
    new = row_with(page, "IOM helps migrants")
    assert new.get_by_role("textbox").evaluate("field => field === document.activeElement")
    page.keyboard.type("IOM ба мухочирон барои бозгашт кумак мекунад.")
    page.get_by_role("heading", name="Summary").click()
    new.get_by_text("“IOM” should be “СБМ”.").wait_for()
    new.locator(".desk-warning", has_text="мухочирон").first.wait_for()
    page.get_by_role("button", name="Save and hand in for review").click()
    page.get_by_text("There is a warning about sentence").or_(page.get_by_text("There are warnings about")).wait_for()

    new.get_by_role("textbox").fill("СБМ ба муҳоҷирон барои бозгашт кӯмак мекунад.")
    page.get_by_role("heading", name="Summary").click()
    page.locator("[data-desk-status]", has_text="Saved").wait_for()
    for box in page.get_by_role("checkbox", name="It is right nevertheless").all():
        with page.expect_response(lambda response: response.request.method == "POST"):
            box.check()
    page.get_by_role("button", name="Save and hand in for review").click()
    page.get_by_text("The translation was handed in for review.").wait_for()

    sign_in(page, live_server, REVIEWERS["tg"])
    page.goto(f"{live_server.url}/admin/translations/queue/")
    page.get_by_role("link", name="Return").first.click()
    page.locator(".desk-bar").wait_for()
    assert violations(page) == []
    page.get_by_role("button", name="Save and publish in Tajik").click()
    page.get_by_text("The translation is public now").wait_for()

    page.goto(f"{live_server.url}/tg/news/return/")
    assert page.get_by_text("Лоиҳа моҳи июн оғоз ёфт.").is_visible()
    assert page.get_by_text("The office in town 9").count() == 1
    russian = ArticlePage.objects.in_language("ru").get(slug="return")
    assert "Проект начался в мае." in str(russian.body), "nobody has published Russian"


def test_it_works_without_script(live_server: Any, chromium: Any, story: Any) -> None:
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, java_script_enabled=False)
    page = context.new_page()
    story.get_latest_revision().publish()
    sign_in(page, live_server, TRANSLATORS["tg"])
    address = f"{live_server.url}/admin/translations/{job_of(story, 'tg').pk}/"
    page.goto(f"{address}?show=changed")
    row_with(page, "The project began").get_by_role("button", name="Use this").click()
    page.get_by_text("1 sentence was saved.").wait_for()
    page.goto(address)
    field = row_with(page, "IOM helps migrants").get_by_role("textbox")
    field.fill("СБМ ба муҳоҷирон кӯмак мекунад.")
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_text("1 sentence was saved.").wait_for()
    assert field.input_value() == "СБМ ба муҳоҷирон кӯмак мекунад."
    context.close()


def test_a_telephone_is_wide_enough_and_the_dark_is_readable(live_server: Any, chromium: Any, story: Any) -> None:
    context = chromium.new_context(viewport={"width": 360, "height": 780}, color_scheme="dark")
    page = context.new_page()
    story.get_latest_revision().publish()
    sign_in(page, live_server, REVIEWERS["tg"])
    page.goto(f"{live_server.url}/admin/translations/{job_of(story, 'tg').pk}/")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert page.locator(".desk").evaluate("desk => desk.scrollWidth <= desk.clientWidth")
    assert violations(page) == []
    context.close()


def test_board_list_queue_glossary_and_upload_are_accessible(live_server: Any, chromium: Any, story: Any) -> None:
    story.get_latest_revision().publish()
    context = chromium.new_context(viewport={"width": 360, "height": 780})
    page = context.new_page()
    sign_in(page, live_server, REVIEWERS["tg"])
    for address in ("", "list/", "queue/", "files/"):
        page.goto(f"{live_server.url}/admin/translations/{address}")
        assert (address, violations(page)) == (address, [])
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, address
    page.goto(f"{live_server.url}{reverse('glossary:index')}")
    assert violations(page) == []
    context.close()
