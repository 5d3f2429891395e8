"""What editors recommend stands first for those who ask for it, in whatever words."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.models import Page, PageViewRestriction

from site_config.accounts.groups import EDITORS
from site_config.accounts.models import User
from site_config.search.models import MissedSearch, SynonymSet
from site_config.search.promotions import means_the_same
from site_config.search.query.parsing import parse
from site_config.search.query.synonyms import compiled
from tests.html import parsed, words_of
from tests.tree import TreeTestCase, article

SETS = (("IOM", "МОМ", "СБМ", "International Organization for Migration"), ("WHO", "ВОЗ"))


def promote(words: str, page: Page | None = None, **values: Any) -> SearchPromotion:
    return SearchPromotion.objects.create(query=Query.get(words), page=page, **values)


@pytest.mark.once
@pytest.mark.parametrize(
    ("asked", "promoted"),
    [
        ("migrants", "migrant"),
        ("the Migrant", "migrants"),
        ("migration of labour", "labour migration"),
        ("«labour migration»", "labour migration"),
        ("мухочират", "муҳоҷират"),
        ("Khujand", "Хуҷанд"),
        ("IOM", "мом"),
        ("international organization for migration", "сбм"),
        ("IOM office", "мом office"),
        ("re-entry", "reentry"),
    ],
)
def test_means_the_same(asked: str, promoted: str) -> None:
    synonyms = compiled(SETS)
    one, other = parse(asked, synonyms).node, parse(promoted, synonyms).node
    assert one is not None
    assert other is not None
    assert means_the_same(one, other)


@pytest.mark.once
@pytest.mark.parametrize(
    ("asked", "promoted"),
    [("migrant rights", "migrant"), ("migrant", "migrant rights"), ("wife", "wi-fi"), ("labour", "migration")],
)
def test_means_something_else(asked: str, promoted: str) -> None:
    one, other = parse(asked).node, parse(promoted).node
    assert one is not None
    assert other is not None
    assert not means_the_same(one, other)


class PromotionTests(TreeTestCase):
    def first(self, language: str, query: str, **filters: str) -> list[Any]:
        response = self.client.get(f"/{language}/search/", {"q": query, **filters})
        assert response.status_code == 200
        self.main = parsed(response).main
        return self.main.select(".results--promoted .result")

    def test_a_promoted_page_stands_first_and_once(self) -> None:
        article(self.tree.news["en"], "A story of films")
        promote("film", self.tree.festival["en"])
        (result,) = self.first("en", "films")
        assert result.a["href"] == "/en/news/festival/"
        assert "Recommended" in words_of(result)
        links = [link["href"] for link in self.main.select("a.result__link")]
        assert links.count("/en/news/festival/") == 1
        assert len(links) == 2

    def test_it_is_shown_in_the_readers_language(self) -> None:
        SynonymSet.objects.create(terms="bridge\nмост\nпул")
        promote("bridge", self.tree.bridge["en"], description="In English.")
        (result,) = self.first("ru", "мосты")
        assert (result.a["href"], result.a.get_text(strip=True)) == ("/ru/news/bridge/", "Мост через Пяндж")
        # What the editor wrote belongs to the page that was chosen.
        assert "In English." not in words_of(result)
        (result,) = self.first("en", "bridges")
        assert "In English." in words_of(result)

    def test_an_untranslated_page_says_its_language(self) -> None:
        promote("кинофестиваль", self.tree.festival["en"])
        (result,) = self.first("ru", "кинофестивали")
        assert result.a["href"] == "/ru/news/festival/"
        assert result.find(class_="language-badge") is not None
        assert result.h2["lang"] == "en"

    def test_a_list_page_can_be_promoted(self) -> None:
        promote("library", self.tree.research["en"])
        (result,) = self.first("tg", "library")
        assert result.a["href"] == "/tg/research/"

    def test_drafts_and_private_pages_are_not_shown(self) -> None:
        promote("film", self.tree.festival["en"])
        promote("bridge", self.tree.bridge["en"])
        self.tree.festival["en"].unpublish()
        PageViewRestriction.objects.create(page=self.tree.bridge["en"], restriction_type=PageViewRestriction.LOGIN)
        assert self.first("en", "film") == []
        assert self.first("en", "bridge") == []

    def test_a_link_keeps_its_words(self) -> None:
        promote("visa", external_link_url="https://www.example.org/v", external_link_text="Visas", description="<b>How")
        (result,) = self.first("tg", "VISAS")
        assert (result.a["href"], result.a.get_text(strip=True)) == ("https://www.example.org/v", "Visas")
        assert "<b>How" in words_of(result)
        assert "www.example.org" in words_of(result)

    def test_what_was_recommended_was_found(self) -> None:
        promote("visa", external_link_url="https://www.example.org/", external_link_text="Visas")
        self.first("en", "visa")
        assert not MissedSearch.objects.exists()
        self.first("en", "nonsense")
        assert MissedSearch.objects.exists()

    def test_capitals_tell_the_organization_from_the_word(self) -> None:
        promote("WHO", external_link_url="https://www.who.int/", external_link_text="WHO")
        assert len(self.first("en", "WHO")) == 1
        assert self.first("en", "who") == []

    def test_only_on_the_first_page_without_filters(self) -> None:
        promote("film", self.tree.festival["en"])
        assert self.first("en", "film", type="news") == []

    def test_a_slip_is_understood(self) -> None:
        promote("festival", self.tree.festival["en"])
        assert len(self.first("en", "festivl")) == 1

    def test_the_editors_order_is_kept_and_not_all_are_shown(self) -> None:
        for place in (3, 1, 0, 2):
            url = f"https://www.example.org/{place}"
            promote("visa", external_link_url=url, external_link_text=str(place), sort_order=place)
        assert [result.a.get_text(strip=True) for result in self.first("en", "visa")] == ["0", "1", "2"]

    def test_queries_do_not_grow_with_the_promotions(self) -> None:
        def queries() -> int:
            with CaptureQueriesContext(connection) as captured:
                self.client.get("/en/search/", {"q": "story"})
            return len(captured)

        article(self.tree.news["en"], "A story")
        queries()
        before = queries()
        promote("story", self.tree.festival["en"])
        promote("stories", self.tree.bridge["ru"])
        promote("story", self.tree.harvest["ru"])
        # The page, and which pages are private.
        assert queries() <= before + 2

    def test_nothing_is_kept_of_what_readers_ask(self) -> None:
        self.client.get("/en/search/", {"q": "bridge"})
        assert not Query.objects.exists()


class PromotionAdminTests(TreeTestCase):
    def setUp(self) -> None:
        user = User.objects.create_user("editor", password="a long enough password")
        user.groups.add(Group.objects.get(name=EDITORS))
        self.client.force_login(user)

    def posted(self, words: str) -> Any:
        values = {
            "query_string": words,
            "editors_picks-TOTAL_FORMS": "1",
            "editors_picks-INITIAL_FORMS": "0",
            "editors_picks-0-page": str(self.tree.festival["en"].pk),
            "editors_picks-0-ORDER": "1",
        }
        return self.client.post(reverse("wagtailsearchpromotions:add"), values)

    def test_an_editor_promotes_a_page(self) -> None:
        assert self.posted("Films").status_code == 302
        assert SearchPromotion.objects.get().page.pk == self.tree.festival["en"].pk
        edit = self.client.get(reverse("wagtailsearchpromotions:edit", args=[Query.objects.get().pk]))
        listing = self.client.get(reverse("wagtailsearchpromotions:index"))
        for response in (edit, listing):
            assert response.status_code == 200
            assert "films" in response.content.decode()
        assert "Views" not in [cell.get_text(strip=True) for cell in parsed(listing).find_all("th")]

    def test_signs_alone_are_no_words(self) -> None:
        assert "Write at least one word." in self.posted("?!").content.decode()
        assert not SearchPromotion.objects.exists()

    def test_the_form_tells_how_words_are_matched(self) -> None:
        html = self.client.get(reverse("wagtailsearchpromotions:add")).content.decode()
        assert "synonyms make no difference" in html
        assert "exact match" not in html
        assert "popular search terms" not in html

    def test_there_is_no_report_of_what_is_not_counted(self) -> None:
        self.client.force_login(User.objects.create_superuser("ada", password="a long enough password"))
        html = self.client.get(reverse("wagtailadmin_home")).content.decode()
        assert reverse("wagtailsearchpromotions:search_terms") not in html
        assert reverse("missed_searches:index") in html
