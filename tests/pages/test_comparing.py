"""Wagtail's comments and its comparison of two versions, with our page types and blocks, in English and Russian."""

from __future__ import annotations

import json
import uuid
from typing import Any

from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.models import Comment
from wagtail.test.utils.form_data import inline_formset, nested_form_data, querydict_from_html, rich_text, streamfield
from wagtail.users.models import UserProfile

from newsroom.models import ArticlePage, ArticleTopic
from site_config.media.models import SiteDocument, SiteImage
from tests.html import parsed, words_of
from tests.media import files
from tests.pages.test_blocks import every_block
from tests.tree import TreeTestCase


class EditorTestCase(TreeTestCase):
    def setUp(self) -> None:
        self.user = get_user_model().objects.create_superuser("ada", "ada@example.org", first_name="Ada")
        self.client.force_login(self.user)

    def speak(self, language: str) -> None:
        """Let the admin speak a language to the editor."""
        UserProfile._default_manager.update_or_create(user=self.user, defaults={"preferred_language": language})


class CommentTests(EditorTestCase):
    def setUp(self) -> None:
        super().setUp()
        self.page = ArticlePage.objects.get(pk=self.tree.bridge["en"].pk)
        self.address = reverse("wagtailadmin_pages:edit", args=[self.page.pk])

    def comment_on(self, place: str, text: str) -> None:
        """Save the draft with a comment at a place."""
        screen = self.client.get(self.address)
        form = querydict_from_html(screen.content.decode(), form_id="page-edit-form")
        block = self.page.body[0]
        stored = streamfield([("text", rich_text(block.value.source))])
        stored["0"]["id"] = block.id
        comment = {"contentpath": place, "text": text, "position": "", "id": "", "DELETE": "", "resolved": ""}
        comments = inline_formset([comment | {"replies": inline_formset([])}])
        form.update(nested_form_data({"body": stored, "notes": streamfield([]), "comments": comments}))
        assert self.client.post(self.address, form).status_code == 302

    def test_a_comment_on_a_paragraph_is_kept_and_shown_at_its_place(self) -> None:
        place = f"body.{self.page.body[0].id}"
        for language, words in (("en", "Is this the right year?"), ("ru", "Верен ли год?")):
            self.speak(language)
            self.comment_on(place, words)
        kept = Comment.objects.filter(page=self.page).order_by("pk")
        assert [(comment.contentpath, comment.text) for comment in kept] == [
            (place, "Is this the right year?"),
            (place, "Верен ли год?"),
        ]
        html = parsed(self.client.get(self.address))
        shown = json.loads(html.select_one("#comments-data").string)["comments"]
        assert [(each["contentpath"], each["text"]) for each in shown] == [
            (place, "Is this the right year?"),
            (place, "Верен ли год?"),
        ]
        assert html.select_one("[data-side-panel-toggle=comments]")["aria-label"] == "Переключить комментарии"

    def test_readers_see_no_comment(self) -> None:
        self.comment_on(f"body.{self.page.body[0].id}", "Is this the right year?")
        assert "the right year" not in self.client.get("/en/news/bridge/").content.decode()


class ComparisonTests(EditorTestCase):
    """Two versions of a story side by side, with each of our blocks, notes and topics."""

    def setUp(self) -> None:
        super().setUp()
        image = SiteImage.objects.create(title="Valley", file=ContentFile(files.picture(), "valley.jpg"))
        document = SiteDocument.objects.create(title="Leaflet", file=ContentFile(files.pdf(), "leaflet.pdf"))
        self.page = ArticlePage.objects.get(pk=self.tree.bridge["en"].pk)
        blocks = [block | {"id": str(uuid.uuid4())} for block in every_block(image, document, self.page.pk)]
        self.first = self.version(blocks, "2017-03-08")
        self.changed = json.loads(json.dumps(blocks).replace("Our own words", "Their own words"))
        changed = json.dumps(self.changed)
        for old, new in (
            ("A paragraph", "A long paragraph"),
            ("A heading", "Another heading"),
            ("The valley", "The mountains"),
            ("The crowd", "The guests"),
            ("A table", "The table"),
            ("The leaflet", "The booklet"),
            ("A film", "The film"),
            ("Read on", "Read all"),
        ):
            assert old in changed
            changed = changed.replace(old, new)
        self.second = self.version(json.loads(changed), "2017-03-09", self.tree.topics["en"])

    def version(self, body: Any, day: str, topic: Any = None) -> Any:
        """Save a version of the story; the note keeps its place from one to the next."""
        self.page.body = body
        note = {"kind": "correction", "dated": day, "text": f"The year was wrong until {day}."}
        self.page.notes = [{"type": "note", "value": note, "id": "11111111-1111-4111-8111-111111111111"}]
        if topic:
            self.page.topic_links = [ArticleTopic(topic=topic)]
        return self.page.save_revision()

    def comparison(self) -> Any:
        address = reverse("wagtailadmin_pages:revisions_compare", args=[self.page.pk, self.first.pk, self.second.pk])
        response = self.client.get(address)
        assert response.status_code == 200
        return parsed(response).main

    def test_every_change_is_marked(self) -> None:
        html = self.comparison()
        added = " ".join(words_of(each) for each in html.select(".addition"))
        removed = " ".join(words_of(each) for each in html.select(".deletion"))
        for old, new in (
            ("", "long"),
            ("A", "Another"),
            ("valley", "mountains"),
            ("crowd", "guests"),
            ("Our", "Their"),
            ("leaflet", "booklet"),
            ("on", "all"),
            ("", "Labour migration"),
        ):
            assert old in removed
            assert new in added
        # Of the note its day and its words.
        assert removed.count("08") == added.count("09") == 2

    def test_it_is_shown_in_russian_too(self) -> None:
        self.speak("ru")
        html = self.comparison()
        assert "mountains" in " ".join(words_of(each) for each in html.select(".addition"))
        for name in ("Текст", "Подпись", "Исправления и дополнения", "Темы"):
            assert name in words_of(html)

    def test_a_version_with_a_block_that_was_emptied_is_compared(self) -> None:
        self.second = self.version([], "2017-03-09")
        assert "A paragraph with" in words_of(self.comparison())
