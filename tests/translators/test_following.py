"""What happens to an English page happens to its translations, with one page or many, by a person or by the clock."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupPagePermission, Page, PageLogEntry

from site_config.accounts.groups import MODERATORS, REVIEWERS
from tests.html import parsed, words_of
from tests.tree import TreeTestCase, article, publish, translation_of, with_groups


def fresh(page: Any) -> Any:
    """Return the page as it stands in the database now."""
    return Page.objects.get(pk=page.pk).specific


def live(pages: dict[str, Any]) -> dict[str, bool]:
    """Return which of the pages are public."""
    return {code: Page.objects.get(pk=page.pk).live for code, page in pages.items()}


NOTHING_LIVE = {"en": False, "ru": False, "tg": False}


class FollowingTestCase(TreeTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        cls.tree = with_groups()

    def sign_in(self, *groups: str) -> Any:
        """Sign in as a new member of the groups; an administrator where none is named."""
        if not groups:
            user = get_user_model().objects.create_superuser("root", "root@example.org", "x")
        else:
            user = get_user_model().objects.create_user(" and ".join(groups))
            user.groups.set(Group.objects.filter(name__in=groups))
        self.client.force_login(user)
        return user

    def bulk(self, action: str, *pages: Any) -> str:
        """Return the address of an action on many pages."""
        chosen = "&".join(f"id={page.pk}" for page in pages)
        return reverse("wagtail_bulk_action", args=["wagtailcore", "page", action]) + f"?{chosen}"

    def section(self, title: str, languages: tuple[str, ...] = ("ru", "tg")) -> dict[str, Any]:
        """Return a second news section in English, with its translations."""
        slug = title.lower()
        english = publish(self.tree.home["en"], type(self.tree.news["en"])(title=title, slug=slug))
        return {"en": english} | {code: translation_of(english, code) for code in languages}


class UnpublishingTests(FollowingTestCase):
    def test_one_page_in_the_admin_and_its_history_names_who_did_it(self) -> None:
        user = self.sign_in(MODERATORS)
        self.client.post(reverse("wagtailadmin_pages:unpublish", args=[self.tree.bridge["en"].pk]))
        assert live(self.tree.bridge) == NOTHING_LIVE
        entry = PageLogEntry.objects.get(page=self.tree.bridge["tg"].pk, action="wagtail.unpublish")
        assert entry.user == user

    def test_many_pages_and_what_stands_below_them(self) -> None:
        self.sign_in(MODERATORS)
        address = self.bulk("unpublish", self.tree.news["en"], self.tree.harvest["en"])
        self.client.post(address, {"include_descendants": "on"})
        for pages in (self.tree.news, self.tree.bridge, {"en": self.tree.festival["en"]}, self.tree.harvest):
            assert not any(live(pages).values())

    def test_a_script(self) -> None:
        with self.assertLogs("site_config.translators.follow.following", "INFO") as logs:
            fresh(self.tree.bridge["en"]).unpublish()
        assert live(self.tree.bridge) == NOTHING_LIVE
        assert len(logs.output) == 2

    def test_a_page_whose_time_is_over(self) -> None:
        Page.objects.filter(pk=self.tree.bridge["en"].pk).update(expire_at=timezone.now() - timedelta(hours=1))
        call_command("publish_scheduled")
        assert live(self.tree.bridge) == NOTHING_LIVE
        assert fresh(self.tree.bridge["ru"]).expired

    def test_a_translation_alone_leaves_the_others(self) -> None:
        self.sign_in(REVIEWERS["ru"])
        self.client.post(reverse("wagtailadmin_pages:unpublish", args=[self.tree.bridge["ru"].pk]))
        assert live(self.tree.bridge) == {"en": True, "ru": False, "tg": True}

    def test_a_page_unpublished_on_purpose_is_not_published_again_with_english(self) -> None:
        fresh(self.tree.bridge["ru"]).unpublish()
        fresh(self.tree.bridge["en"]).save_revision().publish()
        assert live(self.tree.bridge) == {"en": True, "ru": False, "tg": True}

    def test_what_follows_is_shown_before_it_is_confirmed(self) -> None:
        self.sign_in(MODERATORS)
        addresses = (
            reverse("wagtailadmin_pages:unpublish", args=[self.tree.bridge["en"].pk]),
            self.bulk("unpublish", self.tree.bridge["en"]),
        )
        for address in addresses:
            words = words_of(parsed(self.client.get(address)).main)
            assert "These translations will be unpublished too" in words
            assert self.tree.bridge["ru"].title in words
            assert self.tree.bridge["tg"].title in words


class MovingTests(FollowingTestCase):
    def test_translations_move_to_the_same_place_in_their_languages(self) -> None:
        other = self.section("Stories")
        self.sign_in(MODERATORS)
        address = reverse("wagtailadmin_pages:move_confirm", args=[self.tree.bridge["en"].pk, other["en"].pk])
        words = words_of(parsed(self.client.get(address)).main)
        assert "These translations will move too" in words
        self.client.post(address)
        for code, page in self.tree.bridge.items():
            moved = fresh(page)
            assert (moved.get_parent().pk, moved.live) == (other[code].pk, True), code
            assert moved.url_path.endswith("/stories/bridge/")
        assert Page.find_problems() == ([], [], [], [], [])

    def test_many_pages(self) -> None:
        other = self.section("Stories")
        self.sign_in(MODERATORS)
        address = self.bulk("move", self.tree.bridge["en"], self.tree.festival["en"])
        assert "These translations will move too" in words_of(parsed(self.client.get(address)).main)
        self.client.post(address, {"chooser": other["en"].pk})
        assert {code: fresh(page).get_parent().pk for code, page in self.tree.bridge.items()} == {
            code: page.pk for code, page in other.items()
        }

    def test_with_all_that_stands_below(self) -> None:
        outer = self.section("Outer")
        inner = publish(outer["en"], type(self.tree.news["en"])(title="Inner", slug="inner"))
        russian = translation_of(inner, "ru")
        story = article(inner, slug="deep")
        deep = translation_of(story, "ru")
        fresh(inner).move(fresh(self.tree.home["en"]), pos="last-child")
        assert fresh(russian).get_parent().pk == self.tree.home["ru"].pk
        assert fresh(deep).get_parent().pk == russian.pk
        assert fresh(deep).url_path.endswith("/inner/deep/")
        assert fresh(deep).live

    def test_without_a_translated_section_it_leaves_the_site_and_waits(self) -> None:
        other = self.section("Stories", languages=("tg",))
        self.sign_in(MODERATORS)
        address = reverse("wagtailadmin_pages:move_confirm", args=[self.tree.bridge["en"].pk, other["en"].pk])
        words = words_of(parsed(self.client.get(address)).main)
        assert "will no longer be public" in words
        self.client.post(address)
        assert live(self.tree.bridge) == {"en": True, "ru": False, "tg": True}
        russian = translation_of(other["en"], "ru")
        assert fresh(self.tree.bridge["ru"]).get_parent().pk == russian.pk
        assert Page.find_problems() == ([], [], [], [], [])

    def test_where_another_page_has_the_address_it_leaves_the_site(self) -> None:
        other = self.section("Stories")
        article(other["ru"], slug="bridge")
        fresh(self.tree.bridge["en"]).move(other["en"], pos="last-child")
        assert live(self.tree.bridge) == {"en": True, "ru": False, "tg": True}

    def test_a_new_order_of_english_pages_moves_no_translation(self) -> None:
        before = fresh(self.tree.bridge["ru"]).path
        fresh(self.tree.bridge["en"]).move(fresh(self.tree.festival["en"]), pos="right")
        assert fresh(self.tree.bridge["ru"]).path == before

    def test_a_translation_moved_alone_goes_back(self) -> None:
        other = self.section("Stories")
        fresh(self.tree.bridge["ru"]).move(other["ru"], pos="last-child")
        assert fresh(self.tree.bridge["ru"]).get_parent().pk == self.tree.news["ru"].pk


class DeletingTests(FollowingTestCase):
    def gone(self, pages: dict[str, Any]) -> set[str]:
        return {code for code, page in pages.items() if not Page.objects.filter(pk=page.pk).exists()}

    def test_without_rights_on_them_translations_stay_for_their_reviewers(self) -> None:
        self.sign_in(MODERATORS)
        address = reverse("wagtailadmin_pages:delete", args=[self.tree.bridge["en"].pk])
        words = words_of(parsed(self.client.get(address)).main)
        assert "will no longer be public, and stay for their reviewers" in words
        self.client.post(address)
        assert self.gone(self.tree.bridge) == {"en"}
        assert (fresh(self.tree.bridge["ru"]).live, fresh(self.tree.bridge["tg"]).live) == (False, False)

    def test_where_the_user_has_the_right_they_are_deleted_too(self) -> None:
        self.sign_in(MODERATORS, REVIEWERS["ru"])
        address = reverse("wagtailadmin_pages:delete", args=[self.tree.bridge["en"].pk])
        words = words_of(parsed(self.client.get(address)).main)
        assert f"These translations will be deleted too: {self.tree.bridge['ru'].title} (Russian)" in words
        assert self.gone(self.tree.bridge) == set()
        self.client.post(address)
        assert self.gone(self.tree.bridge) == {"en", "ru"}
        assert not fresh(self.tree.bridge["tg"]).live

    def test_many_pages(self) -> None:
        self.sign_in(MODERATORS, REVIEWERS["ru"])
        address = self.bulk("delete", self.tree.bridge["en"], self.tree.harvest["en"])
        words = words_of(parsed(self.client.get(address)).main)
        assert "These translations will be deleted too" in words
        assert "will no longer be public, and stay for their reviewers" in words
        self.client.post(address)
        assert self.gone(self.tree.bridge) == {"en", "ru"}
        assert self.gone(self.tree.harvest) == {"en", "ru"}
        assert not fresh(self.tree.bridge["tg"]).live
        assert Page.find_problems() == ([], [], [], [], [])

    def test_a_section_with_all_that_stands_below(self) -> None:
        self.sign_in()
        self.client.post(reverse("wagtailadmin_pages:delete", args=[self.tree.news["en"].pk]))
        assert self.gone(self.tree.news) == {"en", "ru", "tg"}
        assert self.gone(self.tree.bridge) == {"en", "ru", "tg"}
        assert Page.find_problems() == ([], [], [], [], [])

    def test_a_page_that_was_never_english_is_not_deleted_with_a_section(self) -> None:
        only_russian = article(self.tree.news["ru"])
        self.sign_in()
        self.client.post(self.bulk("delete", self.tree.news["en"]))
        assert self.gone(self.tree.news) == {"en", "tg"}
        assert fresh(only_russian).live
        assert not fresh(self.tree.bridge["ru"]).live

    def test_english_and_russian_chosen_together(self) -> None:
        self.sign_in()
        self.client.post(self.bulk("delete", *self.tree.bridge.values()))
        assert self.gone(self.tree.bridge) == {"en", "ru", "tg"}
        assert Page.find_problems() == ([], [], [], [], [])

    def test_a_section_needs_the_right_to_delete_what_stands_below(self) -> None:
        self.sign_in(MODERATORS, REVIEWERS["ru"])
        right = Permission.objects.get(codename="bulk_delete_page")
        moderators = Group.objects.get(name=MODERATORS)
        GroupPagePermission.objects.create(group=moderators, page_id=self.tree.home["en"].pk, permission=right)
        self.client.post(self.bulk("delete", self.tree.news["en"]))
        assert self.gone(self.tree.news) == {"en"}
        assert live({"news": self.tree.news["ru"], "bridge": self.tree.bridge["ru"]}) == {
            "news": False,
            "bridge": False,
        }

    def test_a_refused_deletion_deletes_nothing(self) -> None:
        self.sign_in(MODERATORS, REVIEWERS["ru"])
        with self.settings(WAGTAILADMIN_UNSAFE_PAGE_DELETION_LIMIT=1):
            address = reverse("wagtailadmin_pages:delete", args=[self.tree.bridge["en"].pk])
            self.client.post(address, {"confirm_site_name": "not the name"})
        assert self.gone(self.tree.bridge) == set()
        assert live(self.tree.bridge) == {"en": True, "ru": True, "tg": True}

    def test_a_script_leaves_translations_off_the_site(self) -> None:
        fresh(self.tree.bridge["en"]).delete()
        assert (fresh(self.tree.bridge["ru"]).live, fresh(self.tree.bridge["tg"]).live) == (False, False)

    def test_all_languages_deleted_at_once_by_a_script(self) -> None:
        keys = [page.pk for page in self.tree.bridge.values()]
        Page.objects.filter(pk__in=keys).delete()
        assert self.gone(self.tree.bridge) == {"en", "ru", "tg"}
