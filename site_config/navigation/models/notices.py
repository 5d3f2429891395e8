"""Notices: what every page says above its text for a while, such as a hotline or holiday hours."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import DraftStateMixin, Page, PreviewableMixin, RevisionMixin, TranslatableMixin
from wagtail_localize.fields import SynchronizedField, TranslatableField

from site_config.languages.codes import SOURCE, best_versions
from site_config.pages.addresses import address_in


class NoticeKind(models.TextChoices):
    """How loud a notice is: what is urgent comes first."""

    URGENT = "urgent", _("Urgent")
    INFORMATION = "information", _("Information")


class NoticeQuerySet(models.QuerySet):
    """Notices as readers meet them."""

    def shown_at(self, moment: datetime) -> NoticeQuerySet:
        """Return the published notices that have begun and are not over."""
        has_begun = models.Q(starts_at=None) | models.Q(starts_at__lte=moment)
        is_not_over = models.Q(ends_at=None) | models.Q(ends_at__gt=moment)
        return self.filter(has_begun, is_not_over, live=True)


class Notice(DraftStateMixin, RevisionMixin, PreviewableMixin, TranslatableMixin, models.Model):
    """
    A sentence above every page, from its beginning to its end.

    The times are the notice's own and the same in all languages, instead of Wagtail's times of publishing: it is
    published beforehand, so that it is translated when its hour comes, and its end needs no worker. A translation is
    shown only while the English notice is.
    """

    text = models.CharField(_("text"), max_length=300, help_text=_("One or two sentences. They stand on every page."))
    kind = models.CharField(
        _("kind"),
        max_length=20,
        choices=NoticeKind.choices,
        default=NoticeKind.INFORMATION,
        help_text=_("What is urgent comes first and is marked so. Keep it for what cannot wait."),
    )
    link_text = models.CharField(_("text of the link"), max_length=100, blank=True)
    link_page = models.ForeignKey(
        Page, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("page of this site")
    )
    link_url = models.URLField(_("address elsewhere"), blank=True)
    starts_at = models.DateTimeField(
        _("shown from"), null=True, blank=True, help_text=_("Empty: as soon as it is published.")
    )
    ends_at = models.DateTimeField(
        _("shown until"), null=True, blank=True, help_text=_("Empty: until it is unpublished.")
    )

    # Without Wagtail's PublishingPanel, whose schedule would be a second pair of times.
    panels = [
        FieldPanel("text"),
        FieldPanel("kind"),
        MultiFieldPanel(["link_text", "link_page", "link_url"], heading=_("Link")),
        FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")], heading=_("Time")),
    ]
    translatable_fields = [
        TranslatableField("text"),
        TranslatableField("link_text"),
        SynchronizedField("kind", overridable=False),
        SynchronizedField("link_page", overridable=False),
        SynchronizedField("link_url", overridable=False),
        SynchronizedField("starts_at", overridable=False),
        SynchronizedField("ends_at", overridable=False),
    ]

    objects = NoticeQuerySet.as_manager()  # ty: ignore[missing-argument] (Django calls it on the class)

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.text

    def clean(self) -> None:
        """Raise ValidationError for an end before the beginning, and for a link without words or without a place."""
        super().clean()
        wrong = {}
        if self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            wrong["ends_at"] = gettext("The end comes after the beginning.")
        if self.link_page_id and self.link_url:
            wrong["link_url"] = gettext("Choose a page or write an address, not both.")
        leads_somewhere = bool(self.link_page_id or self.link_url)
        if leads_somewhere and not self.link_text:
            wrong["link_text"] = gettext("Say in words where the link leads.")
        if self.link_text and not leads_somewhere:
            wrong["link_text"] = gettext("Choose a page or write an address for the link.")
        if wrong:
            raise ValidationError(wrong)

    @property
    def language(self) -> str:
        """The code of the language of the words."""
        return self.locale.language_code

    @property
    def is_urgent(self) -> bool:
        """Whether it comes first and is marked so."""
        return self.kind == NoticeKind.URGENT

    @property
    def link(self) -> str:
        """
        The address to which the link leads, in the language the interface speaks now; empty where it has none, or its
        page is not public.
        """
        if self.link_page_id and self.link_page:
            return address_in(self.link_page, translation.get_language() or SOURCE) if self.link_page.live else ""
        return self.link_url

    @property
    def state(self) -> str:
        """Whether readers see it now, for the list in the admin."""
        now = timezone.now()
        if not self.live:
            return gettext("Draft")
        if self.ends_at and self.ends_at <= now:
            return gettext("Over")
        return gettext("Not yet") if self.starts_at and self.starts_at > now else gettext("Shown now")

    @classmethod
    def shown_to(cls, language: str) -> list[Notice]:
        """
        Return what a reader of `language` is told now, each notice in the best language for them: the urgent ones
        first, then by their beginning, the latest first. One query, and no list is long enough to be cached.
        """
        now = timezone.now()
        sources = cls.objects.shown_at(now).filter(locale__language_code=SOURCE)
        notices = cls.objects.filter(live=True, translation_key__in=sources.values("translation_key"))
        return sorted(best_versions(notices.select_related("locale", "link_page"), language), key=_place)

    # --- Preview ---

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        return "navigation/notice_preview.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        return super().get_preview_context(request, mode_name) | {"notices": [self]}

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """Show the notice above an empty page in its own language."""
        translation.activate(self.language)
        return super().serve_preview(request, mode_name)


def _place(notice: Notice) -> tuple[Any, ...]:
    begins = notice.starts_at or notice.first_published_at
    return (not notice.is_urgent, -begins.timestamp() if begins else 0, str(notice.translation_key))
