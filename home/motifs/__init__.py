"""
Illustrations drawn by code, one for each of the mission's news stories that came without a photograph.

`draw("peaks")` gives a picture of 1600 by 1000 that can be cut to 16:9 and 4:3 around its middle; the same motif is
the same picture each time, to the pixel.
"""

from __future__ import annotations

from collections.abc import Callable

from PIL import Image

from home.motifs import field_scenes, mountain_scenes, town_scenes
from home.motifs.sheet import Sheet

MOTIFS: dict[str, Callable[[], Sheet]] = {
    "peaks": mountain_scenes.peaks,
    "screen": town_scenes.screen,
    "passage": field_scenes.passage,
    "bars": town_scenes.bars,
    "harvest": field_scenes.harvest,
    "signals": mountain_scenes.signals,
    "frames": town_scenes.frames,
    "reels": mountain_scenes.reels,
}


def draw(motif: str, size: tuple[int, int] = (1600, 1000)) -> Image.Image:
    """Return the illustration in RGB, cut around its middle when `size` has other proportions; KeyError if unknown."""
    return MOTIFS[motif]().finished(size, seed=list(MOTIFS).index(motif))
