"""What a publication is made of beside its own fields: its number, authors, editions and topics."""

from __future__ import annotations

from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable, TranslatableMixin
from wagtail_localize.fields import TranslatableField

from site_config.languages.codes import OWN_NAMES
from site_config.languages.language_set import LanguageSetField
from site_config.topics.models import TopicLink


class PermanentNumber(models.Model):
    """
    The number under which a publication can be cited for ever (`/id/publication/{number}/{language}`).

    One number serves a publication in all languages, so it hangs on the translation key; a row outlives its page,
    so that no number is ever given twice.
    """

    number = models.PositiveIntegerField(_("number"), primary_key=True)
    translation_key = models.UUIDField(unique=True, editable=False)

    class Meta:
        verbose_name = _("permanent number")
        verbose_name_plural = _("permanent numbers")

    def __str__(self) -> str:
        return str(self.number)

    @classmethod
    def of(cls, translation_key: UUID) -> int:
        """
        Return the number of the publication, giving the next free one to a new publication.

        When two are given at the same moment the database lets one through, and the other takes the number after it.
        """
        while True:
            known = cls.objects.filter(translation_key=translation_key).first()
            if known is not None:
                return known.number
            highest = cls.objects.aggregate(highest=models.Max("number"))["highest"] or 0
            try:
                with transaction.atomic():
                    cls.objects.create(number=highest + 1, translation_key=translation_key)
            except IntegrityError:
                continue


class PublicationAuthor(TranslatableMixin, Orderable):
    """A person or an organisation, in the order of the title page, as the name is printed in the page's language."""

    page = ParentalKey("research.PublicationPage", on_delete=models.CASCADE, related_name="authors")
    family_name = models.CharField(_("family name"), max_length=100, blank=True)
    given_name = models.CharField(_("given name"), max_length=100, blank=True)
    organisation = models.CharField(_("organisation"), max_length=250, blank=True)

    panels = [
        FieldRowPanel(["family_name", "given_name"]),
        FieldPanel("organisation", help_text=_("Instead of a person's name.")),
    ]
    translatable_fields = [
        TranslatableField("family_name"),
        TranslatableField("given_name"),
        TranslatableField("organisation"),
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("author")
        verbose_name_plural = _("authors")

    def __str__(self) -> str:
        return self.organisation or " ".join(filter(None, [self.given_name, self.family_name]))

    def clean(self) -> None:
        """Raise ValidationError unless the author is a person with a family name or an organisation, not both."""
        super().clean()
        if self.organisation and (self.family_name or self.given_name):
            raise ValidationError({"organisation": gettext("Give a person's name or an organisation, not both.")})
        if not self.organisation and not self.family_name:
            raise ValidationError({"family_name": gettext("Give a family name, or the name of an organisation.")})


class Edition(Orderable):
    """
    The text of a publication in one language or several, since single files in two languages exist.

    An edition without a file is known to exist, and readers are told how to ask for a copy.
    """

    page = ParentalKey("research.PublicationPage", on_delete=models.CASCADE, related_name="editions")
    languages = LanguageSetField(_("languages"))
    document = models.ForeignKey(
        "media.SiteDocument",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("file"),
        help_text=_("Its size and number of pages are measured by the site."),
    )

    panels = [FieldPanel("languages"), FieldPanel("document")]

    class Meta(Orderable.Meta):
        verbose_name = _("edition")
        verbose_name_plural = _("editions")

    def __str__(self) -> str:
        return ", ".join(OWN_NAMES[code] for code in self.languages)


class PublicationTopic(TopicLink):
    """A topic of a publication."""

    page = ParentalKey("research.PublicationPage", on_delete=models.CASCADE, related_name="topic_links")

    class Meta(TopicLink.Meta):
        verbose_name = _("topic of a publication")
        verbose_name_plural = _("topics of a publication")
