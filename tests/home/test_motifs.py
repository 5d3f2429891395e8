"""The drawn illustrations: the same each time, all different, of any size, with something in each part."""

from __future__ import annotations

import hashlib
import time

import pytest
from PIL import Image, ImageStat

from home.motifs import MOTIFS, draw

pytestmark = pytest.mark.once


@pytest.fixture(scope="module")
def pictures() -> dict[str, Image.Image]:
    return {motif: draw(motif) for motif in MOTIFS}


def test_the_eight_motifs_are_there(pictures: dict[str, Image.Image]) -> None:
    assert set(pictures) == {"peaks", "screen", "passage", "bars", "harvest", "signals", "frames", "reels"}


def test_each_is_of_the_size_asked_for(pictures: dict[str, Image.Image]) -> None:
    assert {(picture.mode, picture.size) for picture in pictures.values()} == {("RGB", (1600, 1000))}
    assert draw("bars", (800, 450)).size == (800, 450)
    assert draw("bars", (400, 300)).size == (400, 300)


def test_each_differs_from_all_others(pictures: dict[str, Image.Image]) -> None:
    small = {motif: picture.resize((8, 5)).tobytes() for motif, picture in pictures.items()}
    for motif, one in small.items():
        for other, two in small.items():
            difference = sum(abs(a - b) for a, b in zip(one, two, strict=True)) / len(one)
            assert motif == other or difference > 12, (motif, other)


@pytest.mark.parametrize("motif", ["peaks", "screen", "passage"])
def test_drawn_again_it_is_the_same_to_the_pixel(motif: str, pictures: dict[str, Image.Image]) -> None:
    again = hashlib.sha256(draw(motif).tobytes()).digest()
    assert again == hashlib.sha256(pictures[motif].tobytes()).digest()


def test_the_middle_that_every_cut_keeps_is_not_empty(pictures: dict[str, Image.Image]) -> None:
    for motif, picture in pictures.items():
        # What 16:9 (1600 by 900) and 4:3 (1333 by 1000) have in common.
        common = picture.crop((134, 50, 1466, 950))
        assert max(ImageStat.Stat(common).stddev) > 20, motif


def test_drawing_takes_no_longer_than_a_moment() -> None:
    started = time.process_time()
    draw("harvest")
    assert time.process_time() - started < 3


def test_unknown_motif_is_an_error() -> None:
    with pytest.raises(KeyError):
        draw("volcano")
