"""
Draws the picture that stands beside a shared link where the page has none of its own: a title card in the site's dress.

Paper with the title on the left; on the right the half of an ikat medallion, in the colours and the motif of the
covers (the block `cover` of theme/site.css). Pure: words in, a JPEG out, the same each time.
"""

from __future__ import annotations

import io
import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

from django.contrib.staticfiles import finders
from PIL import Image, ImageDraw, ImageFont

#: Width and height in pixels: what link previews of all networks show whole.
SIZE = (1200, 630)
MEDIA_TYPE = "image/jpeg"

PAPER, INK, ACCENT = "#f8f3e9", "#131c2e", "#a63f1a"


class Tone(NamedTuple):
    """The colours of the cloth and the name of its motif."""

    cloth: str
    dye: str
    motif: str


#: By the last digit of a publication's number, as on its cover; other pages have the first.
TONES = (
    Tone("#0033a0", "#f2a541", "sun"),
    Tone("#f4e7cf", "#b3471f", "pair"),
    Tone("#a8431d", "#f8cf8a", "ridge"),
    Tone("#0a1f5c", "#6f9cf5", "chain"),
    Tone("#f2a541", "#0a1f5c", "drop"),
    Tone("#0033a0", "#cfdcff", "ridge"),
    Tone("#f4e7cf", "#0033a0", "pair"),
    Tone("#a8431d", "#f8cf8a", "sun"),
    Tone("#0a1f5c", "#e98a63", "pair"),
    Tone("#f2a541", "#a8341a", "chain"),
)

_FONTS = Path(__file__).parent / "fonts"
_EDGE = 72
#: Where the cloth begins, and the spine at its side.
_CLOTH, _SPINE = 862, 16
_COLUMN = _CLOTH - _EDGE - 48
_TITLE_TOP, _TITLE_BOTTOM = 132, 496
_TITLE_SIZES = range(80, 36, -4)
_LINES = 5
_LEADING = 1.12

_PATH = re.compile(r'<path stroke="([^"]+)" stroke-width="([0-9.]+)" d="([^"]+)"')
_STRIPE = re.compile(r"M([0-9.]+) ([0-9.]+)V([0-9.]+)")


class Stripe(NamedTuple):
    """An upright stripe of a motif in the units of its drawing; `x` is its middle."""

    x: float
    top: float
    bottom: float
    width: float
    colour: str


def share_picture(title: str, kicker: str = "", footer: str = "", tone: int = 0) -> bytes:
    """
    Return a JPEG of 1200 by 630 pixels and some 130 KB; drawing it takes 20 to 40 ms.

    `kicker` is one line above the title, `footer` the one beside the site's mark; `tone` is any number, of which the
    last digit chooses one of TONES. A title that does not fit in five lines ends with an ellipsis.
    """
    card = Image.new("RGB", SIZE, PAPER)
    draw = ImageDraw.Draw(card)
    _draw_cloth(draw, TONES[tone % len(TONES)])
    if kicker:
        font = _font("Inter-Medium", 30)
        draw.text((_EDGE, 96), _cut(kicker, font), font=font, fill=ACCENT, anchor="ls")
    font, lines = _fitted(title)
    step = font.size * _LEADING
    for number, line in enumerate(lines):
        # From the baseline, so that a line without tall letters stands where the others do.
        draw.text((_EDGE, _TITLE_TOP + font.size * 0.8 + number * step), line, font=font, fill=INK, anchor="ls")
    _draw_mark(draw, _EDGE, 530)
    draw.text((_EDGE + 76, 570), footer, font=_font("InterDisplay-Bold", 32), fill=INK, anchor="ls")
    target = io.BytesIO()
    card.save(target, "JPEG", quality=88, subsampling=0, optimize=True)
    return target.getvalue()


def _draw_cloth(draw: ImageDraw.ImageDraw, tone: Tone) -> None:
    """Draw the cloth at the right: the motif lies on its side, so that the medallion is cut by the edge."""
    width, height = SIZE
    draw.rectangle((_CLOTH, 0, width, height), fill=tone.cloth)
    draw.rectangle((_CLOTH, 0, _CLOTH + _SPINE - 1, height), fill=tone.dye)
    # The drawings are 300 by 150 units, and go on below, where the edge cuts them.
    scale = height / 300
    for stripe in _stripes(f"theme/cover-{tone.motif}.svg"):
        left, right = (width - (150 - end) * scale for end in (stripe.top, stripe.bottom))
        middle, half = stripe.x * scale, stripe.width * scale / 2
        draw.rectangle(tuple(map(round, (left, middle - half, right, middle + half))), fill=tone.dye)


def _draw_mark(draw: ImageDraw.ImageDraw, x: int, y: int, scale: float = 1.75) -> None:
    """Draw the site's mark with its upper left corner at a point; it is 32 units wide."""
    for stripe in _stripes("theme/mark.svg"):
        half = stripe.width / 2
        corners = (stripe.x - half, stripe.top, stripe.x + half, stripe.bottom)
        left, top, right, bottom = (round(each * scale) for each in corners)
        draw.rectangle((x + left, y + top, x + right, y + bottom), fill=stripe.colour)


@cache
def _stripes(name: str) -> tuple[Stripe, ...]:
    """Return the stripes of one of the site's drawings, which are made of upright lines and nothing else."""
    found = finders.find(name)
    if not found:
        raise FileNotFoundError(name)
    return tuple(
        Stripe(float(x), float(top), float(bottom), float(width), colour)
        for colour, width, lines in _PATH.findall(Path(found).read_text(encoding="utf-8"))
        for x, top, bottom in _STRIPE.findall(lines)
    )


@cache
def _font(name: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(_FONTS / f"{name}.otf", size)


def _fitted(title: str) -> tuple[ImageFont.FreeTypeFont, list[str]]:
    """Return the title in lines, in the largest letters in which it fits."""
    font, lines = _font("InterDisplay-Bold", _TITLE_SIZES[0]), []
    for size in _TITLE_SIZES:
        font = _font("InterDisplay-Bold", size)
        lines = _wrapped(title, font)
        fits_words = all(font.getlength(word) <= _COLUMN for word in title.split())
        if fits_words and len(lines) <= _LINES and len(lines) * size * _LEADING <= _TITLE_BOTTOM - _TITLE_TOP:
            return font, lines
    if len(lines) > _LINES:
        lines = [*lines[: _LINES - 1], _cut(" ".join(lines[_LINES - 1 :]), font)]
    return font, lines


def _wrapped(text: str, font: ImageFont.FreeTypeFont) -> list[str]:
    """Return the text in lines no wider than the column; a word that is wider is broken where it must be."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if font.getlength(longer) <= _COLUMN:
            line = longer
            continue
        if line:
            lines.append(line)
        line = word
        while font.getlength(line) > _COLUMN:
            cut = _fitting(line, font)
            lines.append(line[:cut])
            line = line[cut:]
    return [*lines, line] if line else lines


def _cut(text: str, font: ImageFont.FreeTypeFont) -> str:
    """Return the text, cut and ended with an ellipsis where it is wider than the column."""
    if font.getlength(text) <= _COLUMN:
        return text
    fitting = text[: _fitting(text, font, "…")]
    whole_words = fitting.rpartition(" ")[0] or fitting
    return whole_words.rstrip(" ,.:;–-") + "…"


def _fitting(text: str, font: ImageFont.FreeTypeFont, end: str = "") -> int:
    """Return how many characters of the text fit in the column together with `end`; one at the least."""
    count = 1
    while count < len(text) and font.getlength(text[: count + 1] + end) <= _COLUMN:
        count += 1
    return count
