"""Alternative texts reach each language in its own words, by the desk."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client

from site_config.accounts.groups import REVIEWERS
from site_config.media.models import SiteImage
from tests.html import parsed
from tests.media import files
from tests.translators.test_editor import signed_in, write
from tests.translators.test_storing import member_of
from tests.tree import Tree, article, with_groups

TAJIK = {
    "Market day": "Рӯзи бозор",
    "A summary": "Хулоса.",
    "A road in the mountains": "Роҳ дар кӯҳистон",
    "A market hall": "Толори бозор",
    "A woman sells": "Зан мева мефурӯшад",
    "Two boys": "Ду писарбача аробаро тела медиҳанд",
}


@pytest.fixture
def story(db: None) -> Any:
    tree: Tree = with_groups()
    image = SiteImage.objects.create(
        title="IMG_2034", description="Never shown", file=ContentFile(files.picture(size=(900, 600)), "a.jpg")
    )
    decoration = {"image": image.pk, "alternative_text": "", "caption": "", "credit": ""}
    body = [
        {"type": "picture", "value": decoration | {"alternative_text": "A market hall"}},
        {"type": "picture", "value": decoration},
        {
            "type": "gallery",
            "value": {
                "title": "",
                "pictures": [
                    {"type": "item", "id": str(uuid.uuid4()), "value": decoration | {"alternative_text": words}}
                    for words in ("A woman sells fruit", "Two boys push a cart")
                ],
            },
        },
    ]
    lead = {"lead_image": image, "lead_image_alt": "A road in the mountains"}
    return article(tree.news["en"], "Market day", slug="market-day", summary="A summary.", body=body, **lead)


def shown(language: str) -> list[str]:
    main = parsed(Client().get(f"/{language}/news/market-day/")).main
    return [image["alt"] for image in main.select("figure img")]


def test_each_language_hears_of_the_pictures_in_its_own_words(story: Any) -> None:
    english = ["A road in the mountains", "A market hall", "", "A woman sells fruit", "Two boys push a cart"]
    assert shown("en") == english
    # Not translated yet: the English page is shown.
    assert shown("tg") == english
    client = signed_in(member_of(REVIEWERS["tg"]))
    write(client, story, TAJIK, "publish")
    assert shown("tg") == [
        *("Роҳ дар кӯҳистон", "Толори бозор", ""),
        *("Зан мева мефурӯшад", "Ду писарбача аробаро тела медиҳанд"),
    ]
    assert shown("en") == english
