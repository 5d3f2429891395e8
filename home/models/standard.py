from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from site_config.pages.blocks import BodyBlock
from site_config.pages.models import SUMMARY_BOOST, SitePage


class StandardPage(SitePage):
    """A page that stands for itself: about, contact, accessibility, privacy."""

    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []

    summary = models.TextField(
        _("summary"), max_length=300, help_text=_("One sentence below the title and for search engines.")
    )
    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)
    shows_contact_details = models.BooleanField(
        _("shows the contact details"),
        default=False,
        help_text=_(
            "The mission's address, telephones and e-mail stand beside the text, and the contact form below it."
        ),
    )

    content_panels = [*SitePage.content_panels, "summary", "body", "shows_contact_details"]
    search_fields = [
        *SitePage.search_fields,
        index.SearchField("summary", boost=SUMMARY_BOOST),
        index.SearchField("body"),
    ]
    translatable_fields = [
        *SitePage.translatable_fields,
        TranslatableField("summary"),
        TranslatableField("body"),
        SynchronizedField("shows_contact_details", overridable=False),
    ]

    class Meta:
        verbose_name = _("standard page")
        verbose_name_plural = _("standard pages")

    @property
    def description(self) -> str:
        """The text for search engines, else the summary."""
        return self.search_description or self.summary
