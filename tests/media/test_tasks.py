"""What happens after a save: PDFs are measured once per file, renditions are made, sizes and hashes filled."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import InMemoryStorage
from pytest_django import Settings

from site_config.media import tasks
from site_config.media.models import SiteDocument, SiteImage
from site_config.media.renditions import SPECS_AT_UPLOAD, filters_of
from tests.media import files

pytestmark = pytest.mark.django_db

Capture = Callable[..., AbstractContextManager[list]]
State = SiteDocument.Measurement


def stored_document(name: str = "report.pdf", content: bytes | None = None) -> SiteDocument:
    return SiteDocument.objects.create(
        title="Report", file=ContentFile(files.pdf(pages=2) if content is None else content, name)
    )


def test_script_made_pdf_is_measured_after_commit(django_capture_on_commit_callbacks: Capture) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        document = stored_document()
        assert SiteDocument.objects.get().measurement == State.PENDING
    document.refresh_from_db()
    assert (document.measurement, document.page_count, document.has_text) == (State.MEASURED, 2, True)
    assert document.file_size == len(files.pdf(pages=2))
    assert document.file_hash == hashlib.sha1(files.pdf(pages=2), usedforsecurity=False).hexdigest()


def test_saving_other_fields_measures_nothing(django_capture_on_commit_callbacks: Capture) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        document = stored_document()
    with django_capture_on_commit_callbacks() as callbacks:
        document = SiteDocument.objects.get()
        document.title = "Another title"
        document.save()
    assert not [each for each in callbacks if "measure_document" in repr(each)]
    document.refresh_from_db()
    assert document.page_count == 2


def test_replaced_file_is_measured_again(django_capture_on_commit_callbacks: Capture) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        document = stored_document()
    old_hash = document.file_hash
    with django_capture_on_commit_callbacks(execute=True):
        document.file.save("scan.pdf", ContentFile(files.pdf("")))
    document.refresh_from_db()
    assert (document.page_count, document.has_text) == (1, False)
    assert document.file_hash != old_hash


def test_damaged_pdf_is_unreadable_with_its_reason(django_capture_on_commit_callbacks: Capture) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        stored_document(content=b"%PDF-1.4 and nothing more")
    document = SiteDocument.objects.get()
    assert (document.measurement, document.measurement_problem) == (State.UNREADABLE, "damaged")
    assert document.page_count is None


def test_text_file_needs_no_measuring(django_capture_on_commit_callbacks: Capture) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        stored_document("list.csv", b"a,b\n")
    document = SiteDocument.objects.get()
    assert (document.measurement, document.file_size) == (State.NOT_APPLICABLE, 4)


def test_lost_file_is_reported_as_missing() -> None:
    document = stored_document()
    document.file.storage.delete(document.file.name)
    tasks.measure_document.func(document.pk)
    document.refresh_from_db()
    assert (document.measurement, document.measurement_problem) == (State.UNREADABLE, "missing")


def test_storage_without_paths_is_measured_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SiteDocument._meta.get_field("file"), "storage", InMemoryStorage())
    document = stored_document("distant.pdf")
    assert not Path(document.file.path).exists()
    tasks.measure_document.func(document.pk)
    document.refresh_from_db()
    assert (document.page_count, document.file_size) == (2, len(files.pdf(pages=2)))


def test_task_of_a_deleted_document_does_nothing() -> None:
    tasks.measure_document.func(10**9)
    tasks.prepare_renditions.func(10**9)


def test_new_picture_gets_the_renditions_of_lists_and_heads(
    django_capture_on_commit_callbacks: Capture, settings: Settings
) -> None:
    settings.MEDIA_RENDITIONS_AT_UPLOAD = True
    with django_capture_on_commit_callbacks(execute=True):
        image = SiteImage.objects.create(title="Picture", file=ContentFile(files.picture("PNG"), "a.png"))
    assert set(image.renditions.values_list("filter_spec", flat=True)) == set(filters_of(*SPECS_AT_UPLOAD))
    assert image.file_hash == hashlib.sha1(files.picture("PNG"), usedforsecurity=False).hexdigest()


def test_focal_point_makes_renditions_anew(django_capture_on_commit_callbacks: Capture, settings: Settings) -> None:
    settings.MEDIA_RENDITIONS_AT_UPLOAD = True
    image = SiteImage.objects.create(title="Picture", file=ContentFile(files.picture("PNG"), "a.png"))
    for name in ("focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height"):
        setattr(image, name, 10)
    with django_capture_on_commit_callbacks(execute=True):
        image.save()
    assert image.renditions.exclude(focal_point_key="").exists()


def test_lost_picture_does_not_stop_the_task() -> None:
    image = SiteImage.objects.create(title="Picture", file=ContentFile(files.picture("PNG"), "a.png"))
    image.file.storage.delete(image.file.name)
    image = SiteImage.objects.get()
    tasks.prepare_renditions.func(image.pk)
    assert not image.renditions.exists()
