"""Illustrations whose stage is the mountains: the road over the pass, the film that winds like one, the signals."""

from __future__ import annotations

import math

from home.motifs import palette
from home.motifs.palette import mix
from home.motifs.relief import mountains, poplar, sun
from home.motifs.shapes import Ribbon, curve, ground, knots, points
from home.motifs.sheet import Sheet


def _far_ranges(sheet: Sheet) -> None:
    mountains(
        sheet,
        points("-40,520 150,430 290,490 480,380 640,470 820,400 980,480 1180,390 1340,470 1500,420 1640,480"),
        mix(palette.SKY, palette.CREAM, 0.25),
        palette.MIST,
        roughness=7,
        seed=3,
    )
    mountains(
        sheet,
        points("-40,470 90,395 240,520 430,330 620,560 800,500 980,570 1240,345 1420,520 1560,430 1650,500"),
        palette.HAZE,
        palette.SKY,
        palette.SKY,
        roughness=10,
        snow=62,
        seed=5,
    )


def peaks() -> Sheet:
    """A road that winds through layered ridges to a pass in the light."""
    sheet = Sheet(palette.SKY, palette.CREAM, palette.MIST)
    sun(sheet, (905, 400), 92)
    _far_ranges(sheet)
    mountains(
        sheet,
        points("-40,560 130,450 300,640 470,700 640,705 860,690 1010,680 1180,600 1360,470 1500,600 1650,540"),
        palette.AZURE,
        palette.HAZE,
        palette.HAZE,
        roughness=12,
        snow=40,
        seed=8,
    )
    sheet.fade(
        ground(curve(points("-40,735 260,690 560,715 830,668 1100,720 1400,690 1650,730"))), palette.AZURE, palette.BLUE
    )
    road = Ribbon(
        knots("838,672,4 890,690,7 790,716,13 640,738,20 760,772,30 1010,800,44 1060,850,66 800,915,104 560,1030,170"),
        steps=120,
        squash=0.42,
    )
    sheet.shape(road.band(-1.14, 1.14), mix(palette.BLUE, palette.NAVY, 0.5))
    sheet.fade(road.band(), palette.CREAM, palette.SAND)
    for mark in road.pieces(1.15, 0.6, -0.05, 0.05):
        sheet.shape(mark, palette.APRICOT)
    left = curve(points("-40,745 120,735 290,800 430,880 500,1020"))
    sheet.fade([*left, (-40, 1020)], palette.BLUE, palette.NAVY)
    right = curve(points("1650,770 1480,760 1300,815 1120,900 1020,1020"))
    sheet.fade([*right, (1650, 1020)], palette.BLUE, palette.NAVY)
    front = curve(points("1650,880 1500,890 1330,940 1220,1020"))
    sheet.shape([*front, (1650, 1020)], palette.INK)
    front = curve(points("-40,880 80,885 200,940 260,1020"))
    sheet.shape([*front, (-40, 1020)], palette.INK)
    return sheet


def reels() -> Sheet:
    """A film that lies in the mountains like a road."""
    sheet = Sheet(mix(palette.APRICOT, palette.CREAM, 0.35), palette.CREAM, mix(palette.SAFFRON, palette.CREAM, 0.6))
    sun(sheet, (1120, 330), 105, palette.CREAM, 0.7)
    mountains(
        sheet,
        points("-40,500 200,400 380,470 620,350 840,470 1060,420 1260,480 1450,390 1650,470"),
        mix(palette.APRICOT, palette.SAND, 0.5),
        palette.SAND,
        roughness=8,
        seed=12,
    )
    mountains(
        sheet,
        points("-40,470 140,420 330,600 560,440 760,600 960,560 1130,610 1370,400 1530,560 1650,500"),
        palette.TERRACOTTA,
        mix(palette.TERRACOTTA, palette.APRICOT, 0.6),
        palette.APRICOT,
        roughness=11,
        seed=14,
    )
    sheet.fade(ground(curve(points("-40,650 300,610 620,630 980,592 1300,640 1650,610"))), palette.AZURE, palette.NAVY)
    film = Ribbon(
        knots(
            "1000,600,8 1084,620,13 1000,646,22 740,668,38 560,712,58 770,762,84 1100,790,104 "
            "1240,868,128 900,968,190 520,1090,300"
        ),
        steps=140,
        squash=0.5,
    )
    widths = film.widths + film.widths[::-1]
    sheet.shape(
        [(x + w * 0.05, y + w * 0.13) for (x, y), w in zip(film.band(), widths, strict=True)], palette.INK, 0.45
    )
    sheet.shape(film.band(), palette.INK)
    for number, frame in enumerate(film.pieces(0.78, 0.68, -0.62, 0.62)):
        sheet.shape(frame, (palette.SAFFRON, palette.CREAM, palette.HAZE, palette.APRICOT, palette.MIST)[number % 5])
    for side in (-1, 1):
        for hole in film.pieces(0.26, 0.13, side * 0.74, side * 0.88):
            sheet.shape(hole, palette.MIST)
    return sheet


def signals() -> Sheet:
    """Voices of a valley: speech bubbles above its houses, signals from a mast on the ridge."""
    sheet = Sheet(palette.BLUE, palette.SKY, palette.AZURE)
    mast = (1170, 330)
    for number, radius in enumerate(range(110, 700, 92)):
        colour = mix(palette.CREAM, palette.AZURE, 0.18 + number * 0.115)
        for angles in ((-62, -14), (194, 242)):
            sheet.arc(mast, radius, angles, colour, 13 - number * 1.3)
    mountains(
        sheet,
        points("-40,560 180,470 380,590 600,500 800,610 1170,430 1420,580 1650,480"),
        palette.HAZE,
        palette.SKY,
        mix(palette.HAZE, palette.SKY, 0.7),
        roughness=10,
        seed=22,
    )
    for x in (1142, 1198):
        sheet.line([(x, 462), mast], palette.NAVY, 6)
    for share in (0.35, 0.62):
        half = 28 * (1 - share)
        sheet.line([(1170 - half, 462 - 132 * share), (1170 + half, 462 - 132 * share)], palette.NAVY, 5)
    sheet.disc(mast, 17, palette.SAFFRON)
    mountains(
        sheet,
        points("-40,620 120,560 330,700 560,735 900,720 1180,690 1420,590 1650,660"),
        palette.AZURE,
        palette.AZURE,
        palette.HAZE,
        roughness=9,
        seed=25,
    )
    sheet.fade(
        ground(curve(points("-40,790 300,745 700,770 1100,735 1650,780"))),
        mix(palette.BLUE, palette.AZURE, 0.4),
        palette.NAVY,
    )
    for x, y, size, colour in (
        (330, 800, 46, palette.TERRACOTTA),
        (560, 842, 58, palette.SAND),
        (820, 812, 48, palette.APRICOT),
        (1050, 862, 62, palette.TERRACOTTA),
        (1300, 820, 50, palette.SAND),
    ):
        _house(sheet, x, y, size, colour)
    for x, y, tall in knots(
        "205,850,120 238,862,150 430,868,130 690,880,165 722,888,135 925,880,140 1180,892,160 1405,872,150 1438,880,120"
    ):
        poplar(sheet, (x, y), tall, palette.INK, mix(palette.BLUE, palette.AZURE, 0.45))
    _bubble(sheet, (210, 300, 560, 510), (345, 690), palette.CREAM, "lines")
    _bubble(sheet, (640, 130, 900, 300), (690, 420), palette.SAFFRON, "dots")
    _bubble(sheet, (640, 470, 950, 640), (815, 740), palette.TERRACOTTA, "wave")
    sheet.shape(ground(curve(points("-40,930 240,900 600,945 1000,925 1400,905 1650,940"))), palette.INK)
    return sheet


def _house(sheet: Sheet, x: float, y: float, size: float, colour: palette.Colour) -> None:
    sheet.shape(
        [(x - size, y), (x + size, y), (x + size, y + size), (x - size, y + size)], mix(colour, palette.UMBER, 0.55)
    )
    sheet.shape([(x, y), (x + size, y), (x + size, y + size), (x, y + size)], colour)
    sheet.shape([(x - size * 1.2, y), (x - size * 0.1, y - size * 0.62), (x + size * 1.2, y)], palette.INK)
    sheet.shape([(x - size * 0.1, y - size * 0.62), (x + size * 1.2, y), (x, y)], mix(palette.BLUE, palette.NAVY, 0.5))
    sheet.plate((x + size * 0.35, y + size * 0.3, x + size * 0.65, y + size * 0.7), 2, palette.CREAM)


def _bubble(
    sheet: Sheet, box: tuple[float, float, float, float], tip: tuple[float, float], colour: palette.Colour, sign: str
) -> None:
    left, top, right, bottom = box
    root = left + (right - left) * 0.3
    sheet.shape([(root, bottom - 20), (root + 70, bottom - 20), (tip[0], bottom + (tip[1] - bottom) * 0.38)], colour)
    sheet.plate(box, 44, colour)
    ink = palette.NAVY if colour != palette.TERRACOTTA else palette.CREAM
    middle, wide = (top + bottom) / 2, right - left
    if sign == "lines":
        for number, share in enumerate((0.8, 0.8, 0.5)):
            y = middle + (number - 1) * 46
            sheet.line(
                [(left + 58, y), (left + 58 + (wide - 116) * share / 0.8, y)],
                (ink, palette.APRICOT, palette.AZURE)[number],
                17,
            )
    elif sign == "dots":
        for number in range(3):
            sheet.disc((left + wide * (0.27 + number * 0.23), middle), 19, ink)
    else:
        wave = [(left + 50 + (wide - 100) * t / 60, middle + math.sin(t / 60 * math.tau * 2) * 30) for t in range(61)]
        sheet.line(wave, ink, 14)
