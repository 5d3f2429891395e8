"""Illustrations whose stage people built: an open-air screen, a chart of blocks, a gallery wall."""

from __future__ import annotations

import random

from home.motifs import palette
from home.motifs.palette import Colour, mix
from home.motifs.relief import mountains, sun
from home.motifs.shapes import Ribbon, curve, ground, knots, points
from home.motifs.sheet import Sheet


def screen() -> Sheet:
    """A film under the stars: the beam over the hills, the screen, the heads of those who watch."""
    sheet = Sheet(palette.INK, palette.AZURE, mix(palette.NAVY, palette.BLUE, 0.6))
    chance = random.Random(17)  # noqa: S311 -- drawing
    for _number in range(90):
        x, y = chance.uniform(0, 1600), chance.uniform(0, 1) ** 1.6 * 430
        sheet.disc((x, y), chance.choice((1.3, 1.8, 2.6)), mix(palette.SKY, palette.BLUE, chance.uniform(0, 0.55)))
    mountains(
        sheet,
        points("-40,540 160,450 380,560 620,470 830,570 1080,520 1300,440 1460,540 1650,480"),
        mix(palette.BLUE, palette.AZURE, 0.7),
        palette.AZURE,
        palette.HAZE,
        roughness=9,
        snow=26,
        seed=31,
    )
    sheet.fade(ground(curve(points("-40,640 240,600 560,616 900,600 1260,650 1650,610"))), palette.BLUE, palette.NAVY)
    sheet.glow((560, 440), 520, palette.SKY, 0.5)
    # The beam from the projector on the right.
    lamp = (1338, 716)
    for top, bottom, opacity in ((240, 622, 0.20), (320, 540, 0.16)):
        sheet.shape([(lamp[0], lamp[1] - 5), (850, top), (850, bottom), (lamp[0], lamp[1] + 7)], palette.CREAM, opacity)
    # Screen with its posts.
    for x in (300, 820):
        sheet.line([(x, 600), (x, 720)], palette.INK, 14)
    sheet.plate((262, 232, 858, 632), 14, palette.INK)
    sheet.plate((276, 246, 844, 618), 6, palette.CREAM)
    _on_screen(sheet)
    sheet.fade(
        ground(curve(points("-40,760 260,728 640,752 1000,740 1300,780 1650,742"))),
        mix(palette.BLUE, palette.AZURE, 0.35),
        palette.NAVY,
    )
    sheet.plate((1318, 690, 1400, 744), 8, palette.TERRACOTTA)
    sheet.disc((1322, 716), 16, palette.SAFFRON)
    for x in (1340, 1382):
        sheet.disc((x, 676), 22, palette.UMBER)
        sheet.disc((x, 676), 8, palette.APRICOT)
    for x in (1336, 1384):
        sheet.line([(1360, 744), (x, 812)], palette.INK, 8)
    _audience(sheet)
    return sheet


def _on_screen(sheet: Sheet) -> None:
    picture = Sheet(palette.SAFFRON, palette.CREAM, mix(palette.SAFFRON, palette.CREAM, 0.5))
    picture.disc((1060, 470), 190, palette.APRICOT)
    mountains(
        picture,
        points("-40,640 260,380 520,640 880,470 1240,660 1500,480 1700,640"),
        palette.TERRACOTTA,
        palette.APRICOT,
        mix(palette.TERRACOTTA, palette.APRICOT, 0.6),
        roughness=14,
        seed=33,
    )
    picture.shape(ground(curve(points("-40,760 500,700 1000,780 1650,700"))), palette.BLUE)
    road = Ribbon(knots("720,742,14 860,790,40 640,870,110 760,1040,260"), squash=0.5)
    picture.shape(road.band(), palette.CREAM)
    scale = sheet.image.width / 1600
    box = [round(each * scale) for each in (288, 258, 832, 606)]
    sheet.image.paste(picture.image.resize((box[2] - box[0], box[3] - box[1])), (box[0], box[1]))


def _audience(sheet: Sheet) -> None:
    """Rows of silhouettes, each row one dark mass; a scarf here and there catches the light of the screen."""
    chance = random.Random(23)  # noqa: S311 -- drawing
    rows = (
        (806, 15, mix(palette.BLUE, palette.NAVY, 0.45)),
        (842, 20, mix(palette.BLUE, palette.NAVY, 0.9)),
        (890, 27, mix(palette.NAVY, palette.INK, 0.45)),
        (958, 37, palette.INK),
    )
    scarves = (palette.APRICOT, palette.TERRACOTTA, palette.HAZE)
    for row, (y, size, colour) in enumerate(rows):
        slope = curve(
            [(-40, y + size * 2.2), (640, y + size * 1.7), (1080 + row * 40, y + size * 2.3), (1650, y + size * 4.4)]
        )
        sheet.shape(ground(slope), colour)
        x = 40.0 - row * 38
        while x < 1060 + row * 40:
            lift, is_there, has_scarf = chance.uniform(-4, 4), chance.random() > 0.10, chance.random() < 0.16
            if is_there:
                sheet.plate((x - size * 1.5, y + size * 0.95 + lift, x + size * 1.5, y + size * 4), size * 1.3, colour)
                sheet.disc((x, y + lift), size * 0.92, colour, 1.12)
                if has_scarf:
                    scarf = mix(scarves[int(x) % 3], palette.INK, 0.12 + 0.12 * row)
                    sheet.disc((x, y + lift), size * 0.92, scarf, 1.12)
                    sheet.shape(
                        curve(
                            [
                                (x - size * 0.9, y + lift),
                                (x - size * 1.02, y + size * 1.25 + lift),
                                (x, y + size * 1.7 + lift),
                                (x + size * 1.02, y + size * 1.25 + lift),
                                (x + size * 0.9, y + lift),
                            ],
                            8,
                        ),
                        scarf,
                    )
            x += size * chance.uniform(3.0, 3.7)


def bars() -> Sheet:
    """Blocks that rise and fall like figures over the years, before the line of the mountains."""
    sheet = Sheet(palette.MIST, palette.CREAM, palette.PAPER)
    sun(sheet, (1190, 250), 88, palette.SAFFRON, 0.5)
    mountains(
        sheet,
        points("-40,560 180,480 400,560 640,420 840,540 1040,460 1240,550 1440,440 1650,540"),
        mix(palette.SKY, palette.MIST, 0.4),
        palette.PAPER,
        mix(palette.MIST, palette.PAPER, 0.5),
        roughness=8,
        seed=61,
    )
    sheet.fade(ground([(-40, 760), (1650, 760)]), mix(palette.SAND, palette.CREAM, 0.35), palette.SAND)
    heights = (210, 300, 250, 400, 500, 350, 440, 290)
    left, step = 208, 150
    for number in range(len(heights)):
        x = left + number * step
        sheet.fade(
            [(x, 800), (x + 104, 800), (x - 120, 930), (x - 250, 930)],
            mix(palette.SAND, palette.UMBER, 0.28),
            palette.SAND,
            (0.75, 0.0),
        )
    for number, height in enumerate(heights):
        front = (palette.BLUE, palette.AZURE, palette.HAZE)[(number * 2) % 3]
        if number == 4:
            front = palette.APRICOT
        if number == 6:
            front = palette.TERRACOTTA
        _block(sheet, left + number * step, 812, 84, height, front, number)
    line = [(left + number * step + 62, 812 - height - 74) for number, height in enumerate(heights)]
    sheet.line(curve(line, 20), palette.NAVY, 7)
    for number, point in enumerate(line):
        sheet.disc(point, 17, palette.NAVY)
        sheet.disc(point, 9, palette.SAFFRON if number == 4 else palette.PAPER)
    return sheet


def _block(sheet: Sheet, x: float, y: float, wide: float, height: float, front: Colour, number: int) -> None:
    deep, up = 42, 26
    light = palette.CREAM if front in (palette.APRICOT, palette.TERRACOTTA) else palette.SKY
    sheet.fade([(x, y), (x + wide, y), (x + wide, y - height), (x, y - height)], front, mix(front, palette.NAVY, 0.30))
    sheet.fade(
        [(x + wide, y), (x + wide + deep, y - up), (x + wide + deep, y - height - up), (x + wide, y - height)],
        mix(front, light, 0.5),
        mix(front, light, 0.28),
    )
    sheet.shape(
        [(x, y - height), (x + wide, y - height), (x + wide + deep, y - height - up), (x + deep, y - height - up)],
        mix(front, palette.PAPER, 0.72),
    )


def frames() -> Sheet:
    """A gallery wall: five pictures, and one railway line that runs through all of them."""
    wall = Sheet(
        mix(palette.SAND, palette.CREAM, 0.55),
        mix(palette.SAND, palette.CREAM, 0.2),
        mix(palette.SAND, palette.CREAM, 0.5),
    )
    view = _railway()
    scale = wall.image.width / 1600
    hung = (
        (110, 250, 400, 650, palette.NAVY),
        (452, 150, 762, 424, palette.TERRACOTTA),
        (452, 482, 762, 790, palette.BLUE),
        (814, 250, 1180, 720, palette.NAVY),
        (1232, 180, 1490, 480, palette.APRICOT),
        (1232, 538, 1490, 760, palette.BLUE),
    )
    for left, top, right, bottom, _colour in hung:
        wall.shadow((left - 30, top + 26, right - 10, bottom + 40), 26, palette.UMBER, 0.42)
    for left, top, right, bottom, colour in hung:
        wall.shape([(left, top), (right, top), (right, bottom), (left, bottom)], colour)
        wall.shape(
            [(left, top), (right, top), (right - 12, top + 12), (left + 12, top + 12)], mix(colour, palette.CREAM, 0.22)
        )
        wall.shape(
            [(right, top), (right, bottom), (right - 12, bottom - 12), (right - 12, top + 12)],
            mix(colour, palette.CREAM, 0.35),
        )
        wall.shape(
            [(left + 14, top + 14), (right - 14, top + 14), (right - 14, bottom - 14), (left + 14, bottom - 14)],
            palette.PAPER,
        )
        box = [round(each * scale) for each in (left + 32, top + 32, right - 32, bottom - 32)]
        wall.image.paste(view.image.crop((box[0], box[1], box[2], box[3])), (box[0], box[1]))
    wall.fade(
        ground([(-40, 900), (1650, 900)]),
        mix(palette.TERRACOTTA, palette.SAND, 0.35),
        mix(palette.TERRACOTTA, palette.UMBER, 0.35),
    )
    wall.shape(points("-40,884 1650,884 1650,902 -40,902"), palette.CREAM)
    return wall


def _railway() -> Sheet:
    view = Sheet(palette.SKY, palette.CREAM, palette.MIST)
    sun(view, (1350, 330), 70, palette.SAFFRON, 0.35)
    mountains(
        view,
        points("-40,420 130,330 300,470 600,230 780,430 980,330 1180,450 1380,380 1650,440"),
        palette.AZURE,
        palette.SKY,
        palette.HAZE,
        roughness=10,
        snow=56,
        seed=71,
    )
    mountains(
        view,
        points("-40,560 240,470 480,590 760,520 1000,600 1280,500 1650,590"),
        palette.TERRACOTTA,
        palette.APRICOT,
        palette.APRICOT,
        roughness=9,
        seed=73,
    )
    view.fade(
        ground(curve(points("-40,600 300,560 640,590 1000,560 1400,590 1650,560"))), palette.SAFFRON, palette.SAND
    )
    line = Ribbon(
        knots("-60,540,40 160,540,44 420,590,58 640,640,74 860,600,66 1080,560,52 1300,600,60 1660,690,78"),
        steps=200,
        squash=0.7,
    )
    view.shape(line.band(-1.5, 1.5), mix(palette.SAND, palette.UMBER, 0.25))
    for sleeper in line.pieces(0.42, 0.15, -1.15, 1.15):
        view.shape(sleeper, palette.UMBER)
    for side in (-1, 1):
        view.shape(line.band(side * 0.62, side * 0.80), palette.NAVY)
    return view
