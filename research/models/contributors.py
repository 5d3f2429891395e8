from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable, TranslatableMixin
from wagtail_localize.fields import SynchronizedField, TranslatableField

from research.identifiers import clean_orcid
from research.record import Organisation, Person


class Contributor(TranslatableMixin, Orderable):
    """A person or an organisation, in the order of the title page, as the name is printed in the page's language."""

    family_name = models.CharField(_("family name"), max_length=100, blank=True)
    given_name = models.CharField(_("given name"), max_length=100, blank=True)
    organisation = models.CharField(_("organisation"), max_length=250, blank=True)
    orcid = models.CharField(
        "ORCID",
        max_length=50,
        blank=True,
        validators=[clean_orcid],
        help_text=_("The person's number at orcid.org, such as 0000-0002-1825-0097."),
    )

    panels = [
        FieldRowPanel(["family_name", "given_name"]),
        FieldPanel("organisation", help_text=_("Instead of a person's name.")),
        "orcid",
    ]
    translatable_fields = [
        TranslatableField("family_name"),
        TranslatableField("given_name"),
        TranslatableField("organisation"),
        SynchronizedField("orcid", overridable=False),
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        abstract = True

    def __str__(self) -> str:
        return str(self.value)

    def clean(self) -> None:
        """Raise ValidationError unless this is a person with a family name or an organisation, not both."""
        super().clean()
        if self.organisation and (self.family_name or self.given_name):
            raise ValidationError({"organisation": gettext("Give a person's name or an organisation, not both.")})
        if not self.organisation and not self.family_name:
            raise ValidationError({"family_name": gettext("Give a family name, or the name of an organisation.")})
        self._keep_orcid_in_one_form()

    def save(self, *args: Any, **kwargs: Any) -> None:
        self._keep_orcid_in_one_form()
        super().save(*args, **kwargs)

    def _keep_orcid_in_one_form(self) -> None:
        if self.orcid:
            self.orcid = clean_orcid(self.orcid)

    @property
    def value(self) -> Person | Organisation:
        """The plain value that citations and exports read."""
        if self.organisation:
            return Organisation(self.organisation)
        return Person(self.family_name, self.given_name, self.orcid)


class PublicationAuthor(Contributor):
    """An author of a publication."""

    page = ParentalKey("research.PublicationPage", on_delete=models.CASCADE, related_name="authors")

    class Meta(Contributor.Meta):
        verbose_name = _("author")
        verbose_name_plural = _("authors")


class PublicationEditor(Contributor):
    """An editor of a publication: of proceedings, or of a volume with chapters by several hands."""

    page = ParentalKey("research.PublicationPage", on_delete=models.CASCADE, related_name="editors")

    class Meta(Contributor.Meta):
        verbose_name = _("editor")
        verbose_name_plural = _("editors")
