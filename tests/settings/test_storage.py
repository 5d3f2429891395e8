"""Where uploads are kept: the bucket's address is read strictly, and media need no path on this machine."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from io import BytesIO
from pathlib import Path
from types import ModuleType
from typing import ClassVar

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.files.base import ContentFile, File
from django.core.files.storage import Storage
from django.test import Client
from django.utils import timezone
from django.utils.deconstruct import deconstructible

from site_config.media.models import SiteDocument, SiteImage, SiteRendition
from site_config.settings import storage
from tests.media import files

ROOT = Path(__file__).resolve().parents[2]
PLAIN = "s3://key:secret@s3.example.org/uploads"


@pytest.fixture
def packages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand-ins for the packages of the extra; botocore's Config becomes what it was given."""
    botocore, config = ModuleType("botocore"), ModuleType("botocore.config")
    config.Config = dict
    for module in (ModuleType("storages"), botocore, config):
        monkeypatch.setitem(sys.modules, module.__name__, module)


def settings_of(monkeypatch: pytest.MonkeyPatch, address: str) -> dict:
    """Return the settings that an address gives."""
    monkeypatch.setenv("MEDIA_STORAGE_URL", address)
    return storage.bucket("MEDIA_STORAGE_URL")


def test_without_an_address_there_is_no_bucket(monkeypatch: pytest.MonkeyPatch) -> None:
    assert settings_of(monkeypatch, " ") == {}


def test_bucket_is_private_and_never_overwrites(monkeypatch: pytest.MonkeyPatch, packages: None) -> None:
    found = settings_of(monkeypatch, PLAIN)
    assert (found["AWS_S3_ACCESS_KEY_ID"], found["AWS_S3_SECRET_ACCESS_KEY"]) == ("key", "secret")
    assert (found["AWS_S3_ENDPOINT_URL"], found["AWS_STORAGE_BUCKET_NAME"]) == ("https://s3.example.org", "uploads")
    assert found["AWS_S3_REGION_NAME"] == "us-east-1"
    assert (found["AWS_DEFAULT_ACL"], found["AWS_S3_FILE_OVERWRITE"], found["AWS_QUERYSTRING_AUTH"]) == (
        None,
        False,
        True,
    )
    client = found["AWS_S3_CLIENT_CONFIG"]
    assert client["s3"] == {"addressing_style": "path"}
    assert client["connect_timeout"] + client["read_timeout"] <= 30


@pytest.mark.parametrize(
    ("address", "name", "value"),
    [
        ("s3://key:secret@s3.example.org/b.u-k/?region=eu-central-1", "AWS_S3_REGION_NAME", "eu-central-1"),
        ("s3://key:secret@10.0.0.7:9000/uploads?insecure=true", "AWS_S3_ENDPOINT_URL", "http://10.0.0.7:9000"),
        ("s3://key:secret@[::1]:9000/uploads?insecure=false", "AWS_S3_ENDPOINT_URL", "https://[::1]:9000"),
        ("s3://k%3Ay:s%2Fe%40c%2B%25+@s3.example.org/uploads", "AWS_S3_ACCESS_KEY_ID", "k:y"),
        ("s3://k%3Ay:s%2Fe%40c%2B%25+@s3.example.org/uploads", "AWS_S3_SECRET_ACCESS_KEY", "s/e@c+%+"),
    ],
)
def test_address_becomes_settings(
    monkeypatch: pytest.MonkeyPatch, packages: None, address: str, name: str, value: str
) -> None:
    assert settings_of(monkeypatch, address)[name] == value


def test_server_may_want_the_bucket_in_its_name(monkeypatch: pytest.MonkeyPatch, packages: None) -> None:
    found = settings_of(monkeypatch, f"{PLAIN}?addressing=virtual")
    assert found["AWS_S3_CLIENT_CONFIG"]["s3"] == {"addressing_style": "virtual"}


def test_site_s_settings_take_the_bucket_and_keep_its_secret_out_of_tasks(tmp_path: Path) -> None:
    (tmp_path / "storages.py").touch()
    (tmp_path / "botocore").mkdir()
    (tmp_path / "botocore" / "config.py").write_text("Config = dict\n")
    code = "from django.conf import settings as s; print(repr((s.STORAGES['default'], s.AWS_STORAGE_BUCKET_NAME)))"
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "site_config.settings.base",
        "MEDIA_STORAGE_URL": PLAIN,
        "PYTHONPATH": str(tmp_path),
        "DJANGO_SECRET_KEY": "only for this test",
    }
    result = subprocess.run(
        [sys.executable, "-c", code], env=environment, cwd=ROOT, capture_output=True, text=True, timeout=30
    )
    assert result.returncode == 0, result.stderr
    assert ast.literal_eval(result.stdout) == ({"BACKEND": "storages.backends.s3.S3Storage"}, "uploads")


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
        "s3://zq-key:zq-secret@s3.example.org:65536/uploads",
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
        storage.bucket("MEDIA_STORAGE_URL")
    assert "zq" not in str(refusal.value)
    assert refusal.value.__suppress_context__


@pytest.mark.parametrize("missing", ["storages", "botocore.config"])
def test_missing_package_is_named_by_its_extra(monkeypatch: pytest.MonkeyPatch, packages: None, missing: str) -> None:
    monkeypatch.setitem(sys.modules, missing, None)
    monkeypatch.setenv("MEDIA_STORAGE_URL", PLAIN)
    with pytest.raises(ImproperlyConfigured, match='MEDIA_STORAGE_URL is set, but .* extra "s3"'):
        storage.bucket("MEDIA_STORAGE_URL")


# --- Media without paths ------------------------------------------------------------------------------------------


@deconstructible
class DistantStorage(Storage):
    """Behaves as the S3 storage does: no path, files fetched when opened, an address elsewhere, one for all objects."""

    content: ClassVar[dict[str, bytes]] = {}

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
    found.content.clear()
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
    admin_client: Client,
    distant: DistantStorage,
    django_capture_on_commit_callbacks: Callable[..., AbstractContextManager],
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        SiteDocument.objects.create(title="Report", file=ContentFile(files.pdf(pages=2), "report.pdf"))
    document = SiteDocument.objects.get()
    assert (document.page_count, document.file_size) == (2, len(files.pdf(pages=2)))
    assert document.url.startswith("/documents/")
    assert admin_client.get(document.url).getvalue() == files.pdf(pages=2)
    with django_capture_on_commit_callbacks(execute=True):
        document.delete()
    assert distant.content == {}
