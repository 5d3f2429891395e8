from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldRowPanel
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from research.identifiers import clean_doi, clean_isbn, clean_issn
from research.vocabularies import Licence, Region, licence_url


class Imprint(models.Model):
    """What stands on the back of a publication's title page: where it belongs, who issued it, by which numbers."""

    series = models.CharField(_("series"), max_length=255, blank=True)
    report_number = models.CharField(_("number of the report"), max_length=100, blank=True)
    publisher = models.CharField(
        _("publisher"), max_length=255, blank=True, help_text=_("Empty where the mission itself is the publisher.")
    )
    place = models.CharField(
        _("place of publication"), max_length=100, blank=True, help_text=_("The city that the imprint names.")
    )
    funder = models.CharField(
        _("funder"), max_length=255, blank=True, help_text=_("Several are parted by a semicolon.")
    )
    printed_pages = models.PositiveSmallIntegerField(
        _("pages as printed"), null=True, blank=True, help_text=_("As the publication itself says.")
    )
    isbn = models.CharField("ISBN", max_length=20, blank=True, validators=[clean_isbn])
    issn = models.CharField("ISSN", max_length=20, blank=True, validators=[clean_issn], help_text=_("Of the series."))
    doi = models.CharField("DOI", max_length=200, blank=True, validators=[clean_doi])
    region = models.CharField(
        _("region"),
        max_length=10,
        blank=True,
        choices=Region,
        help_text=_("Where the publication is about one region of the country."),
    )
    licence = models.CharField(
        _("licence"),
        max_length=20,
        blank=True,
        choices=Licence,
        help_text=_("Only where the publication itself names one."),
    )
    disclaimer = models.TextField(_("disclaimer"), blank=True)

    imprint_panels: list[Any] = [
        FieldRowPanel(["series", "report_number"]),
        FieldRowPanel(["publisher", "place"]),
        FieldRowPanel(["printed_pages", "region"]),
        FieldRowPanel(["isbn", "issn", "doi"]),
        "funder",
        "licence",
        "disclaimer",
    ]
    search_fields = [
        *map(index.SearchField, ("series", "report_number", "publisher", "place", "funder", "isbn", "issn", "doi"))
    ]
    translatable_fields = [
        TranslatableField("series"),
        SynchronizedField("report_number", overridable=False),
        TranslatableField("publisher"),
        TranslatableField("place"),
        TranslatableField("funder"),
        SynchronizedField("printed_pages", overridable=False),
        SynchronizedField("isbn", overridable=False),
        SynchronizedField("issn", overridable=False),
        SynchronizedField("doi", overridable=False),
        SynchronizedField("region", overridable=False),
        SynchronizedField("licence", overridable=False),
        TranslatableField("disclaimer"),
    ]

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Keep the numbers in one form; raise ValidationError, at the field, for one with a typing mistake."""
        super().clean()
        for name, clean in (("isbn", clean_isbn), ("issn", clean_issn), ("doi", clean_doi)):
            if value := getattr(self, name):
                try:
                    setattr(self, name, clean(value))
                except ValidationError as error:
                    raise ValidationError({name: error}) from error

    @property
    def licence_url(self) -> str:
        """The address of the licence; empty without one."""
        return licence_url(self.licence)
