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

from site_config.languages.language_set import LanguageSetField
from site_config.media.fields import PictureField
from site_config.media.licences import ADDRESSES, Licence
from site_config.media.measure import Problem

#: How the mission and its organisation may be credited.
OWN_NAMES = {
    "IOM Tajikistan": _("IOM Tajikistan"),
    "IOM Mission in Tajikistan": _("IOM Mission in Tajikistan"),
    "International Organization for Migration": _("International Organization for Migration"),
}


class SiteImage(AbstractImage):
    """
    A picture, whose it is, and who is seen on it.

    Its `description` is in the source language: where the picture is put on a page, it is the first wording of the
    alternative text, which the page then has in each of its languages. The form asks for credit and licence
    (forms.py); pictures of earlier times and those that the site draws may lack them.
    """

    file = PictureField(_("file"), upload_to=get_upload_to, width_field="width", height_field="height")
    credit = models.CharField(
        _("credit"),
        max_length=255,
        blank=True,
        help_text=_("Who made the picture or owns it, as it should be printed."),
    )
    licence = models.CharField(
        _("licence"),
        max_length=30,
        choices=Licence,
        blank=True,
        default="",
        help_text=_(
            "On what terms we may show it. Take a Creative Commons licence only where the owner names it; readers "
            "then see it with a link."
        ),
    )
    shows_people = models.BooleanField(
        _("people can be recognised"), default=False, help_text=_("Somebody who knows them would know them here.")
    )
    consent = models.TextField(
        _("consent"),
        max_length=500,
        blank=True,
        default="",
        help_text=_(
            "Who agreed to be shown, when, and where that is kept; for a child, who agreed for it. Only those who may "
            "change the picture see this, readers never."
        ),
    )

    admin_form_fields = (
        *Image.admin_form_fields[:3],
        *("credit", "licence", "shows_people", "consent"),
        *Image.admin_form_fields[3:],
    )

    search_fields = [*AbstractImage.search_fields, index.SearchField("credit")]

    #: Noted before each save for what follows it (signal_handlers.py).
    needs_renditions: bool
    #: Set before the first save where other renditions are wanted than the ordinary ones (renditions.py).
    specs_at_upload: tuple[str, ...]

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")

    @property
    def default_alt_text(self) -> str:
        """What is proposed where the picture is chosen: its description, and never its title, often a file's name."""
        return self.description

    @property
    def credit_line(self) -> str:
        """The credit as it is printed: our own name in the reader's language, all others as their owners write them."""
        return str(OWN_NAMES.get(self.credit, self.credit))

    @property
    def licence_address(self) -> str:
        """Where the licence stands in full; empty where there is no such place."""
        return ADDRESSES.get(self.licence, "")


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
    """A document; its checksum and a PDF's pages, text and first page are measured by a task after each new file."""

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
    text_languages = LanguageSetField(_("languages of the text"), blank=True, default=(), editable=False)
    #: SHA-256 in hexadecimal digits; `file_hash`, Wagtail's own, is SHA-1.
    checksum = models.CharField(_("checksum"), max_length=64, blank=True, default="", editable=False)
    first_page = models.ForeignKey(
        SiteImage,
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("picture of the first page"),
    )

    admin_form_fields = Document.admin_form_fields

    #: Noted before each save for what follows it (signal_handlers.py).
    has_new_file: bool
    outdated_first_page: int | None

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")

    def clean(self) -> None:
        """Raise ValidationError for a wrong extension; a file that the form has refused is not complained of twice."""
        if self.file:
            super().clean()

    @property
    def is_parked(self) -> bool:
        """Whether the file was found to be unreadable: it is kept for the editors, and neither offered nor served."""
        return self.measurement == self.Measurement.UNREADABLE

    @property
    def is_pdf(self) -> bool:
        """Whether the file's name says PDF; what is inside is proved when it is measured."""
        return self.file_extension.lower() == "pdf"

    @property
    def problem(self) -> str:
        """The sentence for editors about a parked file, "" for every other one."""
        return str(Problem(self.measurement_problem).label) if self.is_parked and self.measurement_problem else ""


class DocumentText(models.Model):
    """
    The text of a PDF page by page, in a table of its own so that lists of documents never load it.

    `pages` is a list of strings in the order of the pages, empty ones included; at the end of a very long document
    pages may be missing (pdf_reader.py says how much is read).
    """

    document = models.OneToOneField(SiteDocument, on_delete=models.CASCADE, related_name="text")
    pages = models.JSONField(default=list)

    class Meta:
        verbose_name = _("text of a document")
        verbose_name_plural = _("texts of documents")

    def __str__(self) -> str:
        return str(self.document)
