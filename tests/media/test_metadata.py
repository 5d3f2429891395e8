"""Taking metadata out byte by byte never breaks a picture, and broken files are told apart."""

from __future__ import annotations

import io

import pytest
from PIL import Image, PngImagePlugin

from site_config.media.metadata import STRIPPERS, strip_gif, strip_jpeg, strip_png, strip_webp
from tests.media import files


def frames(content: bytes) -> list[bytes]:
    with Image.open(io.BytesIO(content)) as image:
        shown = []
        for number in range(getattr(image, "n_frames", 1)):
            image.seek(number)
            shown.append(image.convert("RGBA").tobytes())
        return shown


def animated(kind: str, **options: object) -> bytes:
    images = [Image.new("RGB", (20, 20), colour) for colour in ("red", "green", "blue")]
    target = io.BytesIO()
    images[0].save(target, kind, save_all=True, append_images=images[1:], **options)
    return target.getvalue()


def test_comments_and_trailing_bytes_go_from_a_jpeg() -> None:
    clean = files.picture("JPEG", progressive=True)
    assert strip_jpeg(files.picture("JPEG", progressive=True, comment=b"secret") + b"trailer", True) == clean


def test_texts_and_trailing_bytes_go_from_a_png() -> None:
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Author", "secret")
    assert strip_png(files.picture("PNG", pnginfo=texts) + b"trailer", True) == files.picture("PNG")


@pytest.mark.parametrize("kind", ["GIF", "PNG", "WEBP"])
def test_animation_goes_on_without_its_metadata(kind: str) -> None:
    options = {"GIF": {"comment": b"secret", "loop": 0}, "PNG": {}, "WEBP": {"xmp": b"secret", "lossless": True}}[kind]
    content = animated(kind, **options)
    assert kind == "PNG" or b"secret" in content
    stripped = STRIPPERS[kind](content, True)
    assert b"secret" not in stripped
    assert frames(stripped) == frames(content)
    assert len(frames(stripped)) == 3


def test_webp_says_no_longer_that_metadata_follows() -> None:
    stripped = strip_webp(files.picture("WEBP", exif=files.camera_exif(), xmp=b"<x/>"), True)
    assert not stripped[20] & 0x0C


@pytest.mark.parametrize(
    ("kind", "content"), [(kind, files.picture(kind, mode="P" if kind == "GIF" else "RGB")) for kind in STRIPPERS]
)
def test_every_cut_is_an_error_or_a_picture_never_another_exception(kind: str, content: bytes) -> None:
    for length in range(0, len(content), 7):
        try:
            result = STRIPPERS[kind](content[:length], True)
        except ValueError:
            continue
        assert len(result) <= length + 1


def test_noise_is_refused() -> None:
    for strip in (strip_gif, strip_jpeg, strip_png, strip_webp):
        with pytest.raises(ValueError):
            strip(b"\x01" * 500, True)
