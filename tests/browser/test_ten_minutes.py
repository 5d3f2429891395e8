"""
An officer with a photograph from a phone and four paragraphs makes a story that goes out on Monday at nine.

The one way through the whole desk: the picture, the look at it on a phone, the colleague who schedules and approves it,
the front page, the feed and the card that Telegram shows. What each screen does in detail is proved elsewhere.
"""

from __future__ import annotations

import datetime
import io
from pathlib import Path
from typing import Any

import feedparser
import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.test import Client
from lxml import html
from PIL import Image

from site_config.accounts.groups import EDITORS, MODERATORS
from tests import tree
from tests.browser import admin
from tests.media.files import EXIF_GPS, camera_exif, picture

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TITLE = "The road is open again"
SUMMARY = "Two villages reach the market after eleven days of snow."
PARAGRAPHS = (
    "The road between two villages is open again.",
    "It was closed by snow for eleven days.",
    "Families could reach the market for the first time in the new year.",
    "The work goes on in the spring.",
)
ALTERNATIVE = "A road between banks of snow"
DUSHANBE = datetime.timezone(datetime.timedelta(hours=5))
ADDRESS = "/en/news/the-road-is-open-again/"
#: What Telegram and others still show (metadata.md asks for less than 300 KB).
CARD_BYTES = 300_000


def member(name: str, group: str) -> Any:
    """Return a new member of one of the site's groups."""
    user = get_user_model().objects.create_user(name, f"{name}@example.org", "a long enough password")
    user.groups.add(Group.objects.get(name=group))
    return user


def next_monday_at_nine() -> datetime.datetime:
    """Return nine o'clock in Dushanbe on the first Monday after today."""
    today = datetime.datetime.now(DUSHANBE).date()
    return datetime.datetime.combine(
        today + datetime.timedelta(days=7 - today.weekday()), datetime.time(9), tzinfo=DUSHANBE
    )


@pytest.fixture
def photograph(tmp_path: Path) -> Path:
    """A photograph as a phone writes it: held upright, with the place where it was made."""
    path = tmp_path / "IMG_2041.jpg"
    path.write_bytes(picture(size=(1600, 1200), exif=camera_exif(orientation=6)))
    return path


def upload(page: Any, photograph: Path) -> None:
    """Upload the photograph where the lead picture is chosen."""
    page.get_by_role("button", name="Choose an image").first.click()
    page.get_by_role("tab", name="Upload").click()
    dialog = page.locator(".modal")
    dialog.locator("input[type=file]").set_input_files(photograph)
    dialog.get_by_label("Title").fill("The open road")
    dialog.get_by_label("Description").fill(ALTERNATIVE)
    dialog.get_by_label("Credit").fill("IOM Tajikistan")
    dialog.get_by_label("Licence").select_option(index=1)
    dialog.get_by_role("button", name="Upload").click()
    dialog.wait_for(state="hidden")


def write(page: Any, server: Any, news: Any, photograph: Path) -> None:
    """Write the story as the officer does."""
    page.goto(f"{server.url}/admin/pages/add/newsroom/articlepage/{news.pk}/")
    page.fill("[name=title]", TITLE)
    page.fill("[name=summary]", SUMMARY)
    page.fill("[name=published_on_year]", "2026")
    upload(page, photograph)
    # What was said of the picture is proposed for its place on the page.
    assert page.input_value("[name=lead_image_alt]") == ALTERNATIVE
    admin.write_text(page, PARAGRAPHS[0])
    for paragraph in PARAGRAPHS[1:]:
        page.keyboard.press("Enter")
        page.keyboard.type(paragraph)


def hand_in(page: Any) -> None:
    """Send the story to whoever approves."""
    page.get_by_role("button", name="More actions").click()
    with page.expect_event("load"):
        page.get_by_role("button", name="Submit to").click()


def schedule_and_approve(page: Any, moment: datetime.datetime) -> None:
    """Take the story from the list of what waits, set its time and approve it, as the colleague does."""
    page.get_by_role("link", name=TITLE).first.click()
    page.get_by_role("button", name="Toggle status").click()
    page.get_by_role("button", name="Set schedule").click()
    page.fill("[name=go_live_at]", moment.strftime("%Y-%m-%d %H:%M"))
    # The calendar that opens, a moment later, lies over the button.
    calendar = page.locator(".xdsoft_datetimepicker:visible")
    calendar.wait_for()
    page.get_by_role("heading", name="Set publishing schedule").click()
    calendar.wait_for(state="detached")
    with page.expect_event("load"):
        page.get_by_role("button", name="Save schedule").click()
    page.get_by_role("button", name="More actions").click()
    with page.expect_event("load"):
        page.get_by_role("button", name="Approve and Publish").click()


def test_a_story_in_ten_minutes(live_server: Any, browser_page: Any, photograph: Path) -> None:
    site = tree.with_groups()
    page, monday, reader = browser_page, next_monday_at_nine(), Client()

    admin.sign_in(page, live_server, member("officer", EDITORS))
    write(page, live_server, site.news["en"], photograph)
    frame = admin.preview(page)
    frame.get_by_text(PARAGRAPHS[-1]).wait_for()
    assert frame.locator("html").evaluate("element => element.clientWidth") < 400
    hand_in(page)

    admin.sign_in(page, live_server, member("colleague", MODERATORS))
    page.goto(f"{live_server.url}/admin/")
    assert page.get_by_role("heading", name="Awaiting your review").is_visible()
    schedule_and_approve(page, monday)

    with time_machine.travel(monday - datetime.timedelta(seconds=1), tick=False):
        call_command("publish_scheduled")
        assert reader.get(ADDRESS).status_code == 404
    with time_machine.travel(monday + datetime.timedelta(seconds=1), tick=False):
        call_command("publish_scheduled")
        story = html.fromstring(reader.get(ADDRESS).content)
        front = html.fromstring(reader.get("/en/").content)
        feed = feedparser.parse(reader.get("/en/news/feed/").content)

    assert [text.strip() for text in story.xpath("//*[contains(@class, 'body-text')]//p/text()")] == [*PARAGRAPHS]
    assert ALTERNATIVE in story.xpath("//article//img/@alt")
    assert TITLE in front.xpath(f"string(//article[.//a[@href='{ADDRESS}']])")
    assert feed.bozo is False
    assert (feed.entries[0].title, feed.entries[0].summary) == (TITLE, SUMMARY)
    assert all(paragraph in feed.entries[0].content[0].value for paragraph in PARAGRAPHS)

    told = {meta.get("property"): meta.get("content") for meta in story.xpath("//meta[@property]")}
    assert (told["og:title"], told["og:description"]) == (TITLE, SUMMARY)
    card = reader.get("/" + told["og:image"].split("/", 3)[3])
    content = b"".join(card)
    image = Image.open(io.BytesIO(content))
    assert (image.size, len(content) < CARD_BYTES) == ((1200, 630), True)
    assert not image.getexif().get_ifd(EXIF_GPS)
