"""Two editors have one page open: each is told of the other, nothing is written over unasked, and nothing is lost."""

from __future__ import annotations

from typing import Any

from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.http import QueryDict
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, querydict_from_html, rich_text, streamfield

from site_config.accounts.groups import EDITORS, sync_groups
from tests.html import parsed, words_of
from tests.tree import TreeTestCase, article


class Editor:
    """An editor with the page open in a browser."""

    def __init__(self, name: str, page: Any, group: str = EDITORS) -> None:
        user = get_user_model().objects.create_user(name, f"{name}@example.org", first_name=name.capitalize())
        user.groups.add(Group.objects.get(name=group))
        self.client, self.page = Client(), page
        self.client.force_login(user)
        self.open()

    @property
    def address(self) -> str:
        """The address of the page's editor."""
        return reverse("wagtailadmin_pages:edit", args=[self.page.pk])

    def open(self) -> None:
        """Open the page in the editor, and keep what stands in its form."""
        self.screen = self.client.get(self.address)
        self.form = querydict_from_html(self.screen.content.decode(), form_id="page-edit-form")
        # The editor's script fills in the blocks of the text.
        text = rich_text("<p>What happened.</p>")
        self.form.update(nested_form_data({"body": streamfield([("text", text)]), "notes": streamfield([])}))

    def save(self, title: str, **headers: str) -> Any:
        """Save the draft under a title."""
        form: QueryDict = self.form.copy()
        form["title"] = title
        return self.client.post(self.address, form, headers=headers)

    def save_by_itself(self, title: str) -> Any:
        """Save as the editor's script does by itself."""
        return self.save(title, accept="application/json")

    def told(self) -> str:
        """Return what the editor says of others when it asks, as it does every few seconds."""
        session = parsed(self.screen).select_one("form.w-editing-sessions")
        sent = {field["name"]: field["value"] for field in session.select("input[type=hidden]")}
        answer = self.client.post(session["data-w-swap-src-value"], sent).json()
        return words_of(BeautifulSoup(answer["html"], "html5lib"))


class TwoEditorsTests(TreeTestCase):
    def setUp(self) -> None:
        sync_groups(self.tree.home)
        self.page = article(self.tree.news["en"], "A first title")
        self.aziza, self.bakhtiyor = Editor("aziza", self.page), Editor("bakhtiyor", self.page)

    def newest_title(self) -> str:
        self.page.refresh_from_db()
        return self.page.get_latest_revision_as_object().title

    def test_each_is_told_that_the_other_saved(self) -> None:
        assert "Bakhtiyor saved a new version" not in self.aziza.told()
        assert self.bakhtiyor.save("Bakhtiyor's title").status_code == 302
        words = self.aziza.told()
        assert "Bakhtiyor saved a new version" in words
        # What Wagtail puts into the dialog before a save.
        assert "overwrite the changes made by Bakhtiyor" in words

    def test_what_the_editor_saves_by_itself_never_goes_over_the_others_words(self) -> None:
        self.bakhtiyor.save("Bakhtiyor's title")
        answer = self.aziza.save_by_itself("Aziza's title")
        assert (answer.status_code, answer.json()["error_code"]) == (400, "invalid_revision")
        assert answer.json()["error_message"] == "Saving will overwrite a newer version."
        assert self.newest_title() == "Bakhtiyor's title"

    def test_what_is_written_over_on_purpose_stays_in_the_history(self) -> None:
        self.bakhtiyor.save("Bakhtiyor's title")
        assert self.aziza.save("Aziza's title").status_code == 302
        assert self.newest_title() == "Aziza's title"
        titles = [revision.as_object().title for revision in self.page.revisions.order_by("pk")]
        assert titles == ["A first title", "Bakhtiyor's title", "Aziza's title"]
        history = self.aziza.client.get(reverse("wagtailadmin_pages:history", args=[self.page.pk]))
        assert "Bakhtiyor" in words_of(parsed(history).main)
        older, newer = self.page.revisions.order_by("pk")[1:3]
        compare = reverse("wagtailadmin_pages:revisions_compare", args=[self.page.pk, older.pk, newer.pk])
        assert "Title: Bakhtiyor Aziza 's title" in words_of(parsed(self.aziza.client.get(compare)).main)

    def test_alone_the_editor_saves_by_itself(self) -> None:
        assert self.aziza.save_by_itself("Aziza's title").status_code == 200
        assert self.newest_title() == "Aziza's title"
