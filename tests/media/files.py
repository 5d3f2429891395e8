"""Good and hostile files made on the spot, so that none has to be kept in the repository."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import Any

from PIL import Image

EXIF_GPS = 0x8825


def picture(kind: str = "JPEG", size: tuple[int, int] = (60, 40), mode: str = "RGB", **options: Any) -> bytes:
    """A picture whose left half is red and whose right half is blue (light and dark in grey modes)."""
    image = Image.new("RGB", size, (200, 30, 30))
    image.paste((20, 40, 220), (size[0] // 2, 0, *size))
    target = io.BytesIO()
    image.convert(mode).save(target, kind, **options)
    return target.getvalue()


def camera_exif(orientation: int = 1) -> Image.Exif:
    """What a phone writes: maker, place and how it was held."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "Telephone maker"
    exif.get_ifd(EXIF_GPS)[1] = "N"
    exif.get_ifd(EXIF_GPS)[2] = (38.0, 33.0, 12.0)
    return exif


def png_chunk(kind: bytes, content: bytes) -> bytes:
    """One chunk with its length and checksum."""
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def png_of_claimed_size(width: int, height: int) -> bytes:
    """A PNG that says it is so large, and holds a single line."""
    header = png_chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + png_chunk(b"IDAT", zlib.compress(b"\0" * 100)) + png_chunk(b"IEND", b"")


def png_bomb(width: int = 9000, height: int = 9000) -> bytes:
    """A real picture of, if nothing else is said, 81 megapixels in some ten kilobytes."""
    header = png_chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0))
    lines = zlib.compress(b"\0" * ((width // 8 + 2) * height), 9)
    return b"\x89PNG\r\n\x1a\n" + header + png_chunk(b"IDAT", lines) + png_chunk(b"IEND", b"")


def gif_of_frames(count: int) -> bytes:
    """An animation of one-pixel frames."""
    frame = b"\x21\xf9\x04\x00\x00\x00\x00\x00" + b"\x2c\0\0\0\0\x01\0\x01\0\x00" + b"\x02\x02\x4c\x01\x00"
    return b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff" + frame * count + b";"


def pdf(
    text: str = "Labour migration from Tajikistan: a review", pages: int = 1, content: bytes | None = None
) -> bytes:
    """A small correct PDF; `content` replaces the (packed) content of each page."""
    if content is None:
        content = zlib.compress(f"BT /F1 18 Tf 20 100 Td ({text}) Tj ET".encode("latin-1"))
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(pages))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {pages} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for number in range(pages):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 200] /Resources << /Font << /F1 3 0 R >> >>"
            + f" /Contents {5 + 2 * number} 0 R >>".encode()
        )
        objects.append(
            f"<< /Length {len(content)} /Filter /FlateDecode >>\nstream\n".encode() + content + b"\nendstream"
        )
    return pdf_of_objects(objects)


def pdf_in_letters(*pages: str) -> bytes:
    """
    A PDF whose pages hold these lines in any letters, by a font that tells which character each of its codes is.

    All pages together may have 190 different characters.
    """
    codes = {character: 33 + place for place, character in enumerate(sorted(set("".join(pages)) - {"\n"}))}
    table = "".join(f"<{code:02x}> <{character.encode('utf-16-be').hex()}>\n" for character, code in codes.items())
    characters = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Own def /CMapType 2 def\n"
        f"1 begincodespacerange <00> <ff> endcodespacerange\n{len(codes)} beginbfchar\n{table}endbfchar endcmap end end"
    ).encode()
    kids = " ".join(f"{5 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 4 0 R /FirstChar 33 /LastChar 255 /Widths ["
        + b"600 " * 223
        + b"] >>",
        _stream(characters),
    ]
    for number, page in enumerate(pages):
        lines = [bytes(codes[character] for character in line).hex() for line in page.split("\n")]
        shown = "".join(f"BT /F1 9 Tf 20 {780 - 14 * row} Td <{line}> Tj ET\n" for row, line in enumerate(lines))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >>"
            + f" /Contents {6 + 2 * number} 0 R >>".encode()
        )
        objects.append(_stream(shown.encode()))
    return pdf_of_objects(objects)


def _stream(content: bytes) -> bytes:
    return f"<< /Length {len(content)} >>\nstream\n".encode() + content + b"\nendstream"


def pdf_of_objects(objects: list[bytes], trailer: bytes = b"") -> bytes:
    """A PDF file around numbered objects, the first being the catalogue."""
    body, places = b"%PDF-1.5\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n".encode() + each + b"\nendobj\n"
    table = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n" + "".join(
        f"{place:010} 00000 n \n" for place in places
    )
    end = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R ".encode() + trailer + b" >>\n"
    return body + table.encode() + end + f"startxref\n{len(body)}\n%%EOF\n".encode()


def pdf_bomb(megabytes: int = 4000) -> bytes:
    """A page whose content is packed twice and unpacks to gigabytes."""
    packer = zlib.compressobj(9)
    start = packer.compress(b"") + packer.flush(zlib.Z_FULL_FLUSH)
    # After a full flush a block stands alone, so it can be repeated without packing gigabytes here.
    block = packer.compress(b" " * 1_000_000) + packer.flush(zlib.Z_FULL_FLUSH)
    twice = zlib.compress(start + block * megabytes + packer.flush(), 9)
    stream = f"<< /Length {len(twice)} /Filter [/FlateDecode /FlateDecode] >>\nstream\n".encode() + twice
    return pdf_of_objects(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>",
            stream + b"\nendstream",
        ]
    )


def pdf_with_password() -> bytes:
    """A PDF locked by the standard handler; the key fits no password anybody would try."""
    lock = (
        b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /Length 40 /O <" + b"41" * 32 + b"> /U <" + b"42" * 32 + b"> >>"
        b" /ID [<00><00>]"
    )
    return pdf_of_objects(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>",
        ],
        lock,
    )


def office(extension: str = "docx", more: dict[str, bytes] | None = None, without: str = "") -> bytes:
    """The least that makes an office document, with further members or without one."""
    members = {
        "docx": {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<document/>"},
        "xlsx": {"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<workbook/>"},
        "pptx": {"[Content_Types].xml": b"<Types/>", "ppt/presentation.xml": b"<presentation/>"},
        "odt": {"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<content/>"},
    }[extension] | (more or {})
    members.pop(without, None)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return target.getvalue()
