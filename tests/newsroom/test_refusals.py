"""What an editor is told when a story cannot go out: at the field, in the editor's language, and nothing is lost."""

from __future__ import annotations

import re
from typing import Any

from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils import translation
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield
from wagtail.users.models import UserProfile

from newsroom.models import ArticlePage
from tests.html import parsed, words_of
from tests.tree import TreeTestCase

STORY = {
    "title": "A road is opened",
    "slug": "",
    "summary": "One sentence on the road.",
    "kind": "news",
    "published_on_year": "2026",
    "list_position": 0,
    "body": streamfield([("text", rich_text("<p>What happened on the road.</p>"))]),
    "notes": streamfield([]),
    "topic_links": inline_formset([]),
    "related_links": inline_formset([]),
    "comments": inline_formset([]),
    "action-publish": "1",
}
_CYRILLIC, _LATIN = re.compile("[а-яё]", re.IGNORECASE), re.compile("[a-z]", re.IGNORECASE)


class RefusalTests(TreeTestCase):
    def setUp(self) -> None:
        self.user = get_user_model().objects.create_superuser("ada", "ada@example.org")
        UserProfile._default_manager.create(user=self.user, preferred_language="ru")
        self.client.force_login(self.user)

    def refused(self, field: str, **values: Any) -> str:
        """Send a story to be published; return what stands at the field, when nothing that was typed is lost."""
        address = reverse("wagtailadmin_pages:add", args=["newsroom", "articlepage", self.tree.news["en"].pk])
        answer = self.client.post(address, nested_form_data(STORY | values))
        # The admin's language is that of whoever signed in, and stays for the tests otherwise.
        translation.activate("en")
        assert answer.status_code == 200
        assert not ArticlePage.objects.filter(owner=self.user).exists()
        html = parsed(answer)
        form = html.select_one("[data-edit-form]")
        typed = STORY | values
        for name in ("title", "summary", "published_on_year", *values):
            shown = form.select_one(f"[name={name}]")
            if shown.name == "select":
                assert shown.select_one("[selected]")["value"] == typed[name]
            else:
                assert (shown.get("value") or shown.get_text().strip()) == str(typed[name]), name
        assert "What happened on the road." in str(form)
        message = form.select_one(f"[name={field}]").find_parent(class_="w-field__wrapper").select_one(".error-message")
        return words_of(message)

    def test_each_refusal_says_what_to_do_in_russian_at_its_field(self) -> None:
        cases: list[tuple[str, dict[str, Any]]] = [
            ("title", {"title": "Road " * 100 + "end"}),
            ("summary", {"summary": ""}),
            ("slug", {"slug": "feed"}),
            ("event_starts_on", {"kind": "event"}),
            ("event_ends_on", {"kind": "event", "event_starts_on": "2026-03-02", "event_ends_on": "2026-03-01"}),
            ("deadline", {"kind": "call"}),
            ("deadline", {"kind": "call", "deadline": "2020-01-01 12:00"}),
            ("film_url", {"kind": "video"}),
            ("film_url", {"kind": "video", "film_url": "no address"}),
        ]
        for field, values in cases:
            with self.subTest(field, **values):
                message = self.refused(field, **values)
                assert _CYRILLIC.search(message)
                # What stands in quotation marks is the editor's own.
                assert not _LATIN.search(re.sub("«.*»|URL", "", message)), message
