"""Every page type is served and previewed in three languages."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model
from wagtail.models import PageViewRestriction

from site_config.languages.codes import CODES
from site_config.pages.checks import page_types
from site_config.pages.models import SitePage
from tests.html import language_of, parsed
from tests.tree import TreeTestCase, put_article, translation_of


def delete(page: SitePage) -> None:
    """Delete a page with what stands below it, as the admin does: from a fresh copy that knows its children."""
    page.specific_class.objects.get(pk=page.pk).delete()


class ServingTests(TreeTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        translation_of(cls.tree.harvest["en"], "tg", title="Ҷамъоварии пахта")

    def pages(self) -> list[SitePage]:
        """Return one page of each type in each language."""
        return [
            page_type.objects.in_language(code).order_by("pk")[:1].get() for page_type in page_types() for code in CODES
        ]

    def test_every_page_type_is_served_in_its_language(self) -> None:
        for page in self.pages():
            with self.subTest(page=page, language=page.language):
                response = self.client.get(page.get_url())
                html = parsed(response)
                assert response.status_code == 200
                assert response["Content-Language"] == page.language
                assert html.html["lang"] == page.language
                assert [h1.get_text(strip=True) for h1 in html.find_all("h1")] != []
                assert not response.cookies
                assert "Cookie" not in response.get("Vary", "")

    def test_a_whole_address_begins_with_that_of_the_site(self) -> None:
        with self.settings(BASE_URL="https://site.example"):
            assert [page.full_url for page in self.pages()] == [
                f"https://site.example{page.url}" for page in self.pages()
            ]

    def test_every_page_type_is_previewed_in_each_language(self) -> None:
        for page in self.pages():
            modes = [mode for mode, _label in page.preview_modes]
            assert sorted(modes) == sorted(CODES)
            assert page.default_preview_mode == page.language
            for mode in (*modes, "", None, "no such mode"):
                with self.subTest(page=page, language=page.language, mode=mode):
                    response = page.make_preview_request(preview_mode=mode)
                    html = parsed(response)
                    assert response.status_code == 200
                    assert html.html["lang"] == (mode if mode in CODES else page.language)
                    assert response["Content-Language"] == html.html["lang"]
                    assert html.find(class_="notice") is None
                    assert len(html.find_all("h1")) == 1

    def test_a_page_that_was_never_saved_is_previewed(self) -> None:
        for page_type in page_types():
            with self.subTest(page_type=page_type):
                page = page_type(title="Not saved yet", locale=self.tree.home["tg"].locale)
                for mode in ("tg", "ru", "en"):
                    response = page.make_preview_request(preview_mode=mode)
                    assert response.status_code == 200
                    assert parsed(response).html["lang"] == mode

    def test_head_works_and_post_does_not(self) -> None:
        assert self.client.head("/en/news/bridge/").status_code == 200
        assert self.client.post("/en/news/bridge/").status_code == 405

    def test_a_private_page_asks_for_a_sign_in(self) -> None:
        PageViewRestriction.objects.create(page=self.tree.bridge["en"], restriction_type=PageViewRestriction.LOGIN)
        assert self.client.get("/en/news/bridge/").status_code == 302


class FallbackTests(TreeTestCase):
    def get(self, path: str) -> Any:
        response = self.client.get(path)
        assert response.status_code == 200, path
        return response

    def test_an_untranslated_story_is_read_under_the_readers_address(self) -> None:
        response = self.get("/tg/news/festival/")
        html = parsed(response)
        assert html.html["lang"] == "tg"
        assert html.h1.get_text(strip=True) == "A festival of films"
        assert language_of(html.h1) == "en"

    def test_a_fallback_names_the_real_page_and_stays_out_of_search_engines(self) -> None:
        head = parsed(self.get("/tg/news/festival/")).head
        assert "noindex" in head.find("meta", attrs={"name": "robots"})["content"]
        canonical = head.find("link", rel="canonical")
        assert canonical["href"].endswith("/en/news/festival/")
        assert head.find_all("link", rel="alternate", hreflang=True) == []

    def test_a_fallback_says_so_in_the_readers_language(self) -> None:
        notice = parsed(self.get("/ru/news/festival/")).find(class_="notice")
        assert notice is not None
        assert notice.find("a", hreflang="en")["href"] == "/en/news/festival/"

    def test_a_translated_page_has_no_notice(self) -> None:
        assert parsed(self.get("/ru/news/bridge/")).find(class_="notice") is None

    def test_a_draft_translation_does_not_hide_the_published_page(self) -> None:
        self.tree.bridge["tg"].unpublish()
        assert parsed(self.get("/tg/news/bridge/")).h1.get_text(strip=True) == "Мост через Пяндж"

    def test_a_draft_is_not_found_in_any_language(self) -> None:
        self.tree.festival["en"].unpublish()
        for code in CODES:
            assert self.client.get(f"/{code}/news/festival/").status_code == 404

    def test_a_private_page_is_no_fallback(self) -> None:
        PageViewRestriction.objects.create(page=self.tree.festival["en"], restriction_type=PageViewRestriction.LOGIN)
        assert self.client.get("/tg/news/festival/").status_code == 404

    def test_a_page_of_another_section_is_not_found_here(self) -> None:
        assert self.client.get("/tg/research/festival/").status_code == 404

    def test_an_untranslated_standard_page_is_read_too(self) -> None:
        delete(self.tree.about["tg"])
        assert parsed(self.get("/tg/about/")).h1.get_text(strip=True) == "О миссии"


class LanguageSwitchTests(TreeTestCase):
    def switch(self, path: str) -> dict[str, str]:
        """Return the language switch of a page: own name and address."""
        nav = parsed(self.client.get(path)).find(class_="language-switch")
        return {link.get_text(strip=True): link["href"] for link in nav.find_all("a")}

    def test_the_switch_leads_to_the_same_page_in_every_language(self) -> None:
        for path in ("/{}/", "/{}/news/", "/{}/news/bridge/", "/{}/about/", "/{}/search/?q=a"):
            for code in CODES:
                links = self.switch(path.format(code))
                expected = {"English": "en", "Русский": "ru", "Тоҷикӣ": "tg"}
                assert links == {name: path.format(other) for name, other in expected.items()}, path

    def test_the_switch_never_leads_to_a_missing_page(self) -> None:
        for path in ("/en/news/festival/", "/tg/research/harvest/"):
            for target in self.switch(path).values():
                assert self.client.get(target).status_code == 200

    def test_translations_name_each_other_and_a_default(self) -> None:
        expected = {code: f"http://127.0.0.1:8000/{code}/news/bridge/" for code in CODES}
        expected["x-default"] = expected["en"]
        for code in CODES:
            head = parsed(self.client.get(f"/{code}/news/bridge/")).head
            links = head.find_all("link", rel="alternate", hreflang=True)
            assert {link["hreflang"]: link["href"] for link in links} == expected
            assert head.find("link", rel="canonical")["href"] == expected[code]


class MissingSectionTests(TreeTestCase):
    """A section, or a whole front page, that a language lacks for a while."""

    def title(self, path: str) -> str:
        response = self.client.get(path)
        assert response.status_code == 200, path
        return parsed(response).h1.get_text(strip=True)

    def test_stories_are_read_while_their_section_is_missing(self) -> None:
        self.tree.news["ru"].unpublish()
        assert self.title("/ru/news/") == "News"
        assert self.title("/ru/news/bridge/") == "Мост через Пяндж"
        delete(self.tree.news["ru"])
        assert self.title("/ru/news/bridge/") == "A bridge over the Panj"
        assert self.title("/tg/news/bridge/") == "Пул аз болои Панҷ"

    def test_stories_are_read_while_the_front_page_is_missing(self) -> None:
        self.tree.home["ru"].unpublish()
        assert self.client.get("/ru/").status_code == 200
        assert self.title("/ru/news/bridge/") == "Мост через Пяндж"

    def test_tajik_falls_back_to_russian_before_english_here_too(self) -> None:
        for pages in (self.tree.news, self.tree.research, self.tree.about):
            delete(pages["tg"])
        assert self.title("/tg/news/") == "Новости"
        assert self.title("/tg/news/bridge/") == "Мост через Пяндж"

    def test_a_page_that_is_nowhere_is_not_found(self) -> None:
        delete(self.tree.news["ru"])
        for path in ("/ru/news/nothing/", "/ru/nothing/bridge/", "/ru/news/bridge/more/", "/tg/news/bridge/more/"):
            assert self.client.get(path).status_code == 404, path


class ListPageTests(TreeTestCase):
    def test_each_page_of_a_list_is_an_address_of_its_own(self) -> None:
        for _ in range(15):
            put_article(self.tree.news["en"])
        html = parsed(self.client.get("/tg/news/?page=2"))
        assert html.head.find("link", rel="canonical")["href"].endswith("/tg/news/?page=2")
        links = {link["href"] for link in html.find(class_="language-switch").find_all("a")}
        assert links == {f"/{code}/news/?page=2" for code in CODES}

    def test_nonsense_is_the_first_page(self) -> None:
        for page in ("abc", "1", "-3", "9" * 30):
            head = parsed(self.client.get("/en/news/", {"page": page})).head
            assert head.find("link", rel="canonical")["href"].endswith("/en/news/")


class CopyingTests(TreeTestCase):
    def form(self, **data: str) -> Any:
        """Return the filled copy form of a story."""
        page = self.tree.bridge["en"]
        user = get_user_model().objects.create_superuser("ada", "ada@example.org", "a long enough password")
        fields = {"new_title": "Copy", "new_parent_page": self.tree.news["en"].pk} | data
        return page.copy_form_class(fields, user=user, page=page)

    def test_a_reserved_slug_is_refused_in_words(self) -> None:
        assert "feed" in str(self.form(new_slug="feed").errors["new_slug"])

    def test_there_are_no_aliases(self) -> None:
        form = self.form(new_slug="bridge-copy")
        assert form.is_valid(), form.errors
        assert "alias" not in form.fields
