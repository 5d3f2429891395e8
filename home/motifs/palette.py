"""The few colours that all illustrations share: blues around the organisation's own, and warm ones from Tajik cloth."""

from __future__ import annotations

Colour = tuple[int, int, int]


def _hex(value: str) -> Colour:
    return (int(value[0:2], 16), int(value[2:4], 16), int(value[4:6], 16))


INK = _hex("07142F")
NAVY = _hex("0B2358")
BLUE = _hex("0033A0")
AZURE = _hex("2B62C9")
HAZE = _hex("6F9BE0")
SKY = _hex("A9C5F0")
MIST = _hex("D6E3F8")
PAPER = _hex("F3F6FC")
CREAM = _hex("FCF4E6")
SAND = _hex("EBD6B4")
SAFFRON = _hex("F6B94A")
APRICOT = _hex("EE9152")
TERRACOTTA = _hex("B4533A")
UMBER = _hex("6E2F2A")


def mix(first: Colour, second: Colour, share: float) -> Colour:
    """Return `first` with that share (0–1) of `second` in it."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(first, second, strict=True))
    return (red, green, blue)
