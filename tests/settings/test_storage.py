"""Where uploads are kept: the bucket's address is read strictly, and media need no path on this machine."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from io import BytesIO
from types import ModuleType

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.files.base import ContentFile, File
from django.core.files.storage import Storage
from django.test import Client
from django.utils import timezone

from site_config.media.models import SiteDocument, SiteImage, SiteRendition
from site_config.settings import environment, storage
from tests.media import files

PLAIN = "s3://key:secret@s3.example.org/uploads"


@pytest.fixture
def packages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand-ins for the packages of the extra; botocore's Config becomes what it was given."""
    botocore, config = ModuleType("botocore"), ModuleType("botocore.config")
    config.Config = dict
    for module in (ModuleType("storages"), botocore, config):
        monkeypatch.setitem(sys.modules, module.__name__, module)


def options(monkeypatch: pytest.MonkeyPatch, address: str) -> dict:
    """Return the options of the storage that an address gives."""
    monkeypatch.setenv("MEDIA_STORAGE_URL", address)
    found = storage.media_storage("MEDIA_STORAGE_URL")
    assert found["BACKEND"] == "storages.backends.s3.S3Storage"
    return found["OPTIONS"]


def test_without_an_address_uploads_are_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MEDIA_STORAGE_URL", " ")
    assert storage.media_storage("MEDIA_STORAGE_URL") == storage.FILE_SYSTEM


def test_bucket_is_private_and_never_overwrites(monkeypatch: pytest.MonkeyPatch, packages: None) -> None:
    found = options(monkeypatch, PLAIN)
    assert (found["access_key"], found["secret_key"], found["bucket_name"]) == ("key", "secret", "uploads")
    assert (found["endpoint_url"], found["region_name"]) == ("https://s3.example.org", "us-east-1")
    assert (found["default_acl"], found["file_overwrite"], found["querystring_auth"]) == (None, False, True)
    client = found["client_config"]
    assert client["s3"] == {"addressing_style": "path"}
    assert client["connect_timeout"] + client["read_timeout"] <= 30


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("s3://key:secret@s3.example.org/b.u-k/?region=eu-central-1", {"region_name": "eu-central-1"}),
        ("s3://key:secret@10.0.0.7:9000/uploads?insecure=true", {"endpoint_url": "http://10.0.0.7:9000"}),
        ("s3://key:secret@[::1]:9000/uploads?insecure=false", {"endpoint_url": "https://[::1]:9000"}),
        ("s3://k%3Ay:s%2Fe%40c%2B%25+@s3.example.org/uploads", {"access_key": "k:y", "secret_key": "s/e@c+%+"}),
    ],
)
def test_address_becomes_options(
    monkeypatch: pytest.MonkeyPatch, packages: None, address: str, expected: dict[str, str]
) -> None:
    assert expected.items() <= options(monkeypatch, address).items()


def test_server_may_want_the_bucket_in_its_name(monkeypatch: pytest.MonkeyPatch, packages: None) -> None:
    found = options(monkeypatch, f"{PLAIN}?addressing=virtual")
    assert found["client_config"]["s3"] == {"addressing_style": "virtual"}


@pytest.mark.parametrize(
    "address",
    [
        "zq-key:zq-secret@s3.example.org/uploads",
        "https://zq-key:zq-secret@s3.example.org/uploads",
        "s3://s3.example.org/uploads",
        "s3://zq-key@s3.example.org/uploads",
        "s3://:zq-secret@s3.example.org/uploads",
        "s3://zq-key:@s3.example.org/uploads",
        "s3://zq-key:zq-secret@/uploads",
        "s3://zq-key:zq-secret@s3.example.org",
        "s3://zq-key:zq-secret@s3.example.org/",
        "s3://zq-key:zq-secret@s3.example.org/uploads/folder",
        "s3://zq-key:zq-secret@s3.example.org/up%2Floads",
        "s3://zq-key:zq-secret@s3.example.org:zq/uploads",
        "s3://zq-key:zq-secret@s3_example/uploads",
        # Secrets with signs that should have been percent-encoded.
        "s3://zq-key:zq/secret@s3.example.org/uploads",
        "s3://zq-key:zq#secret@s3.example.org/uploads",
        "s3://zq-key:zq?secret@s3.example.org/uploads",
        "s3://zq-key:zq%secret@s3.example.org/uploads",
        "s3://zq-key:zq secret@s3.example.org/uploads",
        "s3://zq-key:[zq]secret@s3.example.org/uploads",
        "s3://zq-key:zq\N{ACCOUNT OF}secret@s3.example.org/uploads",
        "s3://zq-key:zq%D0%B6secret@s3.example.org/uploads",
        "s3://zq-key:zq%0Asecret@s3.example.org/uploads",
        f"{PLAIN}?insecure=yes",
        f"{PLAIN}?insecure=",
        f"{PLAIN}?region=",
        f"{PLAIN}?region=eu central",
        f"{PLAIN}?region=zq.example",
        f"{PLAIN}?adressing=path",
        f"{PLAIN}?region=a&region=b",
    ],
)
def test_wrong_address_stops_the_start_without_telling_secrets(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setenv("MEDIA_STORAGE_URL", address)
    with pytest.raises(ImproperlyConfigured, match=r"^MEDIA_STORAGE_URL cannot be read: .*\.$") as refusal:
        storage.media_storage("MEDIA_STORAGE_URL")
    # The sentence quotes an example of its own.
    told = str(refusal.value).replace(environment.VARIABLES["MEDIA_STORAGE_URL"], "")
    assert "zq" not in told
    assert "secret" not in told.replace("s3://key:secret@server/bucket", "").replace("key and secret", "").replace(
        "Key and secret", ""
    )
    assert refusal.value.__suppress_context__


@pytest.mark.parametrize("missing", ["storages", "botocore.config"])
def test_missing_package_is_named_by_its_extra(monkeypatch: pytest.MonkeyPatch, packages: None, missing: str) -> None:
    monkeypatch.setitem(sys.modules, missing, None)
    monkeypatch.setenv("MEDIA_STORAGE_URL", PLAIN)
    with pytest.raises(ImproperlyConfigured, match='MEDIA_STORAGE_URL is set, but .* extra "s3"'):
        storage.media_storage("MEDIA_STORAGE_URL")


# --- Media without paths ------------------------------------------------------------------------------------------


class DistantStorage(Storage):
    """Behaves as the S3 storage does: no path, files fetched when opened, an address elsewhere."""

    def __init__(self) -> None:
        self.content: dict[str, bytes] = {}

    def _open(self, name: str, mode: str = "rb") -> File:
        return File(BytesIO(self._read(name)), name)

    def _save(self, name: str, content: File) -> str:
        content.seek(0)
        self.content[name] = content.read()
        return name

    def _read(self, name: str) -> bytes:
        if name not in self.content:
            raise FileNotFoundError(name)
        return self.content[name]

    def exists(self, name: str) -> bool:
        return name in self.content

    def delete(self, name: str) -> None:
        self.content.pop(name, None)

    def size(self, name: str) -> int:
        return len(self._read(name))

    def get_modified_time(self, name: str) -> object:
        self._read(name)
        return timezone.now()

    def url(self, name: str | None) -> str:
        return f"https://elsewhere.example/{name}?signed"


@pytest.fixture
def distant(monkeypatch: pytest.MonkeyPatch) -> DistantStorage:
    """A storage without paths, for pictures, renditions and documents."""
    found = DistantStorage()
    for model in (SiteImage, SiteRendition, SiteDocument):
        monkeypatch.setattr(model._meta.get_field("file"), "storage", found)
    return found


@pytest.fixture
def image(distant: DistantStorage) -> SiteImage:
    return SiteImage.objects.create(title="Picture", file=ContentFile(files.picture("PNG"), "a.png"))


@pytest.mark.django_db
def test_distant_picture_is_measured_and_cut(image: SiteImage) -> None:
    stored = SiteImage.objects.get()
    assert not stored.is_stored_locally()
    assert (stored.width, stored.height, stored.file_size) == (60, 40, len(files.picture("PNG")))
    assert stored.get_rendition("width-30|format-jpeg").width == 30


@pytest.mark.django_db
def test_distant_rendition_is_served_under_this_site_s_address(client: Client, image: SiteImage) -> None:
    rendition = image.get_rendition("width-30|format-jpeg")
    assert rendition.url == f"/media/{rendition.file.name}"
    assert rendition.full_url.endswith(rendition.url)
    response = client.get(rendition.url)
    assert (response.status_code, response["Content-Type"]) == (200, "image/jpeg")
    assert response.getvalue() == rendition.file.storage.content[rendition.file.name]
    rendition.file.storage.delete(rendition.file.name)
    assert client.get(rendition.url).status_code == 404


@pytest.mark.django_db
def test_distant_document_is_measured_and_served(
    client: Client, distant: DistantStorage, django_capture_on_commit_callbacks: Callable[..., AbstractContextManager]
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        SiteDocument.objects.create(title="Report", file=ContentFile(files.pdf(pages=2), "report.pdf"))
    document = SiteDocument.objects.get()
    assert (document.page_count, document.file_size) == (2, len(files.pdf(pages=2)))
    assert document.url.startswith("/documents/")
    assert client.get(document.url).getvalue() == files.pdf(pages=2)
    with django_capture_on_commit_callbacks(execute=True):
        document.delete()
    assert distant.content == {}
