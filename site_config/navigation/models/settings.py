from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from site_config.navigation.models.contact import ContactDetails


@register_setting(icon="mail")
class NavigationSettings(BaseSiteSetting):
    """Which contact details the site shows; settings cannot be translated, the snippet they point at can."""

    # Fetched with the settings, which every page asks for.
    select_related = ["contact_details"]

    contact_details = models.ForeignKey(
        ContactDetails,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("contact details"),
    )

    has_contact_form = models.BooleanField(
        _("contact form"),
        default=True,
        help_text=_(
            "Readers may write by the form on the contact page. Switch it off while machines flood it; address,"
            " telephones and e-mail stay."
        ),
    )

    panels = [FieldPanel("contact_details"), FieldPanel("has_contact_form")]

    class Meta:
        verbose_name = _("Header and footer")
        verbose_name_plural = _("Header and footer")
