"""What an editor is told before a story goes out, where it is told, and what may be passed."""

from __future__ import annotations

from typing import Any

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.images import get_image_model
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from newsroom.models import ArticlePage
from site_config.accounts.groups import EDITORS, sync_groups
from site_config.editors.looking.links import link_problems
from tests.html import parsed
from tests.media import files
from tests.tree import TreeTestCase


@pytest.mark.parametrize(
    "words",
    [
        "here",
        "Click here!",
        "Read more…",
        " read\nmore → ",
        "Здесь",
        "Читать далее »",
        "«Подробнее»",
        "ин ҷо",
        "Муфассал",
        "…",
    ],
)
def test_a_link_that_says_nothing_is_refused_in_all_three_languages(words: str) -> None:
    assert [is_warning for _sentence, is_warning in link_problems(words)] == [False]


@pytest.mark.parametrize("words", ["Annual report 2016", "Здесь живут мигранты", "More than words", "press@iom.int"])
def test_a_link_that_names_its_page_is_left_alone(words: str) -> None:
    assert list(link_problems(words)) == []


def test_an_address_in_place_of_words_is_warned_of_and_no_words_are_refused() -> None:
    assert [warning for _sentence, warning in link_problems("https://www.iom.int/tajikistan")] == [True]
    assert [warning for _sentence, warning in link_problems(" ")] == [False]


class FormTests(TreeTestCase):
    """The form of a story, with what is wrong in it."""

    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        sync_groups(cls.tree.home)
        cls.picture = get_image_model().objects.create(title="Fair", file=ContentFile(files.picture(), "fair.jpg"))

    def data(self, *blocks: tuple[str, Any], **values: Any) -> dict[str, Any]:
        """Return what the browser sends of a story."""
        return nested_form_data(
            {
                "title": "A road is opened",
                "slug": "",
                "summary": "One sentence on the road.",
                "kind": "news",
                "published_on_year": "2026",
                "list_position": 0,
                "body": streamfield(list(blocks) or [("text", rich_text("<p>Text</p>"))]),
                "notes": streamfield([]),
                "topic_links": inline_formset([]),
                "related_links": inline_formset([]),
                "comments": inline_formset([]),
                **values,
            }
        )

    def form(self, *blocks: tuple[str, Any], as_draft: bool = False, **values: Any) -> Any:
        """Return the form of a story that is published, or saved as a draft."""
        page_type: Any = ArticlePage
        form_class = page_type.get_edit_handler().get_form_class()
        form = form_class(self.data(*blocks, **values), instance=ArticlePage(), parent_page=self.tree.news["en"])
        if as_draft:
            form.defer_required_fields()
        form.is_valid()
        return form

    def in_blocks(self, *blocks: tuple[str, Any], as_draft: bool = False) -> Any:
        """Return what the editor shows in the blocks of the text."""
        errors = self.form(*blocks, as_draft=as_draft).errors.as_data()
        return errors["body"][0].as_json_data()["blockErrors"] if errors else {}

    def test_a_story_in_order_goes_out(self) -> None:
        text = rich_text('<p>See the <a href="https://example.org/">annual report</a>. <b>Not</b> a heading.</p>')
        assert self.form(("heading", "The road"), ("text", text)).errors == {}

    def test_summary_and_text_are_asked_when_it_goes_out_and_not_of_a_draft(self) -> None:
        assert set(self.form(summary="", body=streamfield([])).errors) == {"summary", "body"}
        assert self.form(summary="", body=streamfield([]), as_draft=True).errors == {}

    def test_a_draft_may_be_as_it_is(self) -> None:
        text = rich_text('<p><a href="https://example.org/">here</a></p>')
        assert self.in_blocks(("text", text), ("heading", "The end"), as_draft=True) == {}
        assert self.form(published_on_year="", lead_image=self.picture.pk, as_draft=True).errors == {}

    def test_each_finding_stands_at_its_block(self) -> None:
        undescribed = {"image": self.picture.pk, "alternative_text": "", "caption": "", "credit": ""}
        named = undescribed | {"alternative_text": "IMG_2034.JPG"}
        described = undescribed | {"alternative_text": "A road in the mountains"}
        pictures = streamfield([("item", described), ("item", named)])
        button = {"text": "Read more", "page": "", "url": "https://example.org/"}
        shown = self.in_blocks(
            ("heading", "The road"),
            ("picture", undescribed),
            ("gallery", {"title": "", "pictures": pictures}),
            ("text", rich_text('<p><a href="https://example.org/">здесь</a></p><p><b>The bridge</b></p>')),
            ("call_to_action", button),
            ("heading", "The end"),
        )
        assert sorted(shown) == [1, 2, 3, 4, 5]
        assert "no alternative text" in str(shown[1]["blockErrors"]["alternative_text"])
        assert "name of a file" in str(shown[2]["blockErrors"]["pictures"]["blockErrors"][1])
        assert list(shown[2]["blockErrors"]["pictures"]["blockErrors"]) == [1]
        assert len(shown[3]["messages"]) == 2
        assert "Read more" in str(shown[4]["blockErrors"]["text"])
        assert "Nothing stands below" in str(shown[5])

    def test_the_lead_picture_is_described(self) -> None:
        assert list(self.form(lead_image=self.picture.pk).errors) == ["lead_image_alt"]
        assert self.form(lead_image=self.picture.pk, lead_image_alt="A road").errors == {}
        assert self.form().errors == {}

    def test_people_whose_consent_is_not_noted_are_warned_of_wherever_the_picture_stands(self) -> None:
        people = get_image_model().objects.create(
            title="Market", shows_people=True, file=ContentFile(files.picture(), "market.jpg")
        )
        described = {"image": people.pk, "alternative_text": "Two women", "caption": "", "credit": ""}
        shown = self.in_blocks(
            ("picture", described),
            ("gallery", {"title": "", "pictures": streamfield([("item", described), ("item", described)])}),
            ("video", {"title": "A film", "url": "https://example.org/", "image": people.pk}),
        )
        assert "no consent is noted" in str(shown[0]["blockErrors"]["image"])
        assert sorted(shown[1]["blockErrors"]["pictures"]["blockErrors"]) == [0, 1]
        assert "“Market”" in str(shown[2]["blockErrors"]["image"])
        lead: dict[str, Any] = {"lead_image": people.pk, "lead_image_alt": "Two women"}
        told = self.form(**lead)
        assert list(told.errors) == ["lead_image"]
        assert self.form(**lead, passed_warnings=told["passed_warnings"].value()).errors == {}
        people.consent = "Both agreed on 3 March 2026, on paper."
        people.save()
        assert self.form(("picture", described), **lead).errors == {}

    def test_a_date_is_missed_and_one_to_come_is_asked_about(self) -> None:
        with time_machine.travel("2026-03-02T06:00:00+05:00"):
            assert list(self.form(published_on_year="").errors) == ["published_on"]
            assert self.form(published_on_year="2026").errors == {}
            assert list(self.form(published_on_year="2026", published_on_month="4").errors) == ["published_on"]
            later: dict[str, Any] = {"published_on_month": "4", "go_live_at": "2026-04-01 09:00"}
            assert self.form(published_on_year="2026", **later).errors == {}

    def test_a_warning_is_passed_by_publishing_again_and_an_error_never(self) -> None:
        first = self.form(published_on_year="")
        seen = first["passed_warnings"].value()
        assert "press the same button again" in first.errors["published_on"][0]
        again = self.form(published_on_year="", passed_warnings=seen)
        assert again.errors == {}
        # Another warning has not been seen yet.
        more = self.form(published_on_year="", lead_image=self.picture.pk, passed_warnings=seen)
        assert set(more.errors) == {"published_on", "lead_image_alt"}
        wrong = ("text", rich_text('<p><a href="https://example.org/">here</a></p>'))
        seen = self.form(wrong, published_on_year="")["passed_warnings"].value()
        assert set(self.form(wrong, published_on_year="", passed_warnings=seen).errors) == {"body"}

    def test_by_the_admin_a_story_is_stopped_once_and_then_goes_out(self) -> None:
        user = get_user_model().objects.create_superuser("root", "root@example.org", "x")
        self.client.force_login(user)
        address = reverse("wagtailadmin_pages:add", args=["newsroom", "articlepage", self.tree.news["en"].pk])
        values: dict[str, Any] = {"published_on_year": "", "action-publish": "1"}
        answer = self.client.post(address, self.data(**values))
        assert answer.status_code == 200
        hidden = parsed(answer).select_one("#page-edit-form [name=passed_warnings][type=hidden]")
        assert hidden["value"]
        assert not ArticlePage.objects.filter(title="A road is opened").exists()
        answer = self.client.post(address, self.data(**values, passed_warnings=hidden["value"]))
        assert answer.status_code == 302
        assert ArticlePage.objects.get(title="A road is opened").live

    def test_what_is_handed_in_is_looked_at_as_what_is_published(self) -> None:
        user = get_user_model().objects.create_user("e", "e@example.org")
        user.groups.add(Group.objects.get(name=EDITORS))
        self.client.force_login(user)
        address = reverse("wagtailadmin_pages:add", args=["newsroom", "articlepage", self.tree.news["en"].pk])
        wrong = ("text", rich_text('<p><a href="https://example.org/">here</a></p>'))
        assert self.client.post(address, self.data(wrong, **{"action-submit": "1"})).status_code == 200
        # Saving keeps it, with all that is wrong in it.
        assert self.client.post(address, self.data(wrong)).status_code == 302
        assert ArticlePage.objects.get(title="A road is opened").live is False
