"""The board fits windows of every width, in the language whose words are longest."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse
from wagtail.users.models import UserProfile

from site_config.accounts.groups import REVIEWERS
from tests import tree
from tests.browser import admin
from tests.translators.test_storing import member_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

#: A telephone, a tablet, the widest window without a table, and what most laptops have.
WIDTHS = (360, 1000, 1247, 1280)

BROKEN_WORDS = """
() => [...document.querySelectorAll(".desk-board tbody th")].flatMap(heading => {
    const text = heading.firstChild;
    return [...text.data.matchAll(/\\S+/g)].filter(found => {
        const word = document.createRange();
        word.setStart(text, found.index);
        word.setEnd(text, found.index + found[0].length);
        return word.getClientRects().length > 1;
    }).map(found => found[0]);
})
"""


def test_the_board_fits_every_window_and_breaks_no_word(live_server: Any, browser_page: Any) -> None:
    site = tree.with_groups()
    tree.article(site.news["en"])
    reviewer = member_of(REVIEWERS["ru"])
    UserProfile.objects.create(user=reviewer, preferred_language="ru")
    admin.sign_in(browser_page, live_server, reviewer)
    for width in WIDTHS:
        browser_page.set_viewport_size({"width": width, "height": 800})
        browser_page.goto(live_server.url + reverse("translators_board"))
        assert "Новости" in browser_page.locator(".desk-board tbody th").all_inner_texts()[0]
        assert browser_page.locator(".desk").evaluate("desk => desk.scrollWidth <= desk.clientWidth"), width
        assert (width, browser_page.evaluate(BROKEN_WORDS)) == (width, [])
