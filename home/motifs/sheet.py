"""The sheet an illustration is drawn on: larger than the picture, so that edges come out clean when it is reduced."""

from __future__ import annotations

import random
from collections.abc import Sequence

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from home.motifs.palette import Colour
from home.motifs.shapes import HEIGHT, WIDTH, Point

SUPERSAMPLING = 2
Box = tuple[float, float, float, float]


class Sheet:
    """Draws in units of 1600 by 1000, whatever the size in pixels."""

    def __init__(self, top: Colour, bottom: Colour, middle: Colour | None = None) -> None:
        """Start with a sky between two or three colours."""
        self.image = _gradient(
            (WIDTH * SUPERSAMPLING, HEIGHT * SUPERSAMPLING), [top, *([middle] if middle else []), bottom]
        )

    def _pixels(self, points: Sequence[Point]) -> list[Point]:
        return [(x * SUPERSAMPLING, y * SUPERSAMPLING) for x, y in points]

    def shape(self, points: Sequence[Point], colour: Colour, opacity: float = 1.0) -> None:
        """Fill a polygon, see-through when `opacity` is below 1."""
        if opacity >= 1:
            ImageDraw.Draw(self.image).polygon(self._pixels(points), fill=colour)
        else:
            self._fade(points, [colour, colour], [opacity, opacity])

    def fade(
        self, points: Sequence[Point], top: Colour, bottom: Colour, opacity: tuple[float, float] = (1.0, 1.0)
    ) -> None:
        """Fill a polygon from one colour (and opacity) at its top to another at its bottom."""
        self._fade(points, [top, bottom], list(opacity))

    def _fade(self, points: Sequence[Point], colours: list[Colour], opacity: list[float]) -> None:
        pixels = self._pixels(points)
        left = max(0, int(min(x for x, _ in pixels)))
        top = max(0, int(min(y for _, y in pixels)))
        right = min(self.image.width, int(max(x for x, _ in pixels)) + 1)
        bottom = min(self.image.height, int(max(y for _, y in pixels)) + 1)
        if right <= left or bottom <= top:
            return
        size = (right - left, bottom - top)
        mask = Image.new("L", size, 0)
        ImageDraw.Draw(mask).polygon([(x - left, y - top) for x, y in pixels], fill=255)
        if min(opacity) < 1:
            first, last = (round(255 * each) for each in opacity)
            mask = ImageChops.multiply(mask, _gradient(size, [(first, first, first), (last, last, last)]).getchannel(0))
        self.image.paste(_gradient(size, colours), (left, top), mask)

    def line(self, points: Sequence[Point], colour: Colour, width: float) -> None:
        """Draw a line with round joints and ends."""
        pixels, thickness = self._pixels(points), max(1, round(width * SUPERSAMPLING))
        draw = ImageDraw.Draw(self.image)
        draw.line(pixels, fill=colour, width=thickness, joint="curve")
        for x, y in (pixels[0], pixels[-1]):
            draw.ellipse((x - thickness / 2, y - thickness / 2, x + thickness / 2, y + thickness / 2), fill=colour)

    def disc(self, centre: Point, radius: float, colour: Colour, squash: float = 1.0) -> None:
        """Fill a circle, or an ellipse lying on the ground when `squash` is below 1."""
        (x, y), tall = centre, radius * squash
        box = self._pixels([(x - radius, y - tall), (x + radius, y + tall)])
        ImageDraw.Draw(self.image).ellipse((*box[0], *box[1]), fill=colour)

    def arc(
        self,
        centre: Point,
        radius: float,
        angles: tuple[float, float],
        colour: Colour,
        width: float,
        squash: float = 1.0,
    ) -> None:
        """Draw part of a circle; angles in degrees, clockwise from three o'clock."""
        (x, y), tall = centre, radius * squash
        box = self._pixels([(x - radius, y - tall), (x + radius, y + tall)])
        ImageDraw.Draw(self.image).arc((*box[0], *box[1]), *angles, fill=colour, width=round(width * SUPERSAMPLING))

    def plate(self, box: Box, radius: float, colour: Colour) -> None:
        """Fill a rectangle with round corners."""
        pixels = self._pixels([box[:2], box[2:]])
        ImageDraw.Draw(self.image).rounded_rectangle((*pixels[0], *pixels[1]), radius * SUPERSAMPLING, fill=colour)

    def glow(self, centre: Point, radius: float, colour: Colour, strength: float) -> None:
        """Lay light around a point, strongest in the middle."""
        size = round(radius * 2 * SUPERSAMPLING)
        light = Image.radial_gradient("L").point(lambda value: max(0, 255 - value * 1.42) * strength)
        mask = light.resize((size, size), Image.Resampling.BILINEAR)
        place = (round((centre[0] - radius) * SUPERSAMPLING), round((centre[1] - radius) * SUPERSAMPLING))
        self.image.paste(Image.new("RGB", (size, size), colour), place, mask)

    def shadow(self, box: Box, blur: float, colour: Colour, strength: float) -> None:
        """Lay a soft shadow as large as the box."""
        # A shadow has no detail: it is drawn at an eighth of the size.
        small = Image.new("L", (WIDTH // 4, HEIGHT // 4), 0)
        ImageDraw.Draw(small).rectangle([each / 4 for each in box], fill=round(255 * strength))
        mask = small.filter(ImageFilter.GaussianBlur(blur / 4)).resize(self.image.size, Image.Resampling.BILINEAR)
        self.image.paste(colour, (0, 0), mask)

    def finished(self, size: tuple[int, int], seed: int) -> Image.Image:
        """Return the picture in its final size, with a breath of grain that keeps the skies from banding."""
        picture = self.image.reduce(SUPERSAMPLING)
        chance = random.Random(seed)  # noqa: S311 -- grain, not secrets
        tile = Image.frombytes("L", (400, 250), chance.randbytes(100_000)).point(lambda value: 125 + value // 50)
        grain = Image.new("L", picture.size)
        for x in range(0, WIDTH, tile.width):
            for y in range(0, HEIGHT, tile.height):
                grain.paste(tile, (x, y))
        grained = ImageChops.add(picture, Image.merge("RGB", (grain,) * 3), scale=1, offset=-127)
        return _covering(grained, size)


def _gradient(size: tuple[int, int], colours: Sequence[Colour]) -> Image.Image:
    strip = Image.new("RGB", (1, len(colours)))
    strip.putdata(list(colours))
    # Colours stand at the ends of the sheet, not half a step inside it as plain enlarging would have them.
    inside = (0, 0.5, 1, len(colours) - 0.5)
    return strip.resize((1, size[1]), Image.Resampling.BILINEAR, box=inside).resize(size)


def _covering(picture: Image.Image, size: tuple[int, int]) -> Image.Image:
    """Return the picture scaled and cut around its middle to the size."""
    if size == picture.size:
        return picture
    scale = max(size[0] / picture.width, size[1] / picture.height)
    width, height = size[0] / scale, size[1] / scale
    left, top = (picture.width - width) / 2, (picture.height - height) / 2
    return picture.resize(size, Image.Resampling.LANCZOS, box=(left, top, left + width, top + height))
