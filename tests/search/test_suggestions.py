"""What is offered while a reader types."""

from __future__ import annotations

from typing import Any
from unittest import mock

from django.db import DatabaseError, connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from site_config.search.engines import SearchTimeout
from site_config.search.models import SynonymSet
from tests.tree import TreeTestCase, article, translation_of


class SuggestionTests(TreeTestCase):
    def answer(self, typed: str, language: str = "en") -> dict[str, Any]:
        response = self.client.get(f"/{language}/search/suggestions/", {"q": typed})
        assert response.status_code == 200
        return response.json()

    def titles(self, typed: str, language: str = "en") -> list[str]:
        return [each["title"] for each in self.answer(typed, language)["suggestions"]]

    def test_the_last_word_may_be_unfinished(self) -> None:
        assert self.titles("bri") == ["A bridge over the Panj"]
        assert self.titles("panj bri") == ["A bridge over the Panj"]
        assert self.titles("bri panj") == []

    def test_a_space_finishes_the_word(self) -> None:
        assert self.titles("bridge ") == ["A bridge over the Panj"]
        assert self.titles("bri ") == []

    def test_only_titles_count(self) -> None:
        article(self.tree.news["en"], "Seen in the forest", summary="An okapi.", text="<p>Okapi.</p>")
        assert self.titles("oka") == []

    def test_each_suggestion_says_where_it_leads_and_what_it_is(self) -> None:
        assert self.answer("cotton har") == {
            "query": "cotton har",
            "suggestions": [
                {"title": "The cotton harvest", "url": "/en/research/harvest/", "kind": "Publication", "lang": ""}
            ],
            "said": "1 suggestion",
        }

    def test_a_page_without_translation_has_the_readers_address_and_its_own_language(self) -> None:
        (found,) = self.answer("festi", "tg")["suggestions"]
        assert (found["url"], found["lang"]) == ("/tg/news/festival/", "en")

    def test_a_title_in_another_language_leads_to_the_page_that_has_it(self) -> None:
        (found,) = self.answer("bridg", "ru")["suggestions"]
        assert (found["url"], found["lang"]) == ("/en/news/bridge/", "en")

    def test_the_readers_language_comes_first_and_each_page_once(self) -> None:
        both = article(self.tree.news["en"], "IOM seen")
        translation_of(both, "ru", title="IOM замечена")
        article(self.tree.news["en"], "IOM again")
        assert self.titles("IOM", "ru")[0] == "IOM замечена"
        assert "IOM seen" not in self.titles("IOM", "ru")
        assert "IOM again" in self.titles("IOM", "ru")

    def test_a_russian_keyboard_begins_tajik_words(self) -> None:
        article(self.tree.news["tg"], "Муҳоҷират ва оила")
        assert self.titles("мухо", "tg") == ["Муҳоҷират ва оила"]

    def test_synonyms_are_offered(self) -> None:
        SynonymSet.objects.create(terms="bridge\npontoon")
        assert self.titles("pontoon") == ["A bridge over the Panj"]

    def test_drafts_and_private_pages_are_not_offered(self) -> None:
        self.tree.festival["en"].unpublish()
        PageViewRestriction.objects.create(page=self.tree.bridge["en"], restriction_type=PageViewRestriction.LOGIN)
        assert self.titles("festi") == []
        assert self.titles("bri") == []

    def test_eight_are_enough(self) -> None:
        for _ in range(9):
            article(self.tree.news["en"], "Okapi seen")
        assert len(self.titles("okap")) == 8

    def test_whatever_is_typed_is_answered(self) -> None:
        for typed in ("", "b", "  ", "\u202e", "😀😀", '"', "' OR 1=1 --", "%%", "__", "*", "я" * 10_000, "ab\\"):
            assert self.titles(typed) == [], typed[:20]
        assert self.client.get("/en/search/suggestions/").json()["suggestions"] == []
        assert self.client.get("/en/search/suggestions/?q=br%00i").status_code == 200

    def test_caches_may_keep_the_answer(self) -> None:
        response = self.client.get("/en/search/suggestions/", {"q": "bri"})
        assert set(response["Cache-Control"].split(", ")) == {"public", "max-age=300"}
        assert not response.cookies
        assert "Cookie" not in response.get("Vary", "")

    def test_a_search_that_fails_offers_nothing_and_is_not_kept(self) -> None:
        for error in (SearchTimeout(), DatabaseError("gone")):
            with mock.patch("site_config.search.views.suggest", side_effect=error), self.assertLogs("site_config"):
                response = self.client.get("/en/search/suggestions/", {"q": "bri"})
            assert (response.status_code, response.json()["suggestions"]) == (200, [])
            assert response["Cache-Control"] == "no-store"

    def test_queries_do_not_grow_with_the_suggestions(self) -> None:
        def queries() -> int:
            with CaptureQueriesContext(connection) as captured:
                assert self.titles("okap", "ru")
            return len(captured)

        article(self.tree.news["en"], "Okapi seen")
        queries()
        before = queries()
        for _ in range(5):
            article(self.tree.news["en"], "Okapi seen")
        assert queries() == before
