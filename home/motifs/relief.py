"""Mountains and suns, the same in every illustration: light comes from the upper right."""

from __future__ import annotations

from collections.abc import Sequence

from home.motifs import palette
from home.motifs.palette import Colour, mix
from home.motifs.shapes import HEIGHT, Point, curve, ground, rough
from home.motifs.sheet import Sheet


def mountains(
    sheet: Sheet,
    line: Sequence[Point],
    shade: Colour,
    foot: Colour,
    lit: Colour | None = None,
    *,
    roughness: float = 10,
    snow: float = 0,
    seed: int = 1,
    bottom: float = HEIGHT + 10,
) -> list[Point]:
    """
    Draw a range below `line`, fading from `shade` to `foot`; return its skyline.

    With `lit`, the right face of each summit is in the light. `snow` is how far down from its summit a mountain is
    white, in units.
    """
    skyline: list[Point] = []
    for number in range(len(line) - 1):
        skyline += rough(line[number : number + 2], roughness, seed * 31 + number)[:-1]
    skyline.append(line[-1])
    sheet.fade(ground(skyline, bottom), shade, foot)
    for before, summit, after in zip(line, line[1:], line[2:], strict=False):
        if summit[1] >= min(before[1], after[1]):
            continue
        face = _face(skyline, summit, after)
        if lit:
            sheet.fade(face, lit, lit, (1.0, 0.0))
        if snow:
            _snow(sheet, skyline, summit, snow * min(1.0, (min(before[1], after[1]) - summit[1]) / 160))
    return skyline


def _face(skyline: Sequence[Point], summit: Point, after: Point) -> list[Point]:
    top = skyline.index(summit)
    edge = skyline[top : skyline.index(after) + 1]
    height, width = after[1] - summit[1] + 130, after[0] - summit[0]
    x, y = summit
    spine = [
        (x + width * 0.30, y + height),
        (x - width * 0.06, y + height * 0.74),
        (x + width * 0.13, y + height * 0.52),
        (x - width * 0.04, y + height * 0.33),
        (x + width * 0.07, y + height * 0.15),
    ]
    return [*edge, *spine]


def _snow(sheet: Sheet, skyline: Sequence[Point], summit: Point, depth: float) -> None:
    top = skyline.index(summit)
    x, y = summit
    left = [point for point in skyline[max(0, top - 40) : top] if point[1] < y + depth and point[0] > x - depth * 2.2]
    right = [point for point in skyline[top : top + 40] if point[1] < y + depth and point[0] < x + depth * 2.2]
    # Only what hangs together with the summit.
    if len(left) < 1 or len(right) < 2:
        return
    (first_x, first_y), (last_x, last_y) = left[0], right[-1]
    width = last_x - first_x
    tongues = [
        (last_x - width * 0.10, last_y + depth * 0.05),
        (last_x - width * 0.20, last_y + depth * 0.50),
        (last_x - width * 0.32, last_y + depth * 0.12),
        (x + width * 0.04, y + depth * 1.30),
        (x - width * 0.06, y + depth * 0.78),
        (first_x + width * 0.22, first_y + depth * 0.42),
        (first_x + width * 0.13, first_y + depth * 0.06),
    ]
    sheet.shape([*left, *right, *tongues], palette.SKY)
    # The lit half of the cap.
    sheet.shape(
        [*right, *tongues[:4], (x + width * 0.03, y + depth * 0.62), (x - width * 0.01, y + depth * 0.3)], palette.PAPER
    )


def sun(sheet: Sheet, centre: Point, radius: float, colour: Colour = palette.SAFFRON, glow: float = 0.55) -> None:
    """Draw the low sun with its light in the haze."""
    sheet.glow(centre, radius * 4.2, mix(colour, palette.CREAM, 0.8), glow)
    sheet.disc(centre, radius, colour)


def poplar(sheet: Sheet, foot: Point, tall: float, shade: Colour, lit: Colour) -> None:
    """Draw one of the slender poplars that stand along every ditch and village street."""
    (x, y), half = foot, tall * 0.11
    crown = [(x, y - tall), (x + half * 0.8, y - tall * 0.6), (x + half, y - tall * 0.3), (x, y - tall * 0.06)]
    left = [(2 * x - a, b) for a, b in crown]
    sheet.line([(x, y), (x, y - tall * 0.3)], shade, tall * 0.03)
    sheet.shape(curve([*left, *crown[-2::-1]], 8), shade)
    sheet.shape(curve([crown[0], *crown[1:], (x + half * 0.15, y - tall * 0.4), crown[0]], 8), lit)
