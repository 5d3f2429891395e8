"""How much a picture may weigh, what taking the largest costs, and that what is larger is refused before it is read."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image, ImageFile
from wagtail.users.models import UserProfile

from site_config.media.models import SiteImage
from tests.html import words_of
from tests.media import files

pytestmark = pytest.mark.django_db

ONE, SEVERAL = "/admin/images/add/", "/admin/images/multiple/add/"
CHOOSER = "/admin/images/chooser/create/"

MEGABYTE = 1024 * 1024
#: More than was ever measured (480 MB, of which 140 are the program), less than a small server has.
MOST_MEMORY = 700 * MEGABYTE

#: What is done with a picture: prove and clean it, then scale it for one place; the next one takes as much again.
TAKE_IN = """
import re, sys
from io import BytesIO
from pathlib import Path

import django
django.setup()
from django.core.files.base import ContentFile
from PIL import Image
from wagtail.images.models import Filter
from site_config.media.models import SiteImage
from site_config.media.pictures import clean_picture

content, extension = clean_picture(Path(sys.argv[1]).read_bytes(), "jpg")
with Image.open(BytesIO(content)) as picture:
    width, height = picture.size
# Without a collection the database, which this program has none of, would be asked for the first.
image = SiteImage(title="Photo", file=ContentFile(content, "a.jpg"), width=width, height=height, collection_id=1)
Filter("fill-960x720|format-jpeg").run(image, BytesIO())
print(width, height, re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())[1])
"""


@cache
def photo() -> bytes:
    """A photo of 40 megapixels and 15 MB, with its place, as a good phone makes them."""
    grain = Image.effect_noise((1932, 1304), 60).convert("RGB")
    whole = Image.new("RGB", (7728, 5216))
    for place in range(16):
        whole.paste(grain, (place % 4 * grain.width, place // 4 * grain.height))
    target = io.BytesIO()
    whole.save(target, "JPEG", quality=49, exif=files.camera_exif())
    return target.getvalue()


def errors(client: Client, address: str, name: str, content: bytes) -> str:
    """Send a file with its facts to one of the three places, and return what is said of the file."""
    file = SimpleUploadedFile(name, content, "image/png")
    prefix = "image-chooser-upload-" if address == CHOOSER else ""
    facts = {"title": "Fair", "credit": "IOM", "licence": "iom", "files[]" if address == SEVERAL else "file": file}
    answer = client.post(address, {f"{prefix}{key}": value for key, value in facts.items()})
    assert answer.status_code == 200
    assert not SiteImage.objects.exists()
    if address == SEVERAL:
        return " ".join(answer.json()["error_message"].split())
    page = answer.content if address == ONE else answer.json()["htmlFragment"]
    field = BeautifulSoup(page, "html.parser").select_one("[data-field]:has(input[type=file])")
    assert field is not None
    return words_of(field.select_one("[data-field-errors]"))


def test_photo_of_40_megapixels_and_15_megabytes_is_taken(admin_client: Client) -> None:
    assert 14 * MEGABYTE < len(photo()) < settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE
    file = SimpleUploadedFile("photo.jpg", photo(), "image/jpeg")
    admin_client.post(ONE, {"title": "Fair", "credit": "IOM", "licence": "iom", "file": file})
    image = SiteImage.objects.get()
    assert (image.width, image.height) == (7728, 5216)
    stored = image.file.read()
    assert b"Telephone maker" not in stored


@pytest.mark.once
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the peak of memory is read from Linux's /proc")
def test_taking_it_in_costs_bounded_memory(tmp_path: Path) -> None:
    path = tmp_path / "photo.jpg"
    path.write_bytes(photo())
    command = [sys.executable, "-W", "ignore", "-c", TAKE_IN, str(path)]
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "site_config.settings.test", "TMPDIR": str(tmp_path)}
    told = subprocess.run(  # noqa: S603 -- the program above
        command, env=environment, cwd=settings.BASE_DIR, capture_output=True, text=True, check=True
    )
    width, height, kilobytes = map(int, told.stdout.split())
    assert (width, height) == (7728, 5216)
    assert kilobytes * 1024 < MOST_MEMORY


#: By the name of the file: what it holds, and how the refusal begins in English and in Russian.
REFUSED: dict[str, tuple[Any, str, str]] = {
    "claims-200-megapixels.png": (
        lambda: files.png_of_claimed_size(20_000, 10_000),
        "This picture has too many pixels. At most 50 million are accepted",
        "В этом изображении слишком много пикселей",
    ),
    "has-200-megapixels.png": (
        lambda: files.png_bomb(20_000, 10_000),
        "This picture has too many pixels. At most 50 million are accepted",
        "В этом изображении слишком много пикселей",
    ),
    "has-51-megapixels.png": (
        lambda: files.png_bomb(8_500, 6_000),
        "This picture has too many pixels. At most 50 million are accepted",
        "В этом изображении слишком много пикселей",
    ),
    "heavy.jpg": (
        lambda: files.picture() + b"\0" * 20 * MEGABYTE,
        "This file is too large (20.0 MB). At most 20.0 MB are accepted.",
        "Файл слишком большой (20,0 МБ). Допускается не более 20,0 МБ.",
    ),
    "drawing.svg": (
        lambda: b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
        "Drawings in SVG are not accepted: they can hold programs.",
        "Рисунки SVG не принимаются",
    ),
    "broken.heic": (
        lambda: files.picture("HEIF")[:200],
        "This HEIC picture cannot be read. Set the camera of the iPhone to “Most Compatible”",
        "Прочитать это изображение HEIC невозможно.",
    ),
    "empty.jpg": (lambda: b"", "This file is empty.", "Этот файл пуст"),
    "text.jpg": (
        lambda: b"This is a text.",
        "This picture cannot be read. The file is damaged, incomplete or no picture at all.",
        "Прочитать это изображение невозможно: файл повреждён",
    ),
}


@pytest.mark.parametrize("address", [ONE, SEVERAL, CHOOSER])
@pytest.mark.parametrize("name", REFUSED)
def test_what_is_wrong_is_said_at_once(
    admin_client: Client, monkeypatch: pytest.MonkeyPatch, address: str, name: str
) -> None:
    def decode(self: Any) -> None:
        raise AssertionError("decoded")

    if "megapixels" in name:
        monkeypatch.setattr(ImageFile.ImageFile, "load", decode)
    content, sentence, _russian = REFUSED[name]
    assert sentence in errors(admin_client, address, name, content())


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_said_in_the_editors_language(admin_client: Client, admin_user: Any, name: str) -> None:
    UserProfile._default_manager.create(user=admin_user, preferred_language="ru")
    content, _english, sentence = REFUSED[name]
    assert errors(admin_client, ONE, name, content()).startswith(sentence)


def test_picture_in_heic_is_taken(admin_client: Client) -> None:
    file = SimpleUploadedFile("photo.heic", files.picture("HEIF"))
    admin_client.post(ONE, {"title": "Fair", "credit": "IOM", "licence": "iom", "file": file})
    assert SiteImage.objects.get().get_rendition("width-30|format-jpeg").width == 30
