"""What happens after a save: PDFs are measured once per file, renditions are made, sizes and hashes filled."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import InMemoryStorage
from django.core.management import call_command
from pytest_django import Settings
from wagtail.models import Collection

from site_config.media import tasks
from site_config.media.measure import PdfFacts
from site_config.media.models import DocumentText, SiteDocument, SiteImage
from site_config.media.renditions import SPECS_AT_UPLOAD, filters_of
from site_config.media.signals import document_measured
from tests.media import files

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]

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


def test_tajik_text_is_kept_page_by_page_in_its_own_letters(django_capture_on_commit_callbacks: Capture) -> None:
    sentence = "Муњољирати мењнатї аз Тољикистон ба кишварњои дигар дар соли гузашта хеле зиёд шудааст."
    content = files.pdf_in_letters(f"{sentence}\n{sentence}\n{sentence}", "", "Њисобот ﬁn")
    with django_capture_on_commit_callbacks(execute=True):
        document = stored_document(content=content)
    document.refresh_from_db()
    right = "Муҳоҷирати меҳнатӣ аз Тоҷикистон ба кишварҳои дигар дар соли гузашта хеле зиёд шудааст."
    assert document.text.pages == ["\n".join([right] * 3), "", "Ҳисобот fin"]
    assert document.text_languages == ("tg",)
    assert document.checksum == hashlib.sha256(content).hexdigest()


def test_first_page_is_a_picture_in_a_collection_of_its_own(django_capture_on_commit_callbacks: Capture) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        document = stored_document()
    document.refresh_from_db()
    picture = document.first_page
    assert (picture.width, picture.title) == (900, "Report")
    assert picture.collection.name == "First pages of documents"
    with django_capture_on_commit_callbacks(execute=True):
        stored_document("other.pdf")
    assert Collection.objects.filter(name="First pages of documents").count() == 1


def test_first_page_gets_the_renditions_of_covers_only(
    django_capture_on_commit_callbacks: Capture, settings: Settings
) -> None:
    settings.MEDIA_RENDITIONS_AT_UPLOAD = True
    with django_capture_on_commit_callbacks(execute=True):
        document = stored_document()
    document.refresh_from_db()
    made = document.first_page.renditions.values_list("filter_spec", flat=True)
    assert set(made) == set(filters_of("cover"))


def test_first_page_goes_with_its_file_and_its_document(django_capture_on_commit_callbacks: Capture) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        document = stored_document()
    document.refresh_from_db()
    first = document.first_page
    with django_capture_on_commit_callbacks(execute=True):
        document.file.save("second.pdf", ContentFile(files.pdf("Another beginning of the same report", pages=3)))
    document.refresh_from_db()
    assert not SiteImage.objects.filter(pk=first.pk).exists()
    second = document.first_page
    assert second.pk != first.pk
    assert second.file.storage.exists(second.file.name)
    with django_capture_on_commit_callbacks(execute=True):
        document.delete()
    assert not SiteImage.objects.exists()
    assert not second.file.storage.exists(second.file.name)


def test_replaced_file_is_forgotten_at_once(django_capture_on_commit_callbacks: Capture) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        document = stored_document()
    document.refresh_from_db()
    document.file.save("second.pdf", ContentFile(files.pdf("Another beginning", pages=3)))
    document = SiteDocument.objects.get()
    assert (document.measurement, document.checksum, document.first_page) == (State.PENDING, "", None)
    assert document.text_languages == ()
    assert not DocumentText.objects.exists()


def test_file_replaced_while_it_is_measured_keeps_no_fact_of_the_old_one(monkeypatch: pytest.MonkeyPatch) -> None:
    document = stored_document()

    def replacing(file: object) -> PdfFacts:
        SiteDocument.objects.get().file.save("second.pdf", ContentFile(files.pdf("Another beginning")))
        return PdfFacts(7, ("text " * 20,), b"")

    monkeypatch.setattr(tasks, "measure_pdf", replacing)
    tasks.measure_document.func(document.pk)
    document = SiteDocument.objects.get()
    assert (document.measurement, document.checksum, document.page_count) == (State.PENDING, "", None)


def test_picture_that_is_none_leaves_the_document_without_one(monkeypatch: pytest.MonkeyPatch) -> None:
    document = stored_document()
    monkeypatch.setattr(tasks, "measure_pdf", lambda file: PdfFacts(1, ("",), b"\xff\xd8 no picture"))
    tasks.measure_document.func(document.pk)
    document.refresh_from_db()
    assert (document.measurement, document.first_page, document.has_text) == (State.MEASURED, None, False)


def test_rooms_hear_of_measured_files(django_capture_on_commit_callbacks: Capture) -> None:
    heard: list[SiteDocument] = []

    def listen(instance: SiteDocument, **kwargs: object) -> None:
        heard.append(instance)

    document_measured.connect(listen)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            document = stored_document()
    finally:
        document_measured.disconnect(listen)
    assert [(each.pk, each.page_count) for each in heard] == [(document.pk, 2)]


def test_documents_that_nobody_has_measured_are_found(capsys: pytest.CaptureFixture[str]) -> None:
    stored_document()
    call_command("measure_documents")
    assert SiteDocument.objects.get().page_count == 2
    assert capsys.readouterr().out == "1 documents to measure\n"
    call_command("measure_documents")
    assert capsys.readouterr().out == "0 documents to measure\n"
    call_command("measure_documents", again=True, verbosity=0)
    assert SiteDocument.objects.get().checksum


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


def test_of_a_text_file_only_the_checksum_is_taken(django_capture_on_commit_callbacks: Capture) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        stored_document("list.csv", b"a,b\n")
    document = SiteDocument.objects.get()
    assert (document.measurement, document.file_size) == (State.NOT_APPLICABLE, 4)
    assert document.checksum == hashlib.sha256(b"a,b\n").hexdigest()


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
