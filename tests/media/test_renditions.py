"""Pictures in pages: complete markup, constant queries in lists, no failure over a missing file."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.template import Context, Template
from django.test.utils import CaptureQueriesContext
from PIL import Image

from site_config.media.models import SiteImage
from site_config.media.renditions import RENDITION_SPECS, filters_of, make_renditions, with_renditions
from tests.media import files

pytestmark = pytest.mark.django_db

#: The widths in a `srcset`; file names hold random letters and digits that look like one.
WIDTHS = re.compile(r" (\d+)w(?:,|$)")


class Tags(HTMLParser):
    """Collects start tags with their attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, Any]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def picture(name: str = "a.png", **fields: str) -> SiteImage:
    file = ContentFile(files.picture("PNG", (1300, 900)), name)
    return SiteImage.objects.create(title="Valley", file=file, **fields)


def render(tag: str, image: SiteImage | None) -> str:
    return Template("{% load media %}{% " + tag + " %}").render(Context({"image": image}))


def test_picture_offers_avif_and_jpeg_and_keeps_its_place() -> None:
    html = render('site_picture image "card" class="card__picture"', picture(description="A <wide> valley"))
    (outer, _), (source, avif), (img, jpeg) = Tags(html).found
    assert (outer, source, img) == ("picture", "source", "img")
    assert avif["type"] == "image/avif"
    assert len(WIDTHS.findall(avif["srcset"])) == len(WIDTHS.findall(jpeg["srcset"])) == 2
    assert avif["sizes"] == jpeg["sizes"] == RENDITION_SPECS["card"].sizes
    assert (jpeg["width"], jpeg["height"]) == ("480", "360")
    assert (jpeg["alt"], jpeg["loading"], jpeg["class"]) == ("A <wide> valley", "lazy", "card__picture")
    # A strict content policy forbids it.
    assert "style" not in jpeg


@pytest.mark.parametrize("name", RENDITION_SPECS)
def test_every_place_has_its_sizes_in_avif_and_jpeg(name: str) -> None:
    made = make_renditions(picture(), name).values()
    sizes: dict[str, list[tuple[int, int]]] = {}
    for rendition in made:
        with rendition.file.open() as file, Image.open(file) as shown:
            sizes.setdefault(str(shown.format), []).append(shown.size)
            assert shown.size == (rendition.width, rendition.height)
    # Networks take no AVIF for the pictures of shared links. Nothing is made larger than the original of 1300 by 900.
    expected = {
        "card": [(480, 360), (960, 720)],
        "lead": [(800, 450), (1300, 732)],
        "figure": [(640, 443), (1280, 886)],
        "cover": [(240, 166), (480, 332)],
        "share": [(1200, 630)],
    }[name]
    assert sizes == dict.fromkeys(["JPEG"] if name == "share" else ["AVIF", "JPEG"], expected)


@pytest.mark.parametrize(("place", "colour"), [(1250, "blue"), (50, "red"), (None, "both")])
def test_card_is_cut_around_what_the_editor_marked(place: int | None, colour: str) -> None:
    """The picture is red at the left and blue at the right, and much wider than a card."""
    image = SiteImage(title="Valley", file=ContentFile(files.picture("PNG", (1300, 300)), "wide.png"))
    if place is not None:
        image.focal_point_x, image.focal_point_y = place, 150
        image.focal_point_width = image.focal_point_height = 90
    image.save()
    card = make_renditions(image, "card")["fill-480x360|format-jpeg"]
    with card.file.open() as file, Image.open(file) as shown:
        across = [shown.convert("RGB").getpixel((shown.width * part // 10, shown.height // 2)) for part in (1, 9)]
    seen = ["red" if isinstance(pixel, tuple) and pixel[0] > pixel[2] else "blue" for pixel in across]
    assert seen == (["red", "blue"] if colour == "both" else [colour, colour])


def test_attributes_of_the_template_win() -> None:
    html = render('site_picture image "lead" alt="" loading=None fetchpriority="high"', picture())
    (_, jpeg) = Tags(html).found[-1]
    assert (jpeg["alt"], jpeg["fetchpriority"]) == ("", "high")
    assert "loading" not in jpeg


def test_no_picture_renders_nothing() -> None:
    assert render('site_picture image "card"', None) == ""
    assert render('site_rendition image "share" as share', None) == ""


@pytest.mark.parametrize("damage", ["missing", "cut", "text"])
def test_damaged_original_renders_nothing(damage: str) -> None:
    image = picture()
    content = image.file.read()
    image.file.close()
    image.file.storage.delete(image.file.name)
    if damage != "missing":
        image.file.storage.save(image.file.name, ContentFile(content[:200] if damage == "cut" else b"text"))
    assert render('site_picture image "card"', SiteImage.objects.get()) == ""


def test_lost_rendition_file_does_not_fail_the_page() -> None:
    image = picture()
    for rendition in make_renditions(image, "card").values():
        rendition.file.storage.delete(rendition.file.name)
    assert "<img" in render('site_picture image "card"', SiteImage.objects.get())


def test_share_picture_has_the_size_previews_ask_for() -> None:
    html = render('site_rendition image "share" as share %}{{ share.width }}x{{ share.height }}{% now "y"', picture())
    assert html.startswith("1200x630")


@pytest.mark.parametrize("count", [1, 5])
def test_list_costs_two_queries_however_long(count: int) -> None:
    for number in range(count):
        make_renditions(picture(f"{number}.png"), "card")
    with CaptureQueriesContext(
        connection,
    ) as queries:
        html = "".join(render('site_picture image "card"', image) for image in with_renditions("card"))
    assert html.count("<picture>") == count
    assert len(queries) == 2


def test_unknown_name_is_an_error_of_the_template() -> None:
    with pytest.raises(KeyError):
        filters_of("poster")
