"""What editors show first on the front page, for as long as they say."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, PageChooserPanel
from wagtail.models import Orderable


class Pin(Orderable):
    """
    A page that stands first from its beginning to its end, where it has them; the front pages of all languages share
    it. A page is made for each reader, so both times need no worker and no cache is in their way.

    Each kind of pin adds `home`, and `page` with the type of pages that may be chosen.
    """

    page: Any

    starts_at = models.DateTimeField(
        _("shown from"),
        null=True,
        blank=True,
        help_text=_("By the clock of Dushanbe. Empty: as soon as the front page is published."),
    )
    ends_at = models.DateTimeField(
        _("shown until"),
        null=True,
        blank=True,
        help_text=_("By the clock of Dushanbe. Empty: until you take it away here."),
    )

    panels = [PageChooserPanel("page"), FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")])]

    class Meta(Orderable.Meta):
        abstract = True

    def __str__(self) -> str:
        return str(self.page)

    def clean(self) -> None:
        """Raise ValidationError for an end before the beginning."""
        super().clean()
        if self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            raise ValidationError({"ends_at": gettext("The end comes after the beginning.")})

    def counts_at(self, moment: datetime) -> bool:
        """Return whether its time has come and is not over."""
        has_begun = self.starts_at is None or self.starts_at <= moment
        return has_begun and (self.ends_at is None or self.ends_at > moment)


class PinnedStory(Pin):
    """A story that editors show first."""

    home = ParentalKey("home.HomePage", on_delete=models.CASCADE, related_name="pinned_stories")
    page = models.ForeignKey(
        "newsroom.ArticlePage", on_delete=models.CASCADE, related_name="+", verbose_name=_("story")
    )

    class Meta(Pin.Meta):
        verbose_name = _("pinned story")
        verbose_name_plural = _("pinned stories")


class PinnedPublication(Pin):
    """A publication that editors show first."""

    home = ParentalKey("home.HomePage", on_delete=models.CASCADE, related_name="pinned_publications")
    page = models.ForeignKey(
        "research.PublicationPage", on_delete=models.CASCADE, related_name="+", verbose_name=_("publication")
    )

    class Meta(Pin.Meta):
        verbose_name = _("pinned publication")
        verbose_name_plural = _("pinned publications")


def pinned_now(pins: Any) -> list[UUID]:
    """Return the translation keys of the pages whose time it is, in the order of a page's pins. One query."""
    now = timezone.now()
    chosen: Iterable[Pin] = pins.select_related("page")
    return [pin.page.translation_key for pin in chosen if pin.counts_at(now)]
