"""Who may do what, role by role and address by address: whoever may not changes nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupPagePermission, Page

from site_config.translators.rights import languages_of, may_hand_over, may_review, may_translate, why_locked
from tests.translators.roles import ROLES, RolesTestCase, state, undone
from tests.tree import Tree, article, publish, translation_of

ENGLISH = {"moderator", "administrator"}
RUSSIAN = {"ru reviewer", "administrator"}
NO_ONE: set[str] = set()


@dataclass(frozen=True)
class Case:
    """Something to try: what it is called, where, with what form, and who may."""

    name: str
    address: Callable[[Tree], str]
    may: set[str]
    form: dict[str, Any] = field(default_factory=dict)


def page(name: str, get: Callable[[Tree], Any], *more: Callable[[Tree], Any]) -> Callable[[Tree], str]:
    """Return the address of one of Wagtail's page views."""
    return lambda tree: reverse(f"wagtailadmin_pages:{name}", args=[get(tree).pk, *(each(tree).pk for each in more)])


def bulk(action: str, *gets: Callable[[Tree], Any]) -> Callable[[Tree], str]:
    """Return the address of an action on many pages."""

    def address(tree: Tree) -> str:
        chosen = "&".join(f"id={get(tree).pk}" for get in gets)
        return reverse("wagtail_bulk_action", args=["wagtailcore", "page", action]) + f"?{chosen}"

    return address


def english(tree: Tree) -> Page:
    return tree.bridge["en"]


def russian(tree: Tree) -> Page:
    return tree.bridge["ru"]


def russian_draft(tree: Tree) -> Page:
    return Page.objects.get(slug="festival", locale__language_code="ru")


def english_draft(tree: Tree) -> Page:
    return Page.objects.get(slug="draft", locale__language_code="en")


def section(language: str) -> Callable[[Tree], Page]:
    return lambda tree: Page.objects.get(slug="stories", locale__language_code=language)


COPY = {"new_title": "Copy", "new_slug": "copy"}
PUBLISH_FORM = {"title": "Taken over", "slug": "bridge", "action-publish": "1", "action": "publish"}

CASES = (
    Case("unpublish Russian", page("unpublish", russian), RUSSIAN),
    Case("unpublish English", page("unpublish", english), ENGLISH),
    Case("unpublish Russian among many", bulk("unpublish", russian), RUSSIAN),
    Case("publish Russian", bulk("publish", russian_draft), RUSSIAN),
    Case("publish English", bulk("publish", english_draft), ENGLISH),
    Case("delete Russian", page("delete", russian), RUSSIAN),
    Case("delete a Russian draft", page("delete", russian_draft), RUSSIAN),
    Case("delete Russian among many", bulk("delete", russian), RUSSIAN),
    Case("delete English", page("delete", english), ENGLISH),
    Case("move Russian", page("move_confirm", russian, section("ru")), NO_ONE),
    Case("move a Russian draft", page("move_confirm", russian_draft, section("ru")), NO_ONE),
    Case("move English", page("move_confirm", english, section("en")), ENGLISH),
    Case("move English among the Russian", page("move_confirm", english, section("ru")), NO_ONE),
    Case("copy English", page("copy", english), {"editor", "moderator", "administrator"}, COPY | {"to": "en"}),
    Case("copy Russian", page("copy", russian), NO_ONE, COPY | {"to": "ru"}),
    Case("order Russian", lambda tree: page("set_page_position", russian)(tree) + "?position=1", RUSSIAN),
    Case("order English", lambda tree: page("set_page_position", english)(tree) + "?position=1", ENGLISH),
    Case(
        "privacy of Russian",
        page("set_privacy", russian),
        RUSSIAN,
        {"restriction_type": "password", "password": "secret"},
    ),
    Case(
        "privacy of English",
        page("set_privacy", english),
        ENGLISH,
        {"restriction_type": "password", "password": "secret"},
    ),
    Case("lock Russian", page("lock", russian), {"administrator"}),
    Case("lock English", page("lock", english), ENGLISH),
    Case("edit Russian past the desk", page("edit", russian), NO_ONE, PUBLISH_FORM),
    Case("edit a Russian draft past the desk", page("edit", russian_draft), NO_ONE, PUBLISH_FORM),
    Case(
        "bring back an old Russian version past the desk",
        lambda tree: reverse(
            "wagtailadmin_pages:revisions_revert", args=[russian(tree).pk, russian(tree).latest_revision_id]
        ),
        NO_ONE,
        PUBLISH_FORM,
    ),
)


class PageRightsTests(RolesTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        other = publish(cls.tree.home["en"], type(cls.tree.news["en"])(title="Stories", slug="stories"))
        translation_of(other, "ru")
        draft = cls.tree.festival["en"].copy_for_translation(cls.tree.news["ru"].locale)
        draft.save_revision()
        article(cls.tree.news["en"], slug="draft").unpublish()

    def test_each_role_at_each_address(self) -> None:
        clients = {role: self.client_of(role) for role in ROLES}
        for case in CASES:
            form = dict(case.form)
            if "to" in form:
                form["new_parent_page"] = self.tree.news[form.pop("to")].pk
            for role in ROLES:
                with self.subTest(case.name, role=role), undone():
                    before = state()
                    answer = clients[role].post(case.address(self.tree), form)
                    assert answer.status_code in (200, 302)
                    assert (state() != before) == (role in case.may)

    def test_many_pages_of_both_languages_change_only_in_ones_own(self) -> None:
        address = bulk("unpublish", russian, lambda tree: tree.harvest["en"])(self.tree)
        expected = {
            "moderator": {"ru bridge", "tg bridge"},
            "ru reviewer": {"harvest", "tg bridge"},
            "tg reviewer": {"harvest", "ru bridge", "tg bridge"},
        }
        for role, remain in expected.items():
            with self.subTest(role), undone():
                self.client_of(role).post(address)
                pages = {"harvest": self.tree.harvest["en"], "ru bridge": russian(self.tree)}
                pages |= {"tg bridge": self.tree.bridge["tg"]}
                assert {name for name, each in pages.items() if Page.objects.get(pk=each.pk).live} == remain

    def test_only_administrators_write_pages_directly_in_another_language(self) -> None:
        for role, user in self.people.items():
            for code in ("ru", "tg"):
                may = self.tree.news[code].permissions_for_user(user).can_add_subpage()
                assert may == (role == "administrator"), role


class DeskRightsTests(RolesTestCase):
    def test_languages_of_each_role(self) -> None:
        found = {role: languages_of(user) for role, user in self.people.items()}
        assert {role: (set(each.translates), set(each.reviews)) for role, each in found.items()} == {
            "editor": (set(), set()),
            "moderator": (set(), set()),
            "ru translator": ({"ru"}, set()),
            "ru reviewer": ({"ru"}, {"ru"}),
            "tg translator": ({"tg"}, set()),
            "tg reviewer": ({"tg"}, {"tg"}),
            "administrator": ({"ru", "tg"}, {"ru", "tg"}),
            "nobody": (set(), set()),
        }
        assert found["administrator"].languages == ("ru", "tg")

    def test_a_right_on_a_section_is_none_on_the_language(self) -> None:
        user = get_user_model().objects.create_user("section", "section@example.org")
        group = Group.objects.create(name="Russian news only")
        user.groups.add(group)
        right = Permission.objects.get(codename="change_page")
        GroupPagePermission.objects.create(group=group, page_id=self.tree.news["ru"].pk, permission=right)
        assert languages_of(user).languages == ()
        assert may_translate(user, "ru", self.tree.bridge["ru"])
        assert not may_translate(user, "ru", self.tree.about["ru"])
        assert not may_review(user, "ru", self.tree.bridge["ru"])

    def test_questions_about_a_page_ask_about_that_page(self) -> None:
        translator, reviewer = self.people["ru translator"], self.people["ru reviewer"]
        assert may_translate(translator, "ru", self.tree.bridge["ru"])
        assert not may_translate(translator, "tg", self.tree.bridge["tg"])
        assert not may_review(translator, "ru", self.tree.bridge["ru"])
        assert may_review(reviewer, "ru", self.tree.bridge["ru"])
        assert not may_review(reviewer, "tg", self.tree.bridge["tg"])
        assert not may_review(self.people["moderator"], "en", self.tree.bridge["en"])

    def test_a_reviewer_stays_one_while_english_holds_the_page_back(self) -> None:
        self.tree.bridge["en"].unpublish()
        page = Page.objects.get(pk=self.tree.bridge["ru"].pk)
        assert may_review(self.people["ru reviewer"], "ru", page)
        assert not page.permissions_for_user(self.people["ru reviewer"]).can_publish()

    def test_who_hands_over_may_change_the_english_page(self) -> None:
        found = {role for role, user in self.people.items() if may_hand_over(user, self.tree.bridge["en"])}
        assert found == {"editor", "moderator", "administrator"}
        assert not may_hand_over(self.people["administrator"], self.tree.bridge["ru"])

    def test_an_account_that_was_closed_has_no_rights(self) -> None:
        user = self.people["administrator"]
        user.is_active = False
        assert languages_of(user).languages == ()

    def test_a_page_locked_by_another_is_closed_to_all_but_administrators(self) -> None:
        page: Any = self.tree.bridge["ru"]
        page.locked, page.locked_by, page.locked_at = True, self.people["ru reviewer"], timezone.now()
        page.save()
        reason = why_locked(self.people["ru translator"], page)
        assert reason is not None
        assert "ru reviewer" in reason
        assert "<" not in reason
        assert why_locked(self.people["ru reviewer"], page) is None
        assert why_locked(self.people["administrator"], page) is None
        assert why_locked(self.people["ru translator"], self.tree.bridge["tg"]) is None
        assert why_locked(self.people["ru translator"], self.tree.topics["ru"]) is None

    def test_rights_are_asked_once_for_each_request(self) -> None:
        user = get_user_model().objects.get(pk=self.people["ru translator"].pk)
        with self.assertNumQueries(2):
            for language in ("ru", "tg"):
                may_translate(user, language)
                may_review(user, language)
            languages_of(user)
