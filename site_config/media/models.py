"""The site's own pictures and documents, with facts about files that are measured and never typed."""

from __future__ import annotations

from pathlib import PurePosixPath

from django.conf import settings
from django.db import models
from django.utils.encoding import filepath_to_uri
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import (
    AbstractImage,
    AbstractRendition,
    Image,
    get_rendition_storage,
    get_rendition_upload_to,
    get_upload_to,
)
from wagtail.search import index

from site_config.media.fields import PictureField


class SiteImage(AbstractImage):
    """A picture; its `description` is the alternative text in the source language."""

    file = PictureField(_("file"), upload_to=get_upload_to, width_field="width", height_field="height")
    credit = models.CharField(
        _("credit"),
        max_length=255,
        blank=True,
        help_text=_("Who made the picture or owns it, as it should be printed."),
    )

    admin_form_fields = (*Image.admin_form_fields[:3], "credit", *Image.admin_form_fields[3:])

    search_fields = [*AbstractImage.search_fields, index.SearchField("credit")]

    #: Noted before each save for what follows it (signal_handlers.py).
    needs_renditions: bool

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")


class SiteRendition(AbstractRendition):
    """A picture cut and scaled for one place on the site."""

    image = models.ForeignKey(SiteImage, on_delete=models.CASCADE, related_name="renditions")
    file = PictureField(
        upload_to=get_rendition_upload_to, storage=get_rendition_storage, width_field="width", height_field="height"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=("image", "filter_spec", "focal_point_key"), name="media_rendition_unique_per_image"
            )
        ]

    @property
    def url(self) -> str:
        """The address of the file on this site, wherever it is stored: pages load nothing from elsewhere."""
        return f"{settings.MEDIA_URL}{filepath_to_uri(self.file.name)}"

    def get_upload_to(self, filename: str) -> str:
        """Return a path that names the content, so that browsers may keep the file for ever."""
        path = PurePosixPath(super().get_upload_to(filename))
        return str(path.with_name(f"{self.image.file_hash[:10]}-{path.name}"))


class SiteDocument(AbstractDocument):
    """A document; a PDF's pages and text layer are measured by a task after each change of the file."""

    class Measurement(models.TextChoices):
        """How far the facts about the file are known."""

        PENDING = "pending", _("waiting to be measured")
        MEASURED = "measured", _("measured")
        UNREADABLE = "unreadable", _("could not be read")
        NOT_APPLICABLE = "not_applicable", _("not a PDF")

    measurement = models.CharField(
        _("measurement"), max_length=20, choices=Measurement, default=Measurement.PENDING, editable=False
    )
    # One of measure.Problem when the state is "unreadable".
    measurement_problem = models.CharField(
        _("why it could not be read"), max_length=20, blank=True, default="", editable=False
    )
    page_count = models.PositiveIntegerField(_("pages"), null=True, editable=False)
    has_text = models.BooleanField(_("has a text layer"), null=True, editable=False)

    admin_form_fields = Document.admin_form_fields

    #: Noted before each save for what follows it (signal_handlers.py).
    has_new_file: bool

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")

    def clean(self) -> None:
        """Raise ValidationError for a wrong extension; a file that the form has refused is not complained of twice."""
        if self.file:
            super().clean()

    @property
    def is_pdf(self) -> bool:
        """Whether the file's name says PDF; what is inside was checked when it was uploaded."""
        return self.file_extension.lower() == "pdf"
