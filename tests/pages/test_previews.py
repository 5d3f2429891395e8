"""The preview of a page in another language: what a reader of it is given once the page is published."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import translation
from wagtail.models import PageViewRestriction
from wagtail.test.utils.form_data import nested_form_data, querydict_from_html, rich_text, streamfield

from home.models import HomePage, PinnedStory
from newsroom.models import ArticlePage
from research.models import Edition, PublicationPage
from site_config.accounts.groups import EDITORS, TRANSLATORS
from site_config.languages.partial_dates import PartialDate
from tests.html import language_of, parsed, words_of
from tests.tree import TreeTestCase, with_groups


class PreviewTestCase(TreeTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        cls.tree = with_groups()
        cls.people = {}
        for group in (EDITORS, TRANSLATORS["ru"]):
            user = get_user_model().objects.create_user(group, f"{len(cls.people)}@example.org")
            user.groups.add(Group.objects.get(name=group))
            cls.people[group] = user

    def preview(self, page: Any, language: str) -> Any:
        return parsed(page.make_preview_request(preview_mode=language))

    def seen_by(self, group: str, page: Any, language: str) -> str:
        """Return the heading of the preview that a member of the group opens in a new tab."""
        self.client.force_login(self.people[group])
        address = reverse("wagtailadmin_pages:view_draft", args=[page.pk])
        response = self.client.get(address, {"mode": language})
        assert response.status_code == 200
        return words_of(parsed(response).h1)


class LanguageTests(PreviewTestCase):
    def test_the_public_translation_is_shown_with_the_words_of_the_site_around_it(self) -> None:
        html = self.preview(self.tree.bridge["en"], "ru")
        assert words_of(html.h1) == "Мост через Пяндж"
        assert html.find(class_="notice") is None
        current = html.select_one(".site-menu [aria-current]")
        assert current["href"] == "/ru/news/"

    def test_a_page_that_is_not_translated_is_itself_as_it_is_being_edited_and_says_so(self) -> None:
        page = self.tree.festival["en"]
        page.title = "A new title"
        for language in ("ru", "tg"):
            html = self.preview(page, language)
            assert words_of(html.h1) == "A new title"
            assert language_of(html.h1) == "en"
            assert html.find(class_="notice") is not None

    def test_a_tajik_reader_is_given_the_russian_translation_before_the_english_page(self) -> None:
        html = self.preview(self.tree.harvest["en"], "tg")
        assert words_of(html.h1) == "Сбор хлопка"
        assert html.find(class_="notice") is not None

    def test_a_translation_may_be_compared_with_its_english_page(self) -> None:
        assert words_of(self.preview(self.tree.bridge["ru"], "en").h1) == "A bridge over the Panj"

    def test_a_draft_is_shown_to_who_may_change_it_and_to_nobody_else(self) -> None:
        russian: Any = ArticlePage.objects.get(pk=self.tree.bridge["ru"].pk)
        russian.unpublish()
        russian.title = "Новый мост"
        russian.save_revision()
        assert self.seen_by(TRANSLATORS["ru"], russian, "ru") == "Новый мост"
        assert self.seen_by(EDITORS, self.tree.bridge["en"], "ru") == "A bridge over the Panj"
        page, request_user = self.tree.bridge["en"], get_user_model().objects.create_superuser("ada", "a@example.org")
        self.client.force_login(request_user)
        address = reverse("wagtailadmin_pages:view_draft", args=[page.pk])
        assert words_of(parsed(self.client.get(address, {"mode": "ru"})).h1) == "Новый мост"

    def test_an_unpublished_change_of_a_translation_is_not_shown_before_it_is_public(self) -> None:
        russian: Any = ArticlePage.objects.get(pk=self.tree.bridge["ru"].pk)
        russian.title = "Новый мост"
        russian.save_revision()
        assert self.seen_by(EDITORS, self.tree.bridge["en"], "ru") == "Мост через Пяндж"

    def test_a_private_translation_is_not_given_away(self) -> None:
        PageViewRestriction.objects.create(page=self.tree.bridge["ru"], restriction_type=PageViewRestriction.LOGIN)
        assert self.seen_by(EDITORS, self.tree.bridge["en"], "ru") == "A bridge over the Panj"

    def test_nothing_is_saved(self) -> None:
        page = self.tree.bridge["en"]
        page.published_on = PartialDate(2018)
        self.preview(page, "ru")
        assert ArticlePage.objects.get(pk=self.tree.bridge["ru"].pk).published_on == PartialDate(2017)


class SharedFactsTests(PreviewTestCase):
    """What all languages share is previewed as it is being edited."""

    def test_a_new_date_stands_in_the_translation(self) -> None:
        page = self.tree.bridge["en"]
        page.published_on = PartialDate(2018)
        assert self.preview(page, "ru").main.find("time", datetime="2018") is not None

    def test_a_pinned_story_stands_first_on_the_russian_front_page(self) -> None:
        home = HomePage.objects.get(pk=self.tree.home["en"].pk)
        for story in (self.tree.bridge["en"], self.tree.festival["en"]):
            home.pinned_stories = [PinnedStory(page=story)]
            card = self.preview(home, "ru").select_one(".story-grid__place h3")
            assert words_of(card) == ("Мост через Пяндж" if story.slug == "bridge" else "A festival of films")

    def test_a_new_edition_of_a_publication(self) -> None:
        page = PublicationPage.objects.get(pk=self.tree.harvest["en"].pk)
        page.editions = [Edition(languages=("tg",), title="Ҷамъоварии пахта")]
        assert "Ҷамъоварии пахта" in words_of(self.preview(page, "ru").main)


class EditorTests(PreviewTestCase):
    def setUp(self) -> None:
        self.client.force_login(get_user_model().objects.create_superuser("ada", "ada@example.org"))

    def test_sizes_and_languages_are_offered_in_the_editors_words(self) -> None:
        html = parsed(self.client.get(reverse("wagtailadmin_pages:edit", args=[self.tree.bridge["en"].pk])))
        sizes = html.select("[data-w-preview-target=size]")
        assert [size["data-device-width"] for size in sizes] == ["360", "768", "1280"]
        labels = [size.find_parent("label") or size for size in sizes]
        assert ["phone" in str(labels[0]), "tablet" in str(labels[1]), "desktop" in str(labels[2])] == [True] * 3
        options = html.select("#id_preview_mode option")
        assert [(option["value"], words_of(option)) for option in options] == [
            ("en", "English"),
            ("ru", "Russian"),
            ("tg", "Tajik"),
        ]

    def test_what_was_typed_is_previewed_in_every_language(self) -> None:
        page = self.tree.festival["en"]
        screen = self.client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
        form = querydict_from_html(screen.content.decode(), form_id="page-edit-form")
        # The editor's script fills in the blocks of the text.
        body = streamfield([("text", rich_text("<p>What happened.</p>"))])
        form.update(nested_form_data({"body": body, "notes": streamfield([])}))
        form["title"] = "Typed just now"
        address = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
        assert self.client.post(address, form).json() == {"is_valid": True, "is_available": True}
        for language in ("en", "ru", "tg"):
            response = self.client.get(address, {"mode": language, "in_preview_panel": "true"})
            html = parsed(response)
            assert (response.status_code, html.html["lang"]) == (200, language)
            assert words_of(html.h1) == "Typed just now"
            # Wagtail's content checks run where the user bar stands.
            assert html.find("wagtail-userbar") is not None

    def test_modes_are_named_in_the_language_of_who_looks(self) -> None:
        with translation.override("ru"):
            assert [str(label) for _mode, label in self.tree.bridge["en"].preview_modes] == [
                "Английский",
                "Русский",
                "Таджикский",
            ]
