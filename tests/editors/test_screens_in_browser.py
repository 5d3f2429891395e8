"""The screens on which editors keep what stands on many pages, in Russian, on a telephone and at a desk."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Locale
from wagtail.users.models import UserProfile

from newsroom.models import Series
from site_config.enquiries.models import Enquiry
from site_config.navigation.models import ContactDetails, Notice, OutsideLink
from site_config.search.models import SynonymSet
from site_config.topics.models import Topic
from site_config.translators.models import GlossaryTerm
from tests import tree
from tests.browser import admin
from tests.browser.test_public_pages import AXE_RULES

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def addresses(user: Any) -> list[str]:
    """Make one of each; return where each is kept, and where new ones are made."""
    english = Locale.objects.get(language_code="en")
    kept = [
        ContactDetails._default_manager.get(locale=english),
        Notice._default_manager.create(text="The office is closed.", locale=english),
        OutsideLink._default_manager.create(text="IOM", address="https://www.iom.int/", locale=english),
        Topic._default_manager.get(locale=english),
        Series._default_manager.create(name="Journeys", locale=english),
        SynonymSet._default_manager.create(terms="office, bureau"),
        GlossaryTerm._default_manager.create(english="migrant", ru="мигрант"),
        Enquiry._default_manager.create(language="en", message="When is the office open?"),
    ]
    # Those for new ones are the same forms, in two frames: that of snippets and that of all others.
    new = [reverse("wagtailsnippets_navigation_notice:add"), reverse("synonyms:add")]
    return [*map(AdminURLFinder(user).get_edit_url, kept), *new]


def test_the_screens_of_what_stands_on_many_pages_have_no_accessibility_violation(
    live_server: Any, browser_page: Any
) -> None:
    tree.built_once()
    user = admin.administrator()
    UserProfile._default_manager.create(user=user, preferred_language="ru")
    admin.sign_in(browser_page, live_server, user)
    problems = []
    for address in addresses(user):
        browser_page.goto(live_server.url + address)
        # What is too small or hidden depends on the width, all else does not.
        for width, rules in (
            (1280, AXE_RULES),
            (360, ["target-size", "scrollable-region-focusable", "color-contrast"]),
        ):
            browser_page.set_viewport_size({"width": width, "height": 900})
            found = Axe().run(browser_page, options={"runOnly": rules}).response["violations"]
            problems += [
                f"{address} {width}: {each['id']}: {[node['html'][:200] for node in each['nodes']]}" for each in found
            ]
    assert problems == []
