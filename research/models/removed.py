from __future__ import annotations

from django.db import models
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from site_config.languages.codes import reading_order


class RemovedPublication(models.Model):
    """
    A publication that was public and is no longer: its addresses answer 410 with its citation and the reason.

    Made when the last public page of a publication disappears, gone again when one is published (catalogue.py).
    """

    number = models.PositiveIntegerField(_("permanent number"), primary_key=True, editable=False)
    slug = models.SlugField(_("slug"), max_length=255, editable=False, db_index=True)
    title = models.CharField(_("title"), max_length=400, editable=False)
    removed_on = models.DateTimeField(_("removed"), auto_now_add=True)
    reason_en = models.TextField(_("reason in English"), blank=True)
    reason_ru = models.TextField(_("reason in Russian"), blank=True)
    reason_tg = models.TextField(_("reason in Tajik"), blank=True)

    panels = [FieldPanel("reason_en"), FieldPanel("reason_ru"), FieldPanel("reason_tg")]

    class Meta:
        verbose_name = _("removed publication")
        verbose_name_plural = _("removed publications")
        ordering = ["-removed_on", "number"]

    def __str__(self) -> str:
        return self.title

    @property
    def reason(self) -> tuple[str, str]:
        """The reason for the reader of the active language, and the language in which it stands."""
        language = get_language() or "en"
        for code in reading_order(language):
            if reason := getattr(self, f"reason_{code}"):
                return reason, code
        return gettext("The mission has withdrawn this publication and gives no reason here."), language
