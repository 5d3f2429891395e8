from __future__ import annotations

from wagtail.models import PageViewRestriction

from newsroom.models import ArticlePage
from tests.tree import TreeTestCase, put_article


def titles(language: str) -> dict[str, str]:
    """Return the stories a reader of the language is shown, with the language each is in."""
    return {page.title: page.language for page in ArticlePage.objects.readable_in(language)}


class ReadableInTests(TreeTestCase):
    def test_each_story_is_shown_once_in_the_best_language(self) -> None:
        assert titles("en") == {"A bridge over the Panj": "en", "A festival of films": "en"}
        assert titles("ru") == {"Мост через Пяндж": "ru", "A festival of films": "en"}
        assert titles("tg") == {"Пул аз болои Панҷ": "tg", "A festival of films": "en"}

    def test_tajik_falls_back_to_russian_before_english(self) -> None:
        self.tree.bridge["tg"].unpublish()
        assert titles("tg") == {"Мост через Пяндж": "ru", "A festival of films": "en"}

    def test_a_story_written_only_in_russian_is_absent_in_english(self) -> None:
        put_article(self.tree.news["ru"], "Только по-русски")
        assert "Только по-русски" not in titles("en")
        assert titles("tg")["Только по-русски"] == "ru"

    def test_drafts_are_absent(self) -> None:
        self.tree.festival["en"].unpublish()
        assert "A festival of films" not in titles("en")

    def test_a_private_translation_is_absent_and_no_other_stands_at_its_address(self) -> None:
        PageViewRestriction.objects.create(page=self.tree.bridge["tg"], restriction_type=PageViewRestriction.LOGIN)
        assert titles("tg") == {"A festival of films": "en"}
        assert titles("ru")["Мост через Пяндж"] == "ru"

    def test_stories_below_a_private_page_are_absent(self) -> None:
        PageViewRestriction.objects.create(page=self.tree.news["en"], restriction_type=PageViewRestriction.LOGIN)
        assert titles("en") == {}

    def test_languages_cost_no_queries_of_their_own(self) -> None:
        # The view restrictions and the stories.
        with self.assertNumQueries(2):
            titles("tg")
