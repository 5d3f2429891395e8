from __future__ import annotations

import pytest

from research.advice import advice
from research.models import Edition, PublicationPage
from site_config.media.models import SiteDocument

pytestmark = pytest.mark.django_db


def sentences(**facts) -> list[str]:
    page = PublicationPage(title="Harvest")
    page.editions = [Edition(languages=("en",), document=SiteDocument(title="Harvest", file="harvest.pdf", **facts))]
    return advice(page)


def test_a_good_file_needs_no_advice() -> None:
    assert sentences(file_size=1_000_000, has_text=True) == []
    assert sentences(file_size=None, has_text=None) == []


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"file_size": 6_000_000, "has_text": True}, "above 5 MB"),
        ({"file_size": 1_000, "has_text": False}, "scan without text"),
        ({"file_size": 9_000_000, "measurement": SiteDocument.Measurement.UNREADABLE}, "cannot be read"),
    ],
)
def test_the_editor_is_told_what_is_wrong(facts: dict, words: str) -> None:
    (sentence,) = sentences(**facts)
    assert words in sentence and "Harvest" in sentence


def test_an_edition_without_a_file_needs_no_advice() -> None:
    page = PublicationPage(title="Harvest")
    page.editions = [Edition(languages=("en",))]
    assert advice(page) == []
