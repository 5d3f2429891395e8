"""Links in the menus that lead to other sites; the site's own pages stand there by themselves."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel, PublishingPanel
from wagtail.models import DraftStateMixin, RevisionMixin, TranslatableMixin
from wagtail_localize.fields import SynchronizedField, TranslatableField

from site_config.languages.codes import SOURCE, best_versions


class Menu(models.TextChoices):
    """Where a link stands."""

    FOOTER = "footer", _("Footer")
    HEADER = "header", _("Header")


class OutsideLink(DraftStateMixin, RevisionMixin, TranslatableMixin, models.Model):
    """A link to another site, after the pages in the header's or the footer's menu."""

    text = models.CharField(_("text"), max_length=80)
    address = models.URLField(pgettext_lazy("of a website", "address"))
    menu = models.CharField(_("menu"), max_length=10, choices=Menu.choices, default=Menu.FOOTER)
    position = models.PositiveSmallIntegerField(_("position"), default=0, help_text=_("The lower number comes first."))

    panels = [FieldPanel("text"), FieldPanel("address"), FieldPanel("menu"), FieldPanel("position"), PublishingPanel()]
    translatable_fields = [
        TranslatableField("text"),
        SynchronizedField("address", overridable=False),
        SynchronizedField("menu", overridable=False),
        SynchronizedField("position", overridable=False),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("link to another site")
        verbose_name_plural = _("links to other sites")
        ordering = ["menu", "position", "pk"]

    def __str__(self) -> str:
        return self.text

    @property
    def language(self) -> str:
        """The code of the language of the words."""
        return self.locale.language_code

    @classmethod
    def shown_to(cls, language: str) -> list[OutsideLink]:
        """
        Return the links whose English one is published, each in the best language for the reader, in their order.

        One query.
        """
        sources = cls.objects.filter(live=True, locale__language_code=SOURCE).values("translation_key")
        links = cls.objects.filter(live=True, translation_key__in=sources).select_related("locale")
        return sorted(best_versions(links, language), key=lambda link: (link.position, str(link.translation_key)))
