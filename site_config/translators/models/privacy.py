"""Which view restrictions of translations were copied from their English pages, and which were set by hand."""

from __future__ import annotations

from django.db import models
from wagtail.models import PageViewRestriction


class PrivacyCopy(models.Model):
    """A restriction that a translation has because its English page, or a page above that, has it."""

    copy = models.OneToOneField(PageViewRestriction, on_delete=models.CASCADE, related_name="+")
    #: None only while what was lifted from the English page is being lifted from its translations.
    original = models.ForeignKey(
        PageViewRestriction, on_delete=models.SET_NULL, null=True, related_name="privacy_copies"
    )

    def __str__(self) -> str:
        return f"{self.original_id} → {self.copy_id}"
