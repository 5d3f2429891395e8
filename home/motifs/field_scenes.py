"""Illustrations whose stage is land and water: stepping stones across a river, a field before the harvest."""

from __future__ import annotations

import random

from home.motifs import palette
from home.motifs.palette import mix
from home.motifs.relief import mountains, poplar, sun
from home.motifs.shapes import Point, Ribbon, curve, ellipse, ground, knots, points
from home.motifs.sheet import Sheet


def passage() -> Sheet:
    """A safe way: stones across a wide river, towards a shore with light."""
    sheet = Sheet(palette.SKY, palette.CREAM, palette.MIST)
    sun(sheet, (1010, 300), 84, palette.APRICOT, 0.6)
    mountains(
        sheet,
        points("-40,350 170,250 360,340 560,230 780,345 1010,330 1230,250 1420,335 1650,280"),
        mix(palette.HAZE, palette.SKY, 0.45),
        palette.MIST,
        palette.MIST,
        roughness=8,
        snow=36,
        seed=41,
    )
    sheet.fade(
        ground(curve(points("-40,372 300,340 620,366 960,336 1300,360 1650,336")), 430),
        mix(palette.TERRACOTTA, palette.APRICOT, 0.45),
        mix(palette.TERRACOTTA, palette.UMBER, 0.5),
    )
    sheet.fade(ground(curve(points("-40,420 260,404 640,412 1000,398 1340,410 1650,392"))), palette.HAZE, palette.BLUE)
    for x, y, tall in knots(
        "250,400,92 276,401,118 302,402,84 560,406,78 582,406,100 1290,402,104 1316,402,128 1342,402,92"
    ):
        poplar(sheet, (x, y), tall, palette.NAVY, palette.BLUE)
    _water(sheet)
    # The light of the sun on the water, broken by the current.
    chance = random.Random(7)  # noqa: S311 -- drawing
    for number in range(13):
        y = 424 + number * 15 + number**1.7
        half = 60 + number * 9 - chance.uniform(0, 34)
        shift = chance.uniform(-16, 16)
        sheet.shape(_lens(1010 + shift, y, half, 4 + number * 0.35), palette.CREAM, 0.75 - number * 0.045)
    stones = knots(
        "930,432,22 885,456,28 915,486,36 845,520,45 770,560,56 835,614,72 715,674,90 825,752,118 640,846,150"
    )
    for x, y, size in stones:
        for ring, opacity in ((1.62, 0.16), (1.32, 0.26)):
            sheet.shape(ellipse((x, y + size * 0.22), size * ring, 0.36), palette.MIST, opacity)
        sheet.disc((x, y + size * 0.20), size * 1.04, palette.NAVY, 0.36)
        sheet.disc((x, y + size * 0.10), size, mix(palette.SAND, palette.UMBER, 0.5), 0.36)
        sheet.disc((x, y), size, palette.SAND, 0.36)
        sheet.disc((x + size * 0.12, y - size * 0.04), size * 0.78, palette.CREAM, 0.33)
    bank = curve(points("-40,872 200,880 420,930 640,958 860,968 1060,1020"))
    sheet.shape([*[(x + 26, y - 20) for x, y in bank], (1090, 1020), (-40, 1020)], palette.SAND)
    sheet.fade([*bank, (-40, 1020)], palette.TERRACOTTA, palette.UMBER)
    return sheet


def _lens(x: float, y: float, half: float, tall: float) -> list[tuple[float, float]]:
    return curve([(x - half, y), (x, y - tall), (x + half, y), (x, y + tall), (x - half, y)], 12)


def _water(sheet: Sheet) -> None:
    chance = random.Random(11)  # noqa: S311 -- drawing
    for number in range(34):
        share = number / 33
        y = 440 + share**1.5 * 540
        x = chance.uniform(-60, 1620)
        half = (40 + 190 * share) * chance.uniform(0.6, 1.3)
        sheet.shape(_lens(x, y, half, 2 + 7 * share), mix(palette.SKY, palette.AZURE, share * 0.8), 0.55)


def harvest() -> Sheet:
    """Furrows that meet under a large sun, and ears of grain close by."""
    sheet = Sheet(mix(palette.SAFFRON, palette.CREAM, 0.45), palette.CREAM, mix(palette.SAFFRON, palette.CREAM, 0.72))
    sun(sheet, (800, 405), 168, palette.APRICOT, 0.75)
    mountains(
        sheet,
        points("-40,440 140,370 320,455 520,400 700,470 900,460 1090,405 1280,465 1470,365 1650,440"),
        palette.HAZE,
        palette.SKY,
        palette.SKY,
        roughness=8,
        snow=30,
        seed=51,
    )
    sheet.fade(ground(curve(points("-40,482 300,462 800,476 1300,458 1650,480"))), palette.BLUE, palette.NAVY)
    horizon, colours = (
        500,
        (
            palette.SAFFRON,
            mix(palette.SAFFRON, palette.APRICOT, 0.5),
            mix(palette.SAFFRON, palette.SAND, 0.6),
            mix(palette.SAFFRON, palette.APRICOT, 0.25),
        ),
    )
    sheet.shape(ground([(-40, horizon), (1650, horizon)]), palette.APRICOT)
    for number in range(-34, 34):
        near, far = 800 + number * 190, 800 + number * 33
        furrow = [(far, horizon), (far + 33, horizon), (near + 190, 1010), (near, 1010)]
        colour = colours[number % 4]
        sheet.fade(furrow, mix(colour, palette.CREAM, 0.35), mix(colour, palette.APRICOT, 0.35))
        sheet.shape(
            [(far + 27, horizon), (far + 33, horizon), (near + 190, 1010), (near + 146, 1010)],
            mix(colour, palette.TERRACOTTA, 0.55),
            0.5,
        )
    # A strip that is already cut, and the way beside it.
    for x, y, size in knots("470,560,16 560,590,21 415,622,27 1090,566,17 1190,602,23 1075,640,30"):
        _stook(sheet, x, y, size)
    for x, top, lean, size in (
        (90, 520, 60, 1.25),
        (210, 600, 40, 1.1),
        (20, 640, 46, 1.0),
        (320, 700, 26, 0.95),
        (1500, 520, -60, 1.25),
        (1390, 610, -42, 1.1),
        (1590, 650, -40, 1.0),
        (1280, 710, -24, 0.95),
    ):
        _ear(sheet, x, top, lean, size)
    return sheet


def _stook(sheet: Sheet, x: float, y: float, size: float) -> None:
    sheet.disc((x - size * 0.5, y + size * 1.1), size * 1.5, mix(palette.TERRACOTTA, palette.UMBER, 0.4), 0.3)
    sheet.shape(
        [(x - size, y + size * 1.2), (x - size * 0.25, y - size), (x, y + size * 1.3)],
        mix(palette.TERRACOTTA, palette.APRICOT, 0.3),
    )
    sheet.shape(
        [(x, y + size * 1.3), (x - size * 0.25, y - size), (x + size * 0.25, y - size), (x + size, y + size * 1.2)],
        palette.CREAM,
    )


def _ear(sheet: Sheet, x: float, top: float, lean: float, size: float) -> None:
    length = 240 * size
    stem = Ribbon(
        [
            (x - lean, 1020, 11 * size),
            (x - lean * 0.5, (top + length + 1020) / 2, 9 * size),
            (x, top + length, 8 * size),
            (x + lean * 0.9, top, 3 * size),
        ],
    )
    sheet.shape(stem.band(), palette.NAVY)
    grains = 7
    for number in range(grains):
        # The last of the three pieces of the stem carries the ear; grains shrink towards its end.
        index = 82 + number * 5
        root, ahead = stem.line[index], stem.line[min(index + 4, len(stem.line) - 1)]
        along = _towards(root, ahead)
        long = (50 - number * 2.4) * size
        for side in (-1, 1):
            across = (-along[1] * side, along[0] * side)
            _grain(sheet, root, along, across, long, palette.BLUE if side > 0 else palette.NAVY)
    end, before = stem.line[-1], stem.line[-6]
    along = _towards(before, end)
    _grain(sheet, end, along, (0, 0), 40 * size, palette.NAVY)


def _towards(start: Point, end: Point) -> Point:
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = (dx * dx + dy * dy) ** 0.5 or 1.0
    return (dx / length, dy / length)


def _grain(sheet: Sheet, root: Point, along: Point, across: Point, long: float, colour: palette.Colour) -> None:
    """Draw one grain that leans out to a side, with its beard."""

    def at(forward: float, aside: float) -> Point:
        return (
            root[0] + (along[0] * forward + across[0] * aside) * long,
            root[1] + (along[1] * forward + across[1] * aside) * long,
        )

    thin = 0.0 if across != (0, 0) else 0.16
    normal = (-along[1] * long * thin, along[0] * long * thin)
    outer, inner = at(0.42, 0.50), at(0.50, 0.16)
    sheet.line([at(0.6, 0.40), at(1.9, 0.78)], colour, 2.4)
    sheet.shape(
        curve(
            [
                root,
                (outer[0] + normal[0], outer[1] + normal[1]),
                at(1.0, 0.46),
                (inner[0] - normal[0], inner[1] - normal[1]),
                root,
            ],
            8,
        ),
        colour,
    )
