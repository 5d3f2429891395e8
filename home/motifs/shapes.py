"""Geometry without colour: curves, ribbons, ridges. Points are (x, y) on a sheet of 1600 by 1000, y downwards."""

from __future__ import annotations

import math
import random
from bisect import bisect
from collections.abc import Sequence

Point = tuple[float, float]
#: A point and the width or size of what is drawn there.
Knot = tuple[float, float, float]

WIDTH, HEIGHT = 1600, 1000


def points(text: str) -> list[Point]:
    """Return the points in a text such as "0,10 5,20", the notation of SVG."""
    return [(x, y) for x, y in _numbers(text)]


def knots(text: str) -> list[Knot]:
    """Return the points with their widths or sizes in a text such as "0,10,3 5,20,4"."""
    return [(x, y, size) for x, y, size in _numbers(text)]


def _numbers(text: str) -> list[list[float]]:
    return [[float(number) for number in each.split(",")] for each in text.split()]


def curve(knots: Sequence[Point], steps: int = 24) -> list[Point]:
    """Return a smooth line through the knots (a Catmull-Rom spline), `steps` pieces between each two."""
    padded = [knots[0], *knots, knots[-1]]
    line = []
    for number in range(len(knots) - 1):
        before, start, end, after = padded[number : number + 4]
        for step in range(steps):
            line.append(_between(before, start, end, after, step / steps))
    return [*line, knots[-1]]


def _between(before: Point, start: Point, end: Point, after: Point, t: float) -> Point:
    def value(axis: int) -> float:
        a, b, c, d = before[axis], start[axis], end[axis], after[axis]
        return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)

    return (value(0), value(1))


class Ribbon:
    """A band of changing width along a smooth line, such as a road, a river or a film."""

    def __init__(self, knots: Sequence[Knot], steps: int = 40, squash: float = 1.0) -> None:
        """Take knots of (x, y, width); `squash` below 1 flattens the band as if it lay on the ground."""
        self.line = curve([(x, y) for x, y, _ in knots], steps)
        self.widths = [width for width, _ in curve([(width, 0.0) for _, _, width in knots], steps)]
        self.squash = squash
        self._normals = [self._normal(number) for number in range(len(self.line))]
        # How far along the band each point is, measured in widths, so that marks shrink with the distance.
        self.travelled = [0.0]
        for number in range(1, len(self.line)):
            step = math.dist(self.line[number - 1], self.line[number])
            self.travelled.append(self.travelled[-1] + step / max(self.widths[number], 1.0))

    def _normal(self, number: int) -> Point:
        first, last = self.line[max(0, number - 1)], self.line[min(len(self.line) - 1, number + 1)]
        dx, dy = last[0] - first[0], (last[1] - first[1]) / self.squash
        length = math.hypot(dx, dy) or 1.0
        return (-dy / length, dx / length * self.squash)

    def edge(self, side: float, start: int = 0, end: int | None = None) -> list[Point]:
        """Return the line at `side`: -1 and 1 are the borders, 0 the middle."""
        numbers = range(start, len(self.line) if end is None else end)
        return [
            (
                self.line[n][0] + self._normals[n][0] * self.widths[n] / 2 * side,
                self.line[n][1] + self._normals[n][1] * self.widths[n] / 2 * side,
            )
            for n in numbers
        ]

    def band(self, inner: float = -1, outer: float = 1) -> list[Point]:
        """Return the outline between two sides over the whole length."""
        return self.edge(inner) + self.edge(outer)[::-1]

    def pieces(self, every: float, share: float, inner: float, outer: float) -> list[list[Point]]:
        """Return four-cornered marks between two sides: one for each `every` widths, filling that `share` of it."""
        marks, total, place = [], self.travelled[-1], 0.0
        while place + every * share <= total:
            start, end = self._at(place), self._at(place + every * share)
            if end > start and self._runs_forward((inner + outer) / 2, start, end):
                marks.append(self.edge(inner, start, end + 1) + self.edge(outer, start, end + 1)[::-1])
            place += every
        return marks

    def _runs_forward(self, side: float, start: int, end: int) -> bool:
        """Whether the side goes the way of the middle; inside of a tight bend it runs back."""
        (x1, y1), (x2, y2) = self.edge(side, start, start + 1)[0], self.edge(side, end, end + 1)[0]
        (a1, b1), (a2, b2) = self.line[start], self.line[end]
        return (x2 - x1) * (a2 - a1) + (y2 - y1) * (b2 - b1) > 0

    def _at(self, place: float) -> int:
        return min(bisect(self.travelled, place), len(self.travelled) - 1)


def rough(knots: Sequence[Point], amount: float, seed: int, rounds: int = 3) -> list[Point]:
    """Return the line broken up into small steps, as rock is; `amount` is the largest step in units."""
    chance = random.Random(seed)  # noqa: S311 -- drawing, not secrets
    line = list(knots)
    for _round in range(rounds):
        finer = []
        for (x1, y1), (x2, y2) in zip(line, line[1:], strict=False):
            share = chance.uniform(0.38, 0.62)
            finer += [(x1, y1), (x1 + (x2 - x1) * share, y1 + (y2 - y1) * share + chance.uniform(-amount, amount))]
        line = [*finer, line[-1]]
        amount /= 2
    return line


def ground(line: Sequence[Point], bottom: float = HEIGHT + 10) -> list[Point]:
    """Return the outline of everything below a line from the left border to the right one."""
    return [*line, (line[-1][0], bottom), (line[0][0], bottom)]


def ellipse(centre: Point, radius: float, squash: float = 1.0) -> list[Point]:
    """Return the outline of a circle, flattened as if it lay on the ground when `squash` is below 1."""
    turns = [math.tau * step / 72 for step in range(72)]
    return [(centre[0] + radius * math.cos(turn), centre[1] + radius * squash * math.sin(turn)) for turn in turns]
