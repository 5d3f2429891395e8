"""Handing many English pages over at once: how far that is, and what could not be handed over."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from site_config.translators.models.jobs import Section

#: After so long without a sign of life the background process is taken for gone.
SILENCE = timedelta(minutes=30)


class Batch(models.Model):
    """The public English pages of one section, or of all, on their way to the translators."""

    class State(models.TextChoices):
        """How far a batch has come."""

        WAITING = "waiting", _("waiting for the background process")
        RUNNING = "running", _("being handed over")
        DONE = "done", _("handed over")

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    #: Empty for all sections.
    section = models.CharField(_("section"), max_length=10, choices=Section, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.WAITING)
    started_at = models.DateTimeField(_("started"), auto_now_add=True)
    #: The last sign of life of the task that works on it.
    active_at = models.DateTimeField(default=timezone.now)
    #: Pages and pieces of shared words: all, and how many of them have been looked at.
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    #: What could not be handed over: [title, address in the admin] each.
    failures = models.JSONField(default=list)

    objects = models.Manager()

    class Meta:
        verbose_name = _("handing over")
        verbose_name_plural = _("handings over")
        ordering = ["-started_at", "-pk"]

    def __str__(self) -> str:
        return str(self.get_section_display() if self.section else _("Everything"))

    @classmethod
    def under_way(cls) -> Batch | None:
        """Return a batch on which a task works, or will soon; None where there is none, or it seems to be gone."""
        return cls.objects.exclude(state=cls.State.DONE).filter(active_at__gte=timezone.now() - SILENCE).first()

    @property
    def is_active(self) -> bool:
        """Whether a task works on it, or is waited for."""
        return self.state != self.State.DONE

    @property
    def is_silent(self) -> bool:
        """Whether the task that should work on it seems to be gone."""
        return self.is_active and timezone.now() - self.active_at > SILENCE

    @property
    def percent(self) -> int:
        """How much is done, 0 to 100."""
        return 100 * self.done // self.total if self.total else 0

    def note_progress(self, **values: Any) -> None:
        """Store these values and the time, and nothing else."""
        for name, value in (values | {"active_at": timezone.now()}).items():
            setattr(self, name, value)
        self.save(update_fields=[*values, "active_at"])
