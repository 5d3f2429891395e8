"""What the places of a text are called."""

from __future__ import annotations

import pytest

from newsroom.models import ArticlePage
from site_config.translators.naming import Name, name_of


@pytest.mark.parametrize("path", ["gone", "body.gone", "body.text.gone", "body.quote.gone", "title_in_print.0"])
def test_a_place_that_there_is_no_more_is_called_by_its_path(path: str) -> None:
    assert name_of(ArticlePage, path) == Name(path)


def test_a_place_has_the_names_of_its_field_and_block_and_says_what_it_holds() -> None:
    assert name_of(ArticlePage, "title") == Name("Title", longest=255)
    assert name_of(ArticlePage, "body.heading").group.endswith(": Heading")
