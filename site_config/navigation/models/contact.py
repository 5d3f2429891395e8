"""The mission's contact details, a translatable snippet, with its accounts in social networks."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, PublishingPanel
from wagtail.models import DraftStateMixin, Orderable, RevisionMixin, TranslatableMixin
from wagtail_localize.fields import SynchronizedField, TranslatableField


class Network(models.TextChoices):
    """The social networks that the mission may have an account in; their names are the same in all languages."""

    TELEGRAM = "telegram", "Telegram"
    FACEBOOK = "facebook", "Facebook"
    INSTAGRAM = "instagram", "Instagram"
    YOUTUBE = "youtube", "YouTube"
    X = "x", "X"
    LINKEDIN = "linkedin", "LinkedIn"


#: Network → the names under which it is reached, with any name before them (`www.`, `tj.`).
HOSTS = {
    Network.TELEGRAM: ("t.me", "telegram.me"),
    Network.FACEBOOK: ("facebook.com", "fb.com"),
    Network.INSTAGRAM: ("instagram.com",),
    Network.YOUTUBE: ("youtube.com", "youtu.be"),
    Network.X: ("x.com", "twitter.com"),
    Network.LINKEDIN: ("linkedin.com",),
}


class ContactDetails(DraftStateMixin, RevisionMixin, TranslatableMixin, ClusterableModel):
    """
    The names, address, telephones and e-mail that stand in the header, the footer and on the contact page.

    What the mission has not filled in is not shown: no hours, no map and no account is better than an invented one.
    """

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
    map_link = models.URLField(
        _("link to a map"), blank=True, help_text=_("The address of a page that shows the office on a map.")
    )
    office_hours = models.TextField(
        _("office hours"), blank=True, help_text=_("One a line, as in “Monday to Friday, 9:00–18:00”.")
    )
    note = models.TextField(
        _("note"),
        max_length=500,
        blank=True,
        help_text=_("What visitors should know, such as which documents to bring."),
    )

    panels = [
        MultiFieldPanel(["organisation", "mission", "footer_name"], heading=_("Names")),
        MultiFieldPanel(["street", "city", "postal_code", "country", "map_link"], heading=_("Address")),
        MultiFieldPanel([FieldPanel("telephones"), "fax", "email"], heading=_("Telephone and mail")),
        MultiFieldPanel(["office_hours", "note"], heading=_("Visiting")),
        InlinePanel(
            "social_accounts",
            label=pgettext_lazy("in a social network", "Account"),
            heading=_("Social networks"),
            help_text=_("In the order in which readers see them."),
        ),
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
        SynchronizedField("map_link", overridable=False),
        TranslatableField("office_hours"),
        TranslatableField("note"),
        SynchronizedField("social_accounts", overridable=False),
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
        return _lines(self.telephones)

    @property
    def office_hours_list(self) -> list[str]:
        """The office hours, one line an entry."""
        return _lines(self.office_hours)


class SocialAccount(Orderable):
    """The mission's account in a social network; the same for readers of all languages."""

    details = ParentalKey(ContactDetails, on_delete=models.CASCADE, related_name="social_accounts")
    network = models.CharField(_("network"), max_length=20, choices=Network.choices, default=Network.TELEGRAM)
    address = models.URLField(
        pgettext_lazy("of a website", "address"), help_text=_("The whole address, as in “https://t.me/name”.")
    )

    panels = [FieldPanel("network"), FieldPanel("address")]

    class Meta(Orderable.Meta):
        verbose_name = _("account in a social network")
        verbose_name_plural = _("accounts in social networks")

    def __str__(self) -> str:
        return self.get_network_display()

    def clean(self) -> None:
        """Raise ValidationError for an address of another site than the network's: readers trust its name."""
        super().clean()
        host = urlsplit(self.address).hostname or ""
        if self.network in HOSTS and not any(f".{host}".endswith(f".{name}") for name in HOSTS[Network(self.network)]):
            words = gettext("This is no address on %(network)s.")
            raise ValidationError({"address": words % {"network": self.get_network_display()}})


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
