"""What the page editor asks and says beside the fields."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.test import Client
from wagtail.users.models import UserProfile

from newsroom.models import ArticlePage
from tests.html import parsed, words_of
from tests.tree import Tree, built_once, put_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def tree() -> Tree:
    return built_once()


def signed_in(language: str = "en") -> Client:
    user = get_user_model().objects.create_superuser("admin", "admin@example.org", "x")
    UserProfile.objects.create(user=user, preferred_language=language)
    client = Client()
    client.force_login(user)
    return client


def beside_the_tick(client: Client, page: Any) -> Any:
    """Return what stands beside "minor change" in the page's form; None where it is not asked."""
    field = parsed(client.get(f"/admin/pages/{page.pk}/edit/")).select_one("[data-contentpath=change_is_minor]")
    return field and field.select_one(".help")


def test_a_minor_change_is_asked_of_what_is_public_in_english(tree: Tree) -> None:
    client = signed_in()
    draft = put_article(tree.news["en"], "A draft")
    draft.unpublish()
    assert beside_the_tick(client, draft) is None
    said = beside_the_tick(client, tree.bridge["en"])
    assert "meaning stays" in words_of(said)
    assert said.select("a") == []


@pytest.mark.parametrize(("language", "day"), [("en", "3 May 2014"), ("ru", "3 мая 2014"), ("tg", "3 майи соли 2014")])
def test_earlier_drafts_are_covered_by_the_tick_and_it_says_so(tree: Tree, language: str, day: str) -> None:
    client = signed_in(language)
    page = put_article(tree.news["en"], "The old bridge")
    page.title = "The new bridge"
    page.save_revision()
    type(page).objects.filter(pk=page.pk).update(last_published_at=datetime(2014, 5, 3, 6, tzinfo=UTC))
    said = beside_the_tick(client, page)
    assert day in words_of(said).replace("\xa0", " ")
    compared = words_of(parsed(client.get(said.a["href"])).main)
    # What went stands before what came.
    assert "The old new bridge" in compared


@pytest.mark.parametrize(
    ("language", "story", "publication"),
    [
        ("en", ["Add Topic", "Add Related page"], "Add Related page"),
        ("ru", ["Добавить: Тема", "Добавить: Страница по теме"], "Добавить: Страница по теме"),
    ],
)
def test_each_button_that_adds_says_what(tree: Tree, language: str, story: list[str], publication: str) -> None:
    client = signed_in(language)

    def buttons(page: Any) -> list[str]:
        form = parsed(client.get(f"/admin/pages/{page.pk}/edit/")).select_one("[data-edit-form]")
        return [words_of(button) for button in form.select("button[id$=-ADD]")]

    assert buttons(tree.bridge["en"]) == story
    assert publication in buttons(tree.harvest["en"])


def test_a_text_too_long_is_pasted_in_full_so_that_the_form_can_say_so(tree: Tree) -> None:
    form = parsed(signed_in().get(f"/admin/pages/add/newsroom/articlepage/{tree.news['en'].pk}/")).select_one("form")
    for name in ("title", "summary", "lead_image_alt", "byline"):
        assert not form.select_one(f"[name={name}]").has_attr("maxlength"), name
    alternative: Any = (
        ArticlePage._meta.get_field("body").stream_block.child_blocks["picture"].child_blocks["alternative_text"]
    )
    assert "maxlength" not in alternative.field.widget.attrs
    with pytest.raises(ValidationError):
        alternative.clean("x" * 251)
