"""
Removes what cameras and programs write beside the pixels, without touching the pixels.

Kept: what a browser needs to show the picture (colour profile, palette, transparency, density, animation). Dropped:
EXIF with places and devices, XMP, IPTC, comments, previews, and anything after the end of the picture. Formats:
ITU-T T.81 (JPEG), the PNG specification (third edition), RFC 9649 (WebP), GIF89a.

Each function takes the bytes of a whole file and gives bytes; given a file without metadata it gives equal bytes.
All raise ValueError when the file is not built as its format says.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Callable

PNG_KEPT = frozenset(
    b"IHDR PLTE IDAT IEND tRNS cHRM gAMA sRGB sBIT bKGD hIST pHYs cICP mDCV cLLI acTL fcTL fdAT".split()
)
WEBP_KEPT = frozenset([b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF"])
WEBP_EXIF_FLAG, WEBP_XMP_FLAG, WEBP_ICC_FLAG = 0x08, 0x04, 0x20
GIF_KEPT_APPLICATIONS = (b"NETSCAPE2.0", b"ANIMEXTS1.0")

_JPEG_MARKER_IN_SCAN = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")


def strip_jpeg(content: bytes, keep_profile: bool) -> bytes:
    """Return a JPEG with its frames, tables and, when wanted, its colour profile only."""
    if content[:2] != b"\xff\xd8":
        raise ValueError("no start of a JPEG")
    parts, position = [content[:2]], 2
    while True:
        marker = content[position : position + 2]
        if marker == b"\xff\xd9":
            parts.append(marker)
            return b"".join(parts)
        if len(marker) < 2 or marker[0] != 0xFF or marker[1] in (0x00, 0xFF):
            raise ValueError("no marker where one must be")
        end = position + 2 + _number(">H", content, position + 2)
        if marker == b"\xff\xda":
            following = _JPEG_MARKER_IN_SCAN.search(content, end)
            if following is None:
                raise ValueError("no end of a JPEG")
            end = following.start()
        if _is_jpeg_part_kept(marker[1], content[position + 4 : position + 16], keep_profile):
            parts.append(content[position:end])
        position = end


def _is_jpeg_part_kept(marker: int, start: bytes, keep_profile: bool) -> bool:
    if marker == 0xE0:
        return start.startswith(b"JFIF\0")
    if marker == 0xE2:
        return keep_profile and start.startswith(b"ICC_PROFILE\0")
    if marker == 0xEE:  # how the colours are to be read
        return start.startswith(b"Adobe")
    return not (0xE1 <= marker <= 0xEF or marker == 0xFE)


def strip_png(content: bytes, keep_profile: bool) -> bytes:
    """Return a PNG with the chunks that show in a browser."""
    parts, position = [content[:8]], 8
    while True:
        kind = content[position + 4 : position + 8]
        end = position + 12 + _number(">I", content, position)
        if end > len(content):
            raise ValueError("a chunk is cut off")
        if kind in PNG_KEPT or (kind == b"iCCP" and keep_profile):
            parts.append(content[position:end])
        if kind == b"IEND":
            return b"".join(parts)
        position = end


def strip_webp(content: bytes, keep_profile: bool) -> bytes:
    """Return a WebP with picture, transparency and animation, and flags that say so."""
    whole = 8 + _number("<I", content, 4)
    if content[:4] != b"RIFF" or content[8:12] != b"WEBP" or whole > len(content):
        raise ValueError("no WebP container")
    dropped_flags = WEBP_EXIF_FLAG | WEBP_XMP_FLAG | (0 if keep_profile else WEBP_ICC_FLAG)
    parts, position = [], 12
    while position < whole:
        kind = content[position : position + 4]
        size = _number("<I", content, position + 4)
        end = position + 8 + size + size % 2
        chunk = content[position:end]
        if kind == b"VP8X" and size:
            chunk = chunk[:8] + bytes([chunk[8] & ~dropped_flags]) + chunk[9:]
        if kind in WEBP_KEPT or (kind == b"ICCP" and keep_profile):
            parts.append(chunk)
        position = end
    body = b"".join(parts)
    return b"RIFF" + struct.pack("<I", 4 + len(body)) + b"WEBP" + body


def strip_gif(content: bytes, keep_profile: bool = True) -> bytes:
    """Return a GIF without comments and without application data other than how often to play it."""
    position = 13 + _gif_palette_bytes(_number("B", content, 10))
    parts = [content[:position]]
    while True:
        # Many programs forget the last byte of a GIF, and every browser forgives it.
        kind = content[position] if position < len(content) else 0x3B
        if kind == 0x3B:
            parts.append(b";")
            return b"".join(parts)
        if kind == 0x2C:
            end = _gif_blocks_end(content, position + 11 + _gif_palette_bytes(_number("B", content, position + 9)))
            is_kept = True
        elif kind == 0x21:
            label = _number("B", content, position + 1)
            end = _gif_blocks_end(content, position + 2)
            is_kept = label == 0xF9 or (
                label == 0xFF and content[position + 3 : position + 14] in GIF_KEPT_APPLICATIONS
            )
        else:
            raise ValueError("no block where one must be")
        if is_kept:
            parts.append(content[position:end])
        position = end


def _gif_palette_bytes(flags: int) -> int:
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _gif_blocks_end(content: bytes, position: int) -> int:
    while size := _number("B", content, position):
        position += 1 + size
    return position + 1


def _number(layout: str, content: bytes, position: int) -> int:
    try:
        return int(struct.unpack_from(layout, content, position)[0])
    except struct.error as error:
        raise ValueError("the file is cut off") from error


#: By Pillow's name of the format; AVIF and HEIC are missing, they can only be encoded anew.
STRIPPERS: dict[str, Callable[[bytes, bool], bytes]] = {
    "GIF": strip_gif,
    "JPEG": strip_jpeg,
    "PNG": strip_png,
    "WEBP": strip_webp,
}
