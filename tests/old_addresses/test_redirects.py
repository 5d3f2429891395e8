"""Redirects of pages that moved, in three languages, and none that goes in a circle."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect

from home.models import StandardPage
from newsroom.models import ArticlePage
from site_config.accounts.groups import EDITORS, MODERATORS
from site_config.accounts.models import User
from tests.html import parsed, words_of
from tests.tree import TreeTestCase, put_article, translation_of


def sign_in(case: Any, group: str) -> None:
    user = User.objects.create_user(group, password="a long enough password")
    user.groups.add(Group.objects.get(name=group))
    case.client.force_login(user)


class MovedPageTests(TreeTestCase):
    def rename(self, page: Any, slug: str) -> None:
        with self.captureOnCommitCallbacks(execute=True):
            page.slug = slug
            page.save_revision().publish() if page.live else page.save()

    def paths(self) -> dict[str, int]:
        return dict(Redirect.objects.values_list("old_path", "redirect_page"))

    def location(self, path: str) -> tuple[int, str]:
        response = self.client.get(path)
        return response.status_code, response.headers.get("Location", "")

    def test_a_draft_that_gets_another_slug_leaves_no_redirect(self) -> None:
        draft = ArticlePage(title="A road", slug="a-road", summary="x", live=False)
        self.tree.news["en"].add_child(instance=draft)
        for slug in ("a-road-is", "a-road-is-opened"):
            self.rename(draft, slug)
        assert self.paths() == {}

    def test_a_story_that_was_public_is_found_at_its_old_address(self) -> None:
        story = put_article(self.tree.news["en"], "Road", slug="road")
        russian = translation_of(story, "ru", title="Дорога")
        self.rename(story, "long-road")
        assert self.paths() == {"/en/news/road": story.pk, "/ru/news/road": russian.pk}
        assert self.location("/en/news/road/") == (301, "/en/news/long-road/")
        assert self.location("/ru/news/road/") == (301, "/ru/news/long-road/")

    def test_readers_of_a_language_without_a_translation_stay_in_it(self) -> None:
        self.rename(self.tree.festival["en"], "film-festival")
        assert self.location("/en/news/festival/") == (301, "/en/news/film-festival/")
        assert self.location("/tg/news/festival/") == (301, "/tg/news/film-festival/")
        assert self.client.get("/tg/news/film-festival/").status_code == 200

    def test_a_redirect_of_one_language_takes_no_page_from_another(self) -> None:
        # Unpublishing would take the translations along.
        ArticlePage.objects.filter(pk=self.tree.bridge["en"].pk).update(live=False)
        Redirect.add_redirect("/en/news/bridge", self.tree.about["en"])
        assert self.location("/en/news/bridge/") == (301, "/en/about/")
        assert self.client.get("/ru/news/bridge/").status_code == 200
        # And where the translation is gone too, Russian readers go the way of the English, in Russian.
        self.tree.bridge["ru"].unpublish()
        assert self.location("/ru/news/bridge/") == (301, "/ru/about/")
        Redirect.objects.update(is_permanent=False)
        assert self.location("/ru/news/bridge/") == (302, "/ru/about/")

    def test_pages_below_a_section_move_with_it(self) -> None:
        self.rename(self.tree.news["en"], "stories")
        assert self.location("/en/news/bridge/") == (301, "/en/stories/bridge/")
        assert self.location("/ru/news/festival/") == (301, "/ru/stories/festival/")

    def test_a_draft_section_with_public_pages_keeps_their_addresses(self) -> None:
        section = StandardPage(title="Projects", slug="projects", live=False, locale=self.tree.home["en"].locale)
        self.tree.home["en"].add_child(instance=section)
        self.tree.about["en"].move(section, pos="last-child")
        self.rename(StandardPage.objects.get(pk=section.pk), "work")
        about = self.tree.about["en"].pk
        assert self.paths() == {"/en/about": about, "/en/projects/about": about}

    def test_a_draft_that_is_moved_leaves_no_redirect_and_a_public_page_one(self) -> None:
        draft = StandardPage(title="Draft", slug="draft", live=False)
        self.tree.home["en"].add_child(instance=draft)
        draft.move(self.tree.about["en"], pos="last-child")
        assert self.paths() == {}
        self.tree.about["en"].move(self.tree.home["en"], pos="first-child")
        assert self.paths() == {}

    def test_a_page_that_got_its_slug_back_and_is_unpublished_goes_in_no_circle(self) -> None:
        story = put_article(self.tree.news["en"], "Road", slug="road")
        self.rename(story, "long-road")
        self.rename(story, "road")
        story.unpublish()
        assert "/en/news/road" in self.paths()
        assert self.location("/en/news/road/") == (404, "")


class RedirectFormTests(TreeTestCase):
    def setUp(self) -> None:
        sign_in(self, EDITORS)

    def add(self, old_path: str, **target: Any) -> Any:
        return self.client.post(reverse("wagtailredirects:add"), {"old_path": old_path, "is_permanent": "on", **target})

    def errors(self, response: Any) -> str:
        assert response.status_code == 200
        return " ".join(words_of(error) for error in parsed(response).select(".error-message, .messages .error"))

    def test_a_redirect_is_made(self) -> None:
        assert self.add("/en/old/", redirect_page=self.tree.bridge["en"].pk).status_code == 302
        assert self.add("/en/older", redirect_link="https://www.iom.int/tajikistan").status_code == 302
        assert set(Redirect.objects.values_list("old_path", flat=True)) == {"/en/old", "/en/older"}

    def test_the_address_of_a_page_is_refused(self) -> None:
        for old_path in ("/en/news/bridge", "/en/news/bridge/?x=1", "/tg/news/festival/", "/ru/"):
            response = self.add(old_path, redirect_page=self.tree.about["en"].pk)
            assert "readers get the page and never the redirect" in self.errors(response), old_path
        assert not Redirect.objects.exists()

    def test_a_circle_is_refused(self) -> None:
        Redirect.add_redirect("/en/b", "/en/c/")
        Redirect.add_redirect("/en/c", "http://localhost/en/d?x=1")
        story = self.tree.festival["en"]
        story.unpublish()
        for old_path, target in (
            ("/en/a", {"redirect_link": "http://localhost/en/a/"}),
            ("/en/a", {"redirect_link": "http://localhost/en/a?x=1"}),
            ("/en/d", {"redirect_link": "http://localhost/en/b"}),
            ("/en/news/festival", {"redirect_page": story.pk}),
        ):
            assert "in a circle" in self.errors(self.add(old_path, **target)), (old_path, target)
        # The same path on another site is no circle.
        assert self.add("/en/a", redirect_link="https://www.iom.int/en/a").status_code == 302
        assert self.add("/en/e", redirect_link="http://localhost/en/b").status_code == 302

    def test_a_circle_through_an_address_of_the_old_site_is_refused(self) -> None:
        self.tree.news["en"].unpublish()
        response = self.add("/en/news", redirect_link="http://localhost/index.php/en/newsletters")
        assert "in a circle" in self.errors(response)

    def test_a_changed_redirect_is_held_to_the_same(self) -> None:
        redirect = Redirect.add_redirect("/en/a", self.tree.bridge["en"])
        address = reverse("wagtailredirects:edit", args=[redirect.pk])
        facts = {"old_path": "/en/a", "is_permanent": "on"}
        response = self.client.post(address, {**facts, "redirect_link": "http://localhost/en/a"})
        assert "in a circle" in self.errors(response)
        assert self.client.post(address, {**facts, "redirect_page": self.tree.about["en"].pk}).status_code == 302

    def test_a_file_brings_no_circle(self) -> None:
        rows = b"from,to\n/en/a,http://localhost/en/b\n/en/b,http://localhost/en/a\n/en/x,http://localhost/en/about/\n"
        upload = SimpleUploadedFile("redirects.csv", rows, "text/csv")
        page = parsed(self.client.post(reverse("wagtailredirects:start_import"), {"import_file": upload}))
        form = page.select_one("form[action$='/process/']")
        values = {each["name"]: each.get("value", "") for each in form.select("input[type=hidden]")}
        values |= {"from_index": "0", "to_index": "1", "permanent": "on", "site": ""}
        response = self.client.post(reverse("wagtailredirects:process_import"), values, follow=True)
        assert set(Redirect.objects.values_list("old_path", flat=True)) == {"/en/a", "/en/x"}
        assert "/en/b" in words_of(parsed(response).select_one(".messages"))

    def test_only_moderators_take_redirects_away(self) -> None:
        redirect = Redirect.add_redirect("/en/a", self.tree.bridge["en"])
        address = reverse("wagtailredirects:delete", args=[redirect.pk])
        self.client.post(address)
        assert Redirect.objects.exists()
        sign_in(self, MODERATORS)
        self.client.post(address)
        assert not Redirect.objects.exists()
