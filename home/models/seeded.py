from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class SeededRecord(models.Model):
    """
    What `load_mission_content` has brought once.

    Its objects belong to the editors from then on: a story they change stays changed, and one they delete stays away.
    """

    key = models.CharField(max_length=100, unique=True)
    loaded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("loaded record")
        verbose_name_plural = _("loaded records")

    def __str__(self) -> str:
        return self.key
