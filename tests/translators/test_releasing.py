"""A translation is public only while its English page is, and as private: whoever publishes it, and in whatever way."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.actions.publish_page_revision import PublishPagePermissionError
from wagtail.models import Page, PageViewRestriction
from wagtail_localize.models import Translation, TranslationSource

from site_config.accounts.groups import MODERATORS, REVIEWERS, sync_groups
from site_config.pages.querysets import SitePageQuerySet
from site_config.pages.releasing import is_released, source_of
from tests.html import parsed, words_of
from tests.tree import TreeTestCase, article, publish, translation_of


def fresh(page: Any) -> Any:
    """Return the page as it stands in the database now."""
    return Page.objects.get(pk=page.pk).specific


def is_public(page: Any) -> bool:
    """Return whether everybody may read the page."""
    return SitePageQuerySet(Page).published().filter(pk=page.pk).exists()


def member(*groups: str) -> Any:
    """Return a new member of the groups."""
    user = get_user_model().objects.create_user(" and ".join(groups) or "nobody")
    user.groups.set(Group.objects.filter(name__in=groups))
    return user


def later(**delta: int) -> Any:
    """Return a moment from now."""
    return timezone.now() + timedelta(**delta)


class ReleasingTests(TreeTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        sync_groups(cls.tree.home)

    def embargoed(self) -> tuple[Any, Any]:
        """Return a story in English that was never published, and its Russian draft."""
        english = article(self.tree.news["en"])
        english.unpublish()
        type(english).objects.filter(pk=english.pk).update(first_published_at=None, last_published_at=None)
        russian = english.copy_for_translation(self.tree.news["ru"].locale)
        russian.save_revision()
        return fresh(english), fresh(russian)

    def test_english_pages_and_pages_without_one_are_their_own_masters(self) -> None:
        only_russian = article(self.tree.news["ru"])
        assert (source_of(self.tree.bridge["en"]), source_of(only_russian)) == (None, None)
        assert is_released(self.tree.bridge["en"])
        assert is_released(only_russian)
        source: Any = source_of(self.tree.bridge["tg"])
        assert source.pk == self.tree.bridge["en"].pk

    def test_a_script_cannot_publish_what_english_has_not_released(self) -> None:
        english, russian = self.embargoed()
        with self.assertLogs("site_config.pages.models", "INFO") as logs:
            russian.latest_revision.publish()
        assert str(russian) in logs.output[0]
        assert not fresh(russian).live
        english.latest_revision.publish()
        russian.latest_revision.publish()
        assert fresh(russian).live

    def test_wagtail_localizes_own_publishing_is_held_too(self) -> None:
        english, russian = self.embargoed()
        source, _created = TranslationSource.update_or_create_from_instance(english)
        translation, _made = Translation.objects.get_or_create(source=source, target_locale=russian.locale)
        with self.captureOnCommitCallbacks(execute=True):
            translation.save_target(publish=True)
        assert not fresh(russian).live

    def test_a_named_user_is_refused_administrators_too(self) -> None:
        _english, russian = self.embargoed()
        for user in (member(REVIEWERS["ru"]), get_user_model().objects.create_superuser("root", "r@example.org", "x")):
            assert not russian.permissions_for_user(user).can_publish()
            with pytest.raises(PublishPagePermissionError):
                russian.latest_revision.publish(user=user)
        assert not fresh(russian).live

    def test_bulk_publishing_says_that_the_right_is_missing(self) -> None:
        _english, russian = self.embargoed()
        self.client.force_login(member(REVIEWERS["ru"]))
        address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"]) + f"?id={russian.pk}"
        assert b"permission to publish this page" in self.client.get(address).content
        self.client.post(address)
        assert not fresh(russian).live

    def test_approval_of_an_unreleased_page_changes_nothing_and_says_so(self) -> None:
        english, russian = self.embargoed()
        reviewer = member(REVIEWERS["ru"])
        state = russian.get_workflow().start(russian, reviewer)
        task = state.current_task_state
        self.client.force_login(reviewer)
        address = reverse("wagtailadmin_pages:workflow_action", args=[russian.pk, "approve", task.pk])
        answer = self.client.post(address, {"next": "/admin/"}, follow=True)
        assert "its English page is not public" in words_of(parsed(answer).select_one(".messages"))
        dialog = self.client.post(address, {"next": "/admin/"}, headers={"x-requested-with": "XMLHttpRequest"})
        assert dialog.json() == {"step": "success", "redirect": "/admin/"}
        task.refresh_from_db()
        assert (fresh(russian).live, task.status) == (False, task.STATUS_IN_PROGRESS)
        english.latest_revision.publish()
        self.client.post(address, {"next": "/admin/"})
        assert fresh(russian).live

    def test_a_scheduled_translation_waits_for_its_english_page_and_then_goes_out(self) -> None:
        english, russian = self.embargoed()
        russian.go_live_at = later(hours=-1)
        russian.save_revision(approved_go_live_at=later(hours=-1))
        call_command("publish_scheduled")
        assert not fresh(russian).live
        english.latest_revision.publish()
        call_command("publish_scheduled")
        assert fresh(russian).live

    def test_scheduling_ahead_is_possible_for_scripts_and_makes_nothing_public(self) -> None:
        _english, russian = self.embargoed()
        russian.go_live_at = later(hours=1)
        russian.save_revision().publish()
        assert not fresh(russian).live
        assert fresh(russian).scheduled_revision is not None

    def test_what_goes_live_on_one_day_goes_live_in_both_languages(self) -> None:
        english, russian = self.embargoed()
        english.go_live_at = russian.go_live_at = later(hours=-1)
        russian.save_revision(approved_go_live_at=later(hours=-2))
        english.save_revision(approved_go_live_at=later(hours=-1))
        for _minute in range(2):
            call_command("publish_scheduled")
        assert (fresh(english).live, fresh(russian).live) == (True, True)

    def test_the_rest_of_a_list_is_published_when_one_is_held(self) -> None:
        _english, russian = self.embargoed()
        russian.save_revision(approved_go_live_at=later(hours=-2))
        other = article(self.tree.news["en"])
        other.unpublish()
        other.save_revision(approved_go_live_at=later(hours=-1))
        call_command("publish_scheduled")
        assert (fresh(russian).live, fresh(other).live) == (False, True)


class PrivacyTests(TreeTestCase):
    def restrict(self, page: Any, **values: Any) -> PageViewRestriction:
        """Make a page private, for those who know a password where nothing else is said."""
        facts = {"restriction_type": PageViewRestriction.PASSWORD, "password": "secret"} | values
        restriction = PageViewRestriction(page_id=page.pk, **facts)
        restriction.save()
        return restriction

    def kinds(self, page: Any) -> list[tuple[str, str]]:
        found = PageViewRestriction.objects.filter(page_id=page.pk).order_by("pk")
        return [(each.restriction_type, each.password) for each in found]

    def test_a_private_english_page_makes_its_translations_private_at_once(self) -> None:
        bridge = self.tree.bridge
        restriction = self.restrict(bridge["en"])
        assert not any(is_public(page) for page in bridge.values())
        restriction.password = "another"
        restriction.save()
        assert self.kinds(bridge["tg"]) == [("password", "another")]
        restriction.delete()
        assert all(is_public(page) for page in bridge.values())

    def test_groups_that_may_read_are_the_same(self) -> None:
        group = Group.objects.get(name=MODERATORS)
        restriction: Any = self.restrict(self.tree.bridge["en"], restriction_type="groups", password="")
        restriction.groups.set([group])
        copy: Any = PageViewRestriction.objects.get(page_id=self.tree.bridge["ru"].pk)
        assert list(copy.groups.all()) == [group]
        restriction.groups.set([])
        assert list(copy.groups.all()) == []

    def test_what_english_inherits_is_inherited_by_the_translations(self) -> None:
        restriction = self.restrict(self.tree.news["en"])
        assert not any(is_public(page) for page in self.tree.bridge.values())
        assert self.kinds(self.tree.bridge["ru"]) == []
        restriction.delete()
        assert all(is_public(page) for page in self.tree.bridge.values())

    def test_a_translation_below_a_page_that_has_none_is_private_itself(self) -> None:
        section = publish(self.tree.news["en"], type(self.tree.news["en"])(title="Inner", slug="inner"))
        fresh(self.tree.bridge["en"]).move(section, pos="last-child")
        restriction = self.restrict(section)
        assert self.kinds(self.tree.bridge["ru"]) == [("password", "secret")]
        restriction.delete()
        assert self.kinds(self.tree.bridge["ru"]) == []

    def test_privacy_follows_into_a_private_section_and_out_of_it(self) -> None:
        section = publish(self.tree.news["en"], type(self.tree.news["en"])(title="Inner", slug="inner"))
        self.restrict(section)
        fresh(self.tree.bridge["en"]).move(section, pos="last-child")
        assert self.kinds(self.tree.bridge["ru"]) == [("password", "secret")]
        fresh(self.tree.bridge["en"]).move(fresh(self.tree.news["en"]), pos="last-child")
        assert self.kinds(self.tree.bridge["ru"]) == []

    def test_a_translation_made_later_is_private_from_the_start(self) -> None:
        self.restrict(self.tree.festival["en"])
        russian = translation_of(self.tree.festival["en"], "ru")
        assert russian.live
        assert not is_public(russian)

    def test_lifting_takes_the_copy_and_leaves_what_was_set_by_hand(self) -> None:
        self.restrict(self.tree.bridge["ru"], password="by hand")
        restriction = self.restrict(self.tree.bridge["en"])
        assert self.kinds(self.tree.bridge["ru"]) == [("password", "by hand"), ("password", "secret")]
        restriction.delete()
        assert self.kinds(self.tree.bridge["ru"]) == [("password", "by hand")]
        assert self.kinds(self.tree.bridge["tg"]) == []

    def test_a_copy_that_is_lifted_or_changed_on_the_translation_comes_back(self) -> None:
        self.restrict(self.tree.bridge["en"])
        PageViewRestriction.objects.get(page_id=self.tree.bridge["ru"].pk).delete()
        assert self.kinds(self.tree.bridge["ru"]) == [("password", "secret")]
        copy = PageViewRestriction.objects.get(page_id=self.tree.bridge["ru"].pk)
        copy.password = "easy"
        copy.save()
        assert self.kinds(self.tree.bridge["ru"]) == [("password", "secret")]
        PageViewRestriction.objects.filter(page_id=self.tree.bridge["tg"].pk).delete()
        assert self.kinds(self.tree.bridge["tg"]) == [("password", "secret")]

    def test_saving_a_translation_lifts_nothing(self) -> None:
        """wagtail-localize would lift what was set by hand, and leave inherited restrictions out."""
        source, _created = TranslationSource.update_or_create_from_instance(self.tree.bridge["en"])
        translation, _made = Translation.objects.get_or_create(
            source=source, target_locale=self.tree.bridge["ru"].locale
        )
        self.restrict(self.tree.bridge["ru"], password="by hand")
        with self.captureOnCommitCallbacks(execute=True):
            translation.save_target(publish=True)
        assert self.kinds(self.tree.bridge["ru"]) == [("password", "by hand")]

    def test_a_deleted_english_page_leaves_its_translation_private(self) -> None:
        self.restrict(self.tree.bridge["en"])
        fresh(self.tree.bridge["en"]).delete()
        assert self.kinds(self.tree.bridge["ru"]) == [("password", "secret")]
        assert not is_public(self.tree.bridge["ru"])

    def test_the_privacy_of_a_translation_is_not_changed_while_english_is_private(self) -> None:
        sync_groups(self.tree.home)
        reviewer = member(REVIEWERS["ru"])
        assert self.tree.bridge["ru"].permissions_for_user(reviewer).can_set_view_restrictions()
        self.restrict(self.tree.news["en"])
        assert not self.tree.bridge["ru"].permissions_for_user(reviewer).can_set_view_restrictions()
        self.client.force_login(reviewer)
        address = reverse("wagtailadmin_pages:set_privacy", args=[self.tree.bridge["ru"].pk])
        assert self.client.post(address, {"restriction_type": "none"}).status_code == 302

    def test_the_dialog_says_which_translations_follow(self) -> None:
        sync_groups(self.tree.home)
        self.client.force_login(member(MODERATORS, REVIEWERS["ru"]))
        only_english = article(self.tree.news["en"], "Nobody has translated this")

        def said(page: Any) -> str:
            answer = self.client.get(reverse("wagtailadmin_pages:set_privacy", args=[page.pk]))
            return words_of(BeautifulSoup(answer.json()["html"], "html5lib"))

        pages = [self.tree.bridge["en"], only_english, self.tree.bridge["ru"]]
        assert ["at least as private" in said(page) for page in pages] == [True, False, False]
        for language, name in (("ru", "Russian"), ("tg", "Tajik")):
            assert f"{self.tree.bridge[language].title} ({name})" in said(pages[0])
