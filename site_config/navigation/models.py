"""The mission's contact details, a translatable snippet, and the setting that says which one the site shows."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PublishingPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import DraftStateMixin, RevisionMixin, TranslatableMixin
from wagtail_localize.fields import SynchronizedField, TranslatableField


class ContactDetails(DraftStateMixin, RevisionMixin, TranslatableMixin, models.Model):
    """The names, address, telephones and e-mail that stand in the header, the footer and on the contact page."""

    organisation = models.CharField(_("organisation"), max_length=200)
    mission = models.CharField(_("mission"), max_length=200)
    footer_name = models.CharField(_("name in the footer"), max_length=250)
    street = models.CharField(_("street"), max_length=200)
    city = models.CharField(_("city"), max_length=100)
    postal_code = models.CharField(_("postal code"), max_length=20, blank=True)
    country = models.CharField(_("country"), max_length=100)
    telephones = models.TextField(_("telephones"), blank=True, help_text=_("One a line, as in “+992 48 701 0202”."))
    fax = models.CharField(_("fax"), max_length=50, blank=True)
    email = models.EmailField(
        _("e-mail"), help_text=_("Shown to readers as a link, and hidden from programs that collect addresses.")
    )

    panels = [
        MultiFieldPanel(["organisation", "mission", "footer_name"], heading=_("Names")),
        MultiFieldPanel(["street", "city", "postal_code", "country"], heading=_("Address")),
        MultiFieldPanel([FieldPanel("telephones"), "fax", "email"], heading=_("Telephone and mail")),
        PublishingPanel(),
    ]
    translatable_fields = [
        TranslatableField("organisation"),
        TranslatableField("mission"),
        TranslatableField("footer_name"),
        TranslatableField("street"),
        TranslatableField("city"),
        SynchronizedField("postal_code", overridable=False),
        TranslatableField("country"),
        SynchronizedField("telephones", overridable=False),
        SynchronizedField("fax", overridable=False),
        SynchronizedField("email", overridable=False),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("contact details")
        verbose_name_plural = _("contact details")

    def __str__(self) -> str:
        return self.footer_name

    def clean(self) -> None:
        """Raise ValidationError for a telephone line with too few digits to be dialled."""
        super().clean()
        for line in self.telephone_list:
            if sum(character.isdigit() for character in line) < 3:
                raise ValidationError({"telephones": gettext("“%(line)s” is no telephone number.") % {"line": line}})

    @property
    def language(self) -> str:
        """The code of the language of the words."""
        return self.locale.language_code

    @property
    def telephone_list(self) -> list[str]:
        """The telephones as printed, one an entry."""
        return [line.strip() for line in self.telephones.splitlines() if line.strip()]


@register_setting(icon="mail")
class NavigationSettings(BaseSiteSetting):
    """Which contact details the site shows; settings cannot be translated, the snippet they point at can."""

    contact_details = models.ForeignKey(
        ContactDetails,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("contact details"),
    )

    panels = [FieldPanel("contact_details")]

    class Meta:
        verbose_name = _("Header and footer")
        verbose_name_plural = _("Header and footer")
