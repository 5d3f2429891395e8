"""Pictures through the admin's own views: what is taken, what is refused and with which words."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image, ImageCms
from wagtail.models import UploadedFile

from site_config.media.models import SiteImage
from tests.media import files

pytestmark = pytest.mark.django_db

ADD = "/admin/images/multiple/add/"
PNG, JPEG = files.picture("PNG"), files.picture("JPEG")

HOSTILE: dict[str, Callable[[], bytes]] = {
    "empty.png": lambda: b"",
    "signature-only.png": lambda: b"\x89PNG\r\n\x1a\n",
    "broken-body.png": lambda: PNG[:40] + b"\0" * 200,
    "noise-after-header.png": lambda: PNG[:33] + bytes(range(256)) * 4,
    "cut.png": lambda: PNG[: len(PNG) // 2],
    "no-size.png": lambda: files.png_of_claimed_size(0, 0),
    "liar.png": lambda: files.png_of_claimed_size(4000, 4000),
    "huge-liar.png": lambda: files.png_of_claimed_size(2**31 - 1, 2**31 - 1),
    "bomb.png": files.png_bomb,
    "thin.png": lambda: files.picture("PNG", (20_000, 1)),
    "text-bomb.png": lambda: (
        PNG[:33] + files.png_chunk(b"zTXt", b"k\0\0" + zlib.compress(b"a" * 80_000_000)) + PNG[33:]
    ),
    "cut.jpg": lambda: JPEG[: len(JPEG) // 2],
    "start-only.jpg": lambda: b"\xff\xd8\xff",
    "noise.jpg": lambda: b"\xff\xd8\xff\xe0" + bytes(range(256)) * 20,
    "no-scan.jpg": lambda: JPEG[: JPEG.index(b"\xff\xda")],
    "endless-scans.jpg": lambda: JPEG[:-2] + JPEG[JPEG.index(b"\xff\xda") : -2] * 200 + b"\xff\xd9",
    "really-a.png": lambda: JPEG,
    "really-a.jpg": lambda: PNG,
    "really-a.webp": lambda: files.picture("GIF", mode="P"),
    "text.png": lambda: b"This is a text.",
    "page.jpg": lambda: b"<!doctype html><script>alert(1)</script>",
    "program.png": lambda: b"\x7fELF" + b"\0" * 500,
    "drawing.svg": lambda: b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    "drawing.png": lambda: b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
    "entities.png": lambda: b'<!DOCTYPE s [<!ENTITY a "a"><!ENTITY b "&a;&a;">]><svg>&b;</svg>',
    "bitmap.bmp": lambda: files.picture("BMP"),
    "bitmap.png": lambda: files.picture("BMP"),
    "scan.tiff": lambda: files.picture("TIFF"),
    "photoshop.jpg": lambda: b"8BPS\0\x01" + b"\0" * 300,
    "cut.webp": lambda: files.picture("WEBP")[:60],
    "empty-box.webp": lambda: b"RIFF\x04\0\0\0WEBP",
    "cut.gif": lambda: files.picture("GIF", mode="P")[:30],
    "endless.gif": lambda: files.gif_of_frames(20_000),
    "broken.heic": lambda: files.picture("HEIF")[:200],
    "noise.heic": lambda: b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0\xff" * 500,
    "broken.avif": lambda: files.picture("AVIF")[:150],
    "noise.avif": lambda: b"\0\0\0\x1cftypavif\0\0\0\0mif1avifmiaf" + b"\0\xff" * 500,
    "no-extension": lambda: PNG,
    "heavy.png": lambda: PNG + b"\0" * settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE,
}


def send(client: Client, name: str, content: bytes) -> dict:
    """Send a file to the upload of several pictures, and return the answer."""
    response = client.post(ADD, {"files[]": SimpleUploadedFile(name, content, "image/png"), "title": "Picture"})
    assert response.status_code == 200
    return response.json()


def upload(client: Client, name: str, content: bytes) -> Any:
    """Send a file and fill in what is asked, and return the picture."""
    return fill_in(client, send(client, name, content)["uploaded_file_id"])


def fill_in(client: Client, pk: int) -> Any:
    """Fill in what is asked of a picture that was sent."""
    values = {"title": "Picture", "credit": "IOM 2017", "licence": "iom"}
    response = client.post(
        f"/admin/images/multiple/create_from_uploaded_image/{pk}/",
        {f"uploaded-image-{pk}-{name}": value for name, value in values.items()},
    )
    assert response.json()["success"] is True, response.json()["form"]
    return SiteImage.objects.get(pk=response.json()["image_id"])


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_picture_is_refused_with_a_sentence(admin_client: Client, name: str) -> None:
    answer = send(admin_client, name, HOSTILE[name]())
    assert answer["success"] is False
    assert answer["error_message"].rstrip().endswith(".")
    assert not SiteImage.objects.exists()


@pytest.mark.parametrize("name", ["broken-body.png", "cut.jpg", "bomb.png", "text.png", "broken.heic"])
def test_chooser_and_edit_form_refuse_it_too(admin_client: Client, name: str) -> None:
    def file() -> SimpleUploadedFile:
        return SimpleUploadedFile(name, HOSTILE[name](), "image/png")

    chosen = admin_client.post(
        "/admin/images/chooser/create/",
        {"image-chooser-upload-file": file(), "image-chooser-upload-title": "Picture"},
    )
    assert chosen.status_code == 200
    assert chosen.json()["step"] == "reshow_creation_form"
    image = upload(admin_client, "good.png", PNG)
    edited = admin_client.post(f"/admin/images/{image.pk}/", {"title": "Picture", "file": file()})
    assert edited.status_code == 200
    assert edited.context["form"].errors["file"]
    assert SiteImage.objects.get().file.name == image.file.name


GOOD = {
    "grey.png": lambda: files.picture("PNG", mode="L"),
    "deep.png": lambda: files.picture("PNG", mode="I;16"),
    "bits.png": lambda: files.picture("PNG", mode="1"),
    "palette.png": lambda: files.picture("PNG", mode="P"),
    "clear.png": lambda: files.picture("PNG", mode="RGBA"),
    "print.jpg": lambda: files.picture("JPEG", mode="CMYK"),
    "scans.jpeg": lambda: files.picture("JPEG", progressive=True),
    "CAPITALS.JPG": lambda: JPEG,
    "still.gif": lambda: files.picture("GIF", mode="P"),
    "moving.gif": lambda: files.gif_of_frames(3),
    "small.webp": lambda: files.picture("WEBP", mode="RGBA"),
    "small.avif": lambda: files.picture("AVIF"),
    "phone.heic": lambda: files.picture("HEIF"),
}


@pytest.mark.parametrize("name", GOOD)
def test_good_picture_is_taken_and_can_be_shown(admin_client: Client, name: str) -> None:
    image = upload(admin_client, name, GOOD[name]())
    assert image.file_hash and image.file_size == image.file.size
    assert image.get_rendition("width-30|format-jpeg").width == (30 if image.width >= 30 else image.width)


def test_picture_without_metadata_keeps_its_bytes(admin_client: Client) -> None:
    for name, content in (("a.png", PNG), ("b.jpg", JPEG), ("c.webp", files.picture("WEBP"))):
        image = upload(admin_client, name, content)
        assert image.file.read() == content


@pytest.mark.parametrize(
    ("kind", "name"), [("JPEG", "a.jpg"), ("PNG", "a.png"), ("WEBP", "a.webp"), ("AVIF", "a.avif")]
)
def test_place_and_camera_are_gone_and_pixels_are_the_same(admin_client: Client, kind: str, name: str) -> None:
    content = files.picture(kind, exif=files.camera_exif())
    assert b"Telephone maker" in content
    image = upload(admin_client, name, content)
    stored = image.file.read()
    assert b"Telephone maker" not in stored
    with Image.open(io.BytesIO(stored)) as shown, Image.open(io.BytesIO(content)) as sent:
        assert not shown.getexif()
        if kind != "AVIF":
            assert shown.convert("RGB").tobytes() == sent.convert("RGB").tobytes()


def test_phone_picture_in_heic_with_a_place_becomes_a_jpeg_without(admin_client: Client) -> None:
    content = files.picture("HEIF", exif=files.camera_exif().tobytes())
    image = upload(admin_client, "phone.heic", content)
    assert image.filename.endswith(".jpg")
    with Image.open(image.file) as shown:
        assert (shown.format, dict(shown.getexif())) == ("JPEG", {})


@pytest.mark.parametrize(
    ("kind", "name"), [("JPEG", "a.jpg"), ("PNG", "a.png"), ("WEBP", "a.webp"), ("AVIF", "a.avif")]
)
def test_picture_held_sideways_is_stored_upright(admin_client: Client, kind: str, name: str) -> None:
    # Orientation 6: the top of the scene is at the right of the stored picture, which is blue.
    image = upload(admin_client, name, files.picture(kind, exif=files.camera_exif(6)))
    assert (image.width, image.height) == (40, 60)
    with Image.open(image.file) as shown:
        assert not shown.getexif()
        pixel = shown.convert("RGB").getpixel((20, 5))
    assert isinstance(pixel, tuple)
    red, _green, blue = pixel
    assert red > blue


def test_picture_that_waits_for_its_credit_is_already_cleaned(admin_client: Client) -> None:
    answer = send(admin_client, "a.jpg", files.picture("JPEG", exif=files.camera_exif()))
    waiting = UploadedFile.objects.get(pk=answer["uploaded_file_id"])
    assert b"Telephone maker" not in waiting.file.read()
    assert not SiteImage.objects.exists()


def test_colour_profile_stays_when_it_is_one(admin_client: Client) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for number, (sent, kept) in enumerate([(profile, True), (b"no profile" * 20, False)]):
        for kind, extension in (("JPEG", "jpg"), ("PNG", "png"), ("WEBP", "webp")):
            content = files.picture(kind, icc_profile=sent)
            image = upload(admin_client, f"p{number}.{extension}", content)
            with Image.open(image.file) as shown:
                assert bool(shown.info.get("icc_profile")) is kept


def test_replaced_picture_has_new_hash_and_no_old_renditions(admin_client: Client) -> None:
    image = upload(admin_client, "a.png", PNG)
    image.get_rendition("width-20")
    facts = {"title": "T", "credit": "IOM", "licence": "iom"}
    answer = admin_client.post(f"/admin/images/{image.pk}/", {**facts, "file": SimpleUploadedFile("b.jpg", JPEG)})
    assert answer.status_code == 302
    replaced = SiteImage.objects.get()
    assert replaced.file_hash != image.file_hash
    assert not replaced.renditions.filter(filter_spec="width-20").exists()
