"""Notices a new or replaced file, however it came: by form, by script or by import."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models.signals import post_delete, post_save, pre_save
from wagtail.utils.file import hash_filelike

from site_config.media.first_pages import remove_first_page
from site_config.media.models import DocumentText, SiteDocument, SiteImage
from site_config.media.renditions import SPECS_AT_UPLOAD
from site_config.media.tasks import measure_document, prepare_renditions

FOCAL_POINT = ("focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height")


def _is_file_new(instance: SiteDocument | SiteImage, stored: dict[str, Any] | None) -> bool:
    return stored is None or not instance.file._committed or instance.file.name != stored["file"]


def _stored(instance: SiteDocument | SiteImage, *names: str) -> dict[str, Any] | None:
    return type(instance).objects.filter(pk=instance.pk).values(*names).first() if instance.pk else None


def _describe_file(instance: SiteDocument | SiteImage) -> None:
    """Fill size and hash; both stay empty when the file cannot be opened."""
    instance.file_size, instance.file_hash = None, ""
    try:
        with instance.open_file() as file:
            instance.file_size, instance.file_hash = instance.file.size, hash_filelike(file)
            file.seek(0)
    except OSError:
        return


def describe_document(sender: type[SiteDocument], instance: SiteDocument, raw: bool, **kwargs: Any) -> None:
    """Before saving a document with a new file: note its size and hash, forget what was measured in the old one."""
    instance.has_new_file = not raw and bool(instance.file) and _is_file_new(instance, _stored(instance, "file"))
    if not instance.has_new_file:
        return
    _describe_file(instance)
    state = SiteDocument.Measurement
    instance.measurement = state.PENDING if instance.is_pdf else state.NOT_APPLICABLE
    instance.measurement_problem = instance.checksum = ""
    instance.page_count = instance.has_text = None
    instance.text_languages = ()
    instance.outdated_first_page, instance.first_page = instance.first_page_id, None


def measure_new_file(sender: type[SiteDocument], instance: SiteDocument, created: bool, **kwargs: Any) -> None:
    """After saving a document with a new file: drop what the old one left, have it measured once that is certain."""
    if not instance.has_new_file:
        return
    if not created:
        DocumentText.objects.filter(document=instance).delete()
        remove_first_page(instance.outdated_first_page)
    transaction.on_commit(partial(measure_document.enqueue, instance.pk))


def forget_document(sender: type[SiteDocument], instance: SiteDocument, **kwargs: Any) -> None:
    """After deleting a document: delete the picture of its first page."""
    remove_first_page(instance.first_page_id)


def describe_image(sender: type[SiteImage], instance: SiteImage, raw: bool, **kwargs: Any) -> None:
    """Before saving a picture: note size and hash of a new file, and whether its renditions must be made."""
    stored = _stored(instance, "file", *FOCAL_POINT)
    has_new_file = not raw and bool(instance.file) and _is_file_new(instance, stored)
    if has_new_file:
        _describe_file(instance)
    is_refocused = stored is not None and any(getattr(instance, name) != stored[name] for name in FOCAL_POINT)
    instance.needs_renditions = has_new_file or is_refocused


def render_new_file(sender: type[SiteImage], instance: SiteImage, **kwargs: Any) -> None:
    """After saving a new or refocused picture: make its renditions, unless the settings leave that to the readers."""
    if instance.needs_renditions and getattr(settings, "MEDIA_RENDITIONS_AT_UPLOAD", True):
        specs = getattr(instance, "specs_at_upload", SPECS_AT_UPLOAD)
        transaction.on_commit(partial(prepare_renditions.enqueue, instance.pk, list(specs)))


def register_signal_handlers() -> None:
    """Connect the handlers above; safe to call twice."""
    pre_save.connect(describe_document, sender=SiteDocument, dispatch_uid="media.describe_document")
    post_save.connect(measure_new_file, sender=SiteDocument, dispatch_uid="media.measure_new_file")
    post_delete.connect(forget_document, sender=SiteDocument, dispatch_uid="media.forget_document")
    pre_save.connect(describe_image, sender=SiteImage, dispatch_uid="media.describe_image")
    post_save.connect(render_new_file, sender=SiteImage, dispatch_uid="media.render_new_file")
