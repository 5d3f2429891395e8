"""The same picture a second time is noticed, whichever way it comes, and the editor decides."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from wagtail.models import UploadedFile
from wagtail.users.models import UserProfile

from site_config.media.models import SiteImage
from tests.html import parsed, words_of
from tests.media import files

pytestmark = pytest.mark.django_db

ONE, SEVERAL = "/admin/images/add/", "/admin/images/multiple/add/"
CHOOSER = "/admin/images/chooser/create/"

#: As a phone makes them: held sideways and with a place, so that each is written anew before it is stored.
PHOTOS = {
    "photo.jpg": files.picture("JPEG", exif=files.camera_exif(6)),
    "photo.heic": files.picture("HEIF", exif=files.camera_exif().tobytes()),
    "photo.png": files.picture("PNG", exif=files.camera_exif()),
}


def facts(name: str, prefix: str = "", title: str = "Fair") -> dict[str, Any]:
    """Return what the browser sends of a picture's form."""
    values = {"title": title, "credit": "IOM", "licence": "iom", "file": SimpleUploadedFile(name, PHOTOS[name])}
    return {f"{prefix}{field}": value for field, value in values.items()}


@pytest.fixture(params=list(PHOTOS))
def name(request: pytest.FixtureRequest, admin_client: Client) -> str:
    """The name of a photo that is in the library."""
    admin_client.post(ONE, facts(request.param, title="Fair <1>"))
    assert SiteImage.objects.count() == 1
    return request.param


def warnings(client: Client, answer: Any) -> list[str]:
    """Return the warnings that are shown after a form was saved."""
    return [words_of(each) for each in parsed(client.get(answer.url)).select(".messages .warning")]


def test_one_picture(admin_client: Client, name: str) -> None:
    answer = admin_client.post(ONE, facts(name))
    assert answer.status_code == 302
    (warning,) = warnings(admin_client, answer)
    assert "The same file is there already, as “Fair <1>”." in warning
    assert SiteImage.objects.count() == 2


def test_several_pictures(admin_client: Client, name: str) -> None:
    answer = admin_client.post(SEVERAL, {"files[]": SimpleUploadedFile(name, PHOTOS[name]), "title": "Fair"}).json()
    assert answer["duplicate"] is True
    assert "Fair &lt;1&gt;" in answer["confirm_duplicate_upload"]
    # "Delete new image" takes back what waits, and nothing else.
    pk = answer["uploaded_file_id"]
    address = f"/admin/images/multiple/delete_upload/{pk}/"
    assert address in answer["confirm_duplicate_upload"]
    assert admin_client.post(address).json() == {"success": True}
    assert not UploadedFile.objects.exists()
    assert SiteImage.objects.count() == 1


def test_chooser(admin_client: Client, name: str) -> None:
    answer = admin_client.post(CHOOSER, facts(name, "image-chooser-upload-")).json()
    assert answer["step"] == "duplicate_found"
    assert "Fair &lt;1&gt;" in answer["htmlFragment"]


def test_another_picture_is_none(admin_client: Client) -> None:
    admin_client.post(ONE, facts("photo.jpg"))
    other = SimpleUploadedFile("b.png", files.picture("PNG", size=(50, 50)))
    assert admin_client.post(SEVERAL, {"files[]": other}).json()["duplicate"] is False
    other.seek(0)
    chosen = admin_client.post(CHOOSER, facts("photo.png", "image-chooser-upload-")).json()
    assert chosen["step"] == "chosen"
    answer = admin_client.post(ONE, facts("photo.heic"))
    assert warnings(admin_client, answer) == []


def test_file_that_takes_the_place_of_another_is_looked_at_too(admin_client: Client) -> None:
    admin_client.post(ONE, facts("photo.jpg", title="First"))
    admin_client.post(ONE, facts("photo.png", title="Second"))
    second = SiteImage.objects.get(title="Second")
    answer = admin_client.post(f"/admin/images/{second.pk}/", facts("photo.jpg", title="Second"))
    assert ["“First”" in warning for warning in warnings(admin_client, answer)] == [True]
    # Saving it without a new file says nothing.
    kept = facts("photo.jpg", title="Second")
    del kept["file"]
    assert warnings(admin_client, admin_client.post(f"/admin/images/{second.pk}/", kept)) == []


def test_it_is_said_in_the_editors_language(admin_client: Client, admin_user: Any) -> None:
    UserProfile._default_manager.create(user=admin_user, preferred_language="ru")
    admin_client.post(ONE, facts("photo.png"))
    several = admin_client.post(SEVERAL, {"files[]": SimpleUploadedFile("a.png", PHOTOS["photo.png"])}).json()
    assert "Удалить новое изображение" in several["confirm_duplicate_upload"]
    chosen = admin_client.post(CHOOSER, facts("photo.png", "image-chooser-upload-")).json()
    assert "такое изображение уже есть" in chosen["htmlFragment"]
    (warning,) = warnings(admin_client, admin_client.post(ONE, facts("photo.png")))
    assert "Такой же файл" in warning
