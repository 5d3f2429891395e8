"""An editor writes a story and a publication, sees them before the public does, and publishes them."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import timezone

from newsroom.models import ArticlePage
from research.models import PublicationPage
from site_config.accounts.groups import sync_groups
from site_config.languages.partial_dates import PartialDate
from tests import tree
from tests.browser import admin

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def site(live_server: Any) -> tree.Tree:
    """Build the small site for the running server."""
    return tree.built_once()


def test_a_story_is_written_previewed_and_published(live_server: Any, browser_page: Any, site: tree.Tree) -> None:
    admin.sign_in(browser_page, live_server, admin.administrator())
    browser_page.goto(f"{live_server.url}/admin/pages/add/newsroom/articlepage/{site.news['en'].pk}/")
    browser_page.fill("[name=title]", "A road is opened")
    browser_page.fill("[name=summary]", "One sentence on the road.")
    browser_page.fill("[name=published_on_year]", "2026")
    browser_page.select_option("[name=published_on_month]", "3")
    admin.write_text(browser_page, "The first paragraph.")

    frame = admin.preview(browser_page)
    assert frame.locator("h1").inner_text() == "A road is opened"
    assert frame.get_by_text("March 2026").is_visible()

    admin.publish(browser_page)
    story = ArticlePage.objects.published().get(slug="a-road-is-opened")
    assert story.published_on == PartialDate(2026, 3)
    browser_page.goto(f"{live_server.url}/en/news/a-road-is-opened/")
    assert browser_page.locator("h1").inner_text() == "A road is opened"
    assert browser_page.get_by_text("The first paragraph.").is_visible()
    # It reaches the front page by itself.
    browser_page.goto(f"{live_server.url}/en/")
    assert browser_page.get_by_role("link", name="A road is opened").first.is_visible()


def test_a_story_published_while_it_saves_itself_is_one_story(
    live_server: Any, browser_page: Any, site: tree.Tree
) -> None:
    admin.sign_in(browser_page, live_server, admin.administrator())
    address = f"{live_server.url}/admin/pages/add/newsroom/articlepage/{site.news['en'].pk}/"
    admin.open_watched(browser_page, address)
    held = []
    browser_page.route(address, lambda route: route.continue_() if held else held.append(route))
    with browser_page.expect_request(address):
        browser_page.fill("[name=title]", "A road")
    browser_page.fill("[name=title]", "A road is opened")
    browser_page.fill("[name=summary]", "One sentence on the road.")
    browser_page.fill("[name=published_on_year]", "2026")
    admin.write_text(browser_page, "The first paragraph.")
    browser_page.get_by_role("button", name="More actions").click()
    browser_page.get_by_role("button", name="Publish", exact=True).click()

    # Both are on their way now, as on a slow line; with nothing in between this made a second story.
    assert [route.request.headers["accept"] for route in held] == ["application/json"]
    held[0].continue_()
    browser_page.wait_for_url(f"{live_server.url}/admin/pages/{site.news['en'].pk}/")
    story = ArticlePage.objects.get(title__startswith="A road")
    assert (story.title, story.slug, story.live) == ("A road is opened", "a-road-is-opened", True)


def test_a_story_that_is_on_its_way_is_not_saved_once_more(
    live_server: Any, browser_page: Any, site: tree.Tree
) -> None:
    admin.sign_in(browser_page, live_server, admin.administrator())
    address = f"{live_server.url}/admin/pages/add/newsroom/articlepage/{site.news['en'].pk}/"
    admin.open_watched(browser_page, address)
    asked = []

    def slowly(route: Any) -> None:
        if route.request.method == "POST":
            asked.append(route.request.headers["accept"])
            # Longer than Wagtail waits before it saves by itself.
            browser_page.wait_for_timeout(1000)
        route.continue_()

    browser_page.route(address, slowly)
    browser_page.fill("[name=title]", "A road is opened")
    press_at_once(browser_page, "[data-edit-form] [type=submit]:not([name])")
    assert len(asked) == 1
    assert ArticlePage.objects.filter(title="A road is opened").count() == 1


def test_the_last_words_go_out_with_the_form(live_server: Any, browser_page: Any, site: tree.Tree) -> None:
    sync_groups(site.home)
    story: Any = tree.article(site.news["en"], text="<p>The road</p>")
    admin.sign_in(browser_page, live_server, admin.administrator())
    save_draft = "[data-edit-form] [type=submit]:not([name])"
    for button, words in ((save_draft, " is"), ("[name=action-publish]", " open"), ("[name=action-submit]", " now")):
        browser_page.goto(f"{live_server.url}/admin/pages/{story.pk}/edit/")
        browser_page.locator("[name=body-0-value] + * [role=textbox]").click()
        browser_page.keyboard.press("Control+End")
        browser_page.keyboard.type(words)
        press_at_once(browser_page, button)
    story.refresh_from_db()
    assert "The road is open<" in str(story.body)
    assert "The road is open now" in str(story.get_latest_revision_as_object().body)


def press_at_once(page: Any, button: str) -> None:
    """Press a button sooner than a hand could, as on a slow machine, and wait for the answer."""
    with page.expect_event("load"):
        page.evaluate("button => document.querySelector(button).click()", button)


def test_what_a_kind_needs_unfolds_when_it_is_chosen(live_server: Any, browser_page: Any, site: tree.Tree) -> None:
    call: Any = tree.put_article(site.news["en"], kind="call", deadline=timezone.now())
    admin.sign_in(browser_page, live_server, admin.administrator())
    browser_page.goto(f"{live_server.url}/admin/pages/{call.pk}/edit/")
    browser_page.locator("[name=deadline]").wait_for()
    assert not browser_page.locator("[name=event_place]").is_visible()
    browser_page.select_option("[name=kind]", "event")
    browser_page.locator("[name=event_place]").wait_for()


def test_a_table_is_pasted_from_a_spreadsheet(live_server: Any, browser_page: Any, site: tree.Tree) -> None:
    story: Any = tree.article(site.news["en"])
    story.body = [("figures", {"caption": "People", "columns": ["x"], "rows": [["y"]], "source": ""})]
    story.save_revision().publish()
    admin.sign_in(browser_page, live_server, admin.administrator())
    browser_page.goto(f"{live_server.url}/admin/pages/{story.pk}/edit/")
    # A table that is there goes only when the editor says so.
    browser_page.once("dialog", lambda dialog: dialog.accept())
    paste(browser_page, "columns", 0, 'Year\tWomen\r\n2016\t"10 ""or"" 11"\r\n2017\t30\r\n')
    browser_page.once("dialog", lambda dialog: dialog.dismiss())
    paste(browser_page, "columns", 0, "Another\tTable\n1\t2")
    # The first cell of the second row.
    paste(browser_page, "rows", 2, "2018\t40\n2019\t50")
    # A text of two lines is none of the table's: a browser puts it into the one cell.
    paste(browser_page, "rows", 0, "2016\n(first half)")
    admin.publish(browser_page)
    story.refresh_from_db()
    figures = story.body[0].value
    assert list(figures["columns"]) == ["Year", "Women"]
    assert [list(row) for row in figures["rows"]] == [["2016", '10 "or" 11'], ["2018", "40"], ["2019", "50"]]


def paste(page: Any, part: str, number: int, text: str) -> None:
    """Paste a text into a field of a part of the first block, as a browser says it to the page after Ctrl+V."""
    page.locator(f"[name^=body-0-value-{part}-][name$=-value]").nth(number).evaluate(
        """(field, text) => {
            const clipboardData = new DataTransfer();
            clipboardData.setData("text/plain", text);
            field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
        }""",
        text,
    )


def test_a_publication_is_written_previewed_and_published(live_server: Any, browser_page: Any, site: tree.Tree) -> None:
    admin.sign_in(browser_page, live_server, admin.administrator())
    browser_page.goto(f"{live_server.url}/admin/pages/add/research/publicationpage/{site.research['en'].pk}/")
    browser_page.fill("[name=title]", "A study of roads")
    browser_page.fill("[name=original_title]", "A study of roads")
    browser_page.fill("[name=abstract]", "What the study is about.")
    browser_page.fill("[name=published_on_year]", "2011")
    browser_page.get_by_role("button", name="Add Author").click()
    browser_page.fill("[name=authors-0-family_name]", "Olimova")
    browser_page.get_by_role("button", name="Add Edition").click()
    browser_page.check("[name=editions-0-languages][value=ru]")

    frame = admin.preview(browser_page)
    assert frame.locator("h1").inner_text() == "A study of roads"

    admin.publish(browser_page)
    publication = PublicationPage.objects.published().get(slug="a-study-of-roads")
    assert publication.number == site.harvest["en"].number + 1
    assert [edition.languages for edition in publication.editions.all()] == [("ru",)]
    browser_page.goto(f"{live_server.url}/id/publication/{publication.number}/en")
    assert browser_page.url.endswith("/en/research/a-study-of-roads/")
    assert "Olimova" in browser_page.locator("main").inner_text()


def test_a_file_that_is_too_large_is_told_before_it_is_sent(
    live_server: Any, browser_page: Any, site: tree.Tree, settings: Any
) -> None:
    settings.WAGTAILDOCS_MAX_UPLOAD_SIZE = 1000
    admin.sign_in(browser_page, live_server, admin.administrator())
    browser_page.goto(f"{live_server.url}/admin/pages/add/research/publicationpage/{site.research['en'].pk}/")
    browser_page.get_by_role("button", name="Add Edition").click()
    browser_page.get_by_role("button", name="Choose a document").click()
    browser_page.get_by_role("tab", name="Upload").click()
    field = browser_page.locator(".modal input[type=file]")
    field.set_input_files({"name": "report.pdf", "mimeType": "application/pdf", "buffer": b"x" * 1001})
    assert field.evaluate("field => field.validationMessage").startswith("This file is too large. At most 1000")
    field.set_input_files({"name": "report.pdf", "mimeType": "application/pdf", "buffer": b"x" * 1000})
    assert field.evaluate("field => field.validationMessage") == ""


def test_a_wrong_date_is_explained_and_nothing_is_lost(live_server: Any, browser_page: Any, site: tree.Tree) -> None:
    admin.sign_in(browser_page, live_server, admin.administrator())
    browser_page.goto(f"{live_server.url}/admin/pages/add/newsroom/articlepage/{site.news['en'].pk}/")
    browser_page.fill("[name=title]", "A road is opened")
    browser_page.fill("[name=summary]", "One sentence on the road.")
    browser_page.fill("[name=published_on_year]", "2026")
    browser_page.fill("[name=published_on_day]", "31")
    admin.write_text(browser_page, "The first paragraph.")
    press_at_once(browser_page, "[name=action-publish]")
    assert browser_page.locator("[name=body-0-value] + * [role=textbox]").inner_text() == "The first paragraph."
    assert browser_page.input_value("[name=summary]") == "One sentence on the road."
    assert browser_page.input_value("[name=published_on_day]") == "31"
    assert browser_page.locator(".error-message").first.is_visible()
    assert not ArticlePage.objects.filter(title="A road is opened", live=True).exists()
