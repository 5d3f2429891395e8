"""The drawn title cards: of the right size and weight, with the title inside its column, the same each time."""

from __future__ import annotations

import io
import time

import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFont

from site_config.pages import share_picture as module
from site_config.pages.share_picture import PAPER, SIZE, TONES, share_picture

pytestmark = pytest.mark.once

TITLES = {
    "short": "News",
    "english": "Moving with the Water: Environmental Change and Labour Migration in Tajikistan’s Valleys",
    "russian": "Вслед за водой: изменение окружающей среды и трудовая миграция в долинах Таджикистана",
    "tajik": "Ғамхорӣ ба муҳоҷирон: роҳнамо барои ҷамоатҳо, ӯҳдадориҳо ва қарзҳо",
    "endless": "Proceedings of the International Conference on the Consequences of Labour Migration " * 5,
    "unbroken": "Достопримечательность" * 6,
}
#: The letters that the three languages need beside the Latin ones.
LETTERS = "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯҒӢҚӮҲҶ"
SIGNS = "«»“”„‘’–—…·№§©°éü"


def drawn(*arguments: str, tone: int = 0) -> Image.Image:
    return Image.open(io.BytesIO(share_picture(*arguments, tone=tone)))


def written(picture: Image.Image) -> tuple[int, int, int, int]:
    """Return the box of all that is not paper left of the cloth."""
    paper = Image.new("RGB", SIZE, PAPER)
    difference = (
        ImageChops.difference(picture.convert("RGB"), paper).convert("L").point(lambda value: 255 * (value > 60))
    )
    # JPEG blurs the edge of the cloth by a block.
    box = difference.crop((0, 0, 846, SIZE[1])).getbbox()
    assert box is not None
    return box


@pytest.mark.parametrize("name", TITLES)
def test_a_card_is_what_networks_take(name: str) -> None:
    content = share_picture(TITLES[name], "Study · May 2019", "IOM Tajikistan", tone=len(name))
    picture = Image.open(io.BytesIO(content))
    assert (picture.format, picture.size) == ("JPEG", (1200, 630))
    assert len(content) < 300 * 1024


@pytest.mark.parametrize("name", TITLES)
def test_a_title_stays_in_its_column(name: str) -> None:
    left, top, right, bottom = written(drawn(TITLES[name]))
    assert left >= 64
    assert right <= 822
    assert top >= 120
    # The mark, which has no words beside it here, is the lowest.
    assert bottom <= 600


def test_a_long_kicker_is_cut() -> None:
    assert written(drawn("News", "Study " * 60))[2] <= 822


def test_short_titles_are_larger_than_long_ones() -> None:
    sizes = [module._fitted(TITLES[name])[0].size for name in ("short", "english", "endless")]
    assert sizes == sorted(sizes, reverse=True)
    assert len(set(sizes)) == 3


def test_a_title_that_does_not_fit_ends_with_an_ellipsis_after_a_whole_word() -> None:
    _font, lines = module._fitted(TITLES["endless"])
    assert len(lines) == 5
    assert lines[-1].endswith("…")
    assert set(" ".join(lines).removesuffix("…").split()) <= set(TITLES["endless"].split())
    assert module._fitted(TITLES["english"])[1] == module._wrapped(
        TITLES["english"], module._fitted(TITLES["english"])[0]
    )


def test_the_same_words_make_the_same_file() -> None:
    assert share_picture("News", "2019", "IOM", 3) == share_picture("News", "2019", "IOM", 13)
    assert share_picture("News", "2019", "IOM", 3) != share_picture("News", "2019", "IOM", 4)


def share_of(picture: Image.Image, colour: str) -> float:
    """Return how much of a picture is of a colour or very near to it, from 0 to 1."""
    difference = ImageChops.difference(picture.convert("RGB"), Image.new("RGB", picture.size, colour)).convert("L")
    return sum(difference.histogram()[:8]) / (picture.width * picture.height)


def test_each_tone_has_its_cloth_and_its_motif() -> None:
    cards = [drawn("News", tone=number) for number in range(len(TONES))]
    for card, tone in zip(cards, TONES, strict=True):
        cloth = card.crop((880, 0, *SIZE))
        assert share_of(cloth, tone.cloth) > 0.2, tone
        assert share_of(cloth, tone.dye) > 0.2, tone
    assert len({card.tobytes() for card in cards}) == len(TONES)


def glyph(letter: str, font: ImageFont.FreeTypeFont) -> Image.Image:
    picture = Image.new("L", (80, 80))
    ImageDraw.Draw(picture).text((10, 10), letter, font=font, fill=255)
    return picture


@pytest.mark.parametrize("name", ["InterDisplay-Bold", "Inter-Medium"])
def test_the_typeface_has_every_letter_of_the_three_languages(name: str) -> None:
    font = module._font(name, 40)
    missing = glyph("\U0010fffd", font)
    for letter in LETTERS + LETTERS.lower() + SIGNS:
        drawn_letter = glyph(letter, font)
        assert drawn_letter.getbbox() is not None, letter
        assert drawn_letter.tobytes() != missing.tobytes(), letter


def test_the_typeface_is_small_and_comes_with_its_licence() -> None:
    files = list(module._FONTS.iterdir())
    assert sum(file.stat().st_size for file in files if file.suffix == ".otf") < 150 * 1024
    assert "SIL OPEN FONT LICENSE" in (module._FONTS / "OFL.txt").read_text(encoding="utf-8")


def test_drawing_takes_no_longer_than_a_moment() -> None:
    share_picture("News")
    started = time.process_time()
    for name in ("english", "endless"):
        share_picture(TITLES[name])
    assert time.process_time() - started < 1
