from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from site_config.languages.codes import OWN_NAMES
from site_config.languages.language_set import LanguageSetField

if TYPE_CHECKING:
    from site_config.media.models import SiteDocument


class Edition(Orderable):
    """
    The text of a publication in one language or several, since single files in two languages exist.

    An edition without a file is known to exist, and readers are told how to ask for a copy.
    """

    page = ParentalKey("research.PublicationPage", on_delete=models.CASCADE, related_name="editions")
    languages = LanguageSetField(_("languages"))
    title = models.CharField(
        _("title of this edition"),
        max_length=400,
        blank=True,
        help_text=_("As printed on it, where it differs from the original title and from the page's."),
    )
    document = models.ForeignKey(
        "media.SiteDocument",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("file"),
        help_text=_("Its size, pages, text and languages are measured by the site."),
    )
    cover = models.ForeignKey(
        "media.SiteImage",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("cover"),
        help_text=_("Where the first page of the file should not be shown as the cover."),
    )
    #: The last part of the file's address without its ending, given once: the address survives replacing the file.
    file_name = models.CharField(max_length=100, blank=True, editable=False)

    panels = ["languages", "title", "document", "cover"]

    class Meta(Orderable.Meta):
        # Editions made in code may have no place; databases differ in where they put those.
        ordering = ["sort_order", "pk"]
        verbose_name = _("edition")
        verbose_name_plural = _("editions")

    def __str__(self) -> str:
        return ", ".join(OWN_NAMES[code] for code in self.languages)

    @property
    def file(self) -> SiteDocument | None:
        """The file that readers are offered; None where there is none, or it cannot be read (see media)."""
        return self.document if self.document is not None and not self.document.is_parked else None

    @property
    def cover_picture(self) -> object | None:
        """The picture of the cover: the editors' own, else the file's first page; None without either."""
        return self.cover or (self.file.first_page if self.file else None)

    @property
    def address_name(self) -> str:
        """The last part of the file's address, such as "cotton-harvest-en.pdf"; empty without a file."""
        return f"{self.file_name}.{self.file.file_extension.lower()}" if self.file and self.file_name else ""


def name_files(editions: list[Edition], slug: str) -> None:
    """
    Give each edition that has none a name for its file: Latin letters and digits, unlike the others' of the page.

    Whether it has a file does not matter, so that a file that comes later finds its name waiting.
    """
    taken = {edition.file_name for edition in editions if edition.file_name}
    for edition in editions:
        if edition.file_name or not edition.languages:
            continue
        stem = "-".join([slug[:80].strip("-"), *edition.languages])
        name, count = stem, 1
        while name in taken:
            count += 1
            name = f"{stem}-{count}"
        edition.file_name = name
        taken.add(name)
