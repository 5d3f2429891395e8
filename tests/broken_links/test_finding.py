"""Links as they are stored, found without asking the database, in odd content too."""

from __future__ import annotations

from typing import Any

import pytest
from wagtail.blocks import StreamValue

from home.models import PinnedStory
from newsroom.models import ArticlePage
from site_config.broken_links.finding import links_of
from site_config.pages.blocks import BodyBlock


def found(body: Any) -> list[tuple[str, str, str, str]]:
    """Return place, words, kind and target of the links in a body as it is stored."""
    value = StreamValue(BodyBlock(), body, is_lazy=True)
    links = links_of(ArticlePage(body=value), {})
    return [(link.place, link.words, str(link.kind), link.target) for link in links]


def block(kind: str, value: Any) -> list[dict[str, Any]]:
    return [{"type": kind, "value": value, "id": "b1"}]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<a linktype="page" id="7">the <b>fair</b></a>', ("the fair", "page", "7")),
        ('<a linktype="document" id="8">a report</a>', ("a report", "document", "8")),
        ('<a href="/en/news/">the news</a>', ("the news", "address", "/en/news/")),
        ('<embed embedtype="image" id="9" alt="A stage" format="left"/>', ("A stage", "picture", "9")),
    ],
)
def test_links_in_rich_text_say_their_words(html: str, expected: tuple[str, ...]) -> None:
    assert found(block("text", f"<p>Read {html}.</p>")) == [("body.b1", *expected)]


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        ("document", {"document": 3, "title": "The leaflet"}, ("body.b1.document", "The leaflet", "document", "3")),
        ("call_to_action", {"text": "Read", "page": 4, "url": ""}, ("body.b1.page", "Read", "page", "4")),
        ("call_to_action", {"text": "Go", "page": None, "url": "/x"}, ("body.b1.url", "Go", "address", "/x")),
        ("picture", {"image": 5, "alternative_text": "A valley"}, ("body.b1.image", "A valley", "picture", "5")),
        (
            "gallery",
            {"title": "Pictures", "pictures": [{"type": "item", "id": "i1", "value": {"image": 6, "caption": "Us"}}]},
            ("body.b1.pictures.i1.image", "Us", "picture", "6"),
        ),
    ],
)
def test_links_in_blocks_say_where_they_stand(kind: str, value: Any, expected: tuple[str, ...]) -> None:
    assert found(block(kind, value)) == [expected]


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("text", None),
        ("text", "<p>No link, <a>an anchor</a>, <a href=''>nothing</a></p>"),
        ("call_to_action", None),
        ("call_to_action", "a text"),
        ("gallery", {"pictures": {"image": 1}}),
        ("gallery", {"pictures": ["a text", None]}),
        ("picture", {"image": None}),
        ("document", {}),
        ("quote", {"quote": "Our words"}),
    ],
)
def test_odd_content_has_no_links_and_breaks_nothing(kind: str, value: Any) -> None:
    assert found(block(kind, value)) == []


def test_a_block_of_a_kind_that_is_no_more_is_passed_over() -> None:
    assert found([*block("no_such_kind", 1), *block("document", {"document": 3})]) == [
        ("body.b1.document", "", "document", "3")
    ]


def test_fields_and_rows_are_named_and_those_left_out_are_not_read() -> None:
    page = ArticlePage(lead_image_id=2, film_url="https://example.org/film")
    rows = {"pinned_stories": [PinnedStory(pk=5, page_id=9)]}
    places = {link.place: link.target for link in links_of(page, rows)}
    assert places == {
        "lead_image": "2",
        "film_url": "https://example.org/film",
        "pinned_stories.5.page": "9",
    }
    assert list(links_of(page, rows, ["lead_image", "film_url", "pinned_stories"])) == []
