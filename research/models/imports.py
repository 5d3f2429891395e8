"""Imports from the admin: what was uploaded, what would happen, what has happened."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from research.imports.plans import Change, Outcome, State

KEPT = timedelta(days=30)
#: After so long without a sign of life the background process is taken for gone.
SILENCE = timedelta(minutes=30)
#: Characters of a value that a plan shows.
SHOWN = 500


class ImportRun(models.Model):
    """
    One upload of a catalogue by one user: planned first, carried out when the user says so.

    The files lie in the site's own storage, below a folder that no address leads to; they are deleted when they have
    been imported, and with the run.
    """

    class State(models.TextChoices):
        """How far a run has come."""

        PLANNING = "planning", _("being checked")
        PLANNED = "planned", _("checked")
        IMPORTING = "importing", _("being imported")
        DONE = "done", _("imported")
        FAILED = "failed", _("could not be read")

    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(_("uploaded"), auto_now_add=True)
    #: The last sign of life of the task that works on it.
    active_at = models.DateTimeField(default=timezone.now)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.PLANNING)
    catalogue = models.FileField(upload_to="imports/", max_length=255)
    catalogue_name = models.CharField(_("catalogue"), max_length=255)
    archive = models.FileField(upload_to="imports/", max_length=255, blank=True)
    archive_name = models.CharField(max_length=255, blank=True)
    as_drafts = models.BooleanField(default=False)
    #: The language in which its user reads the plan.
    language = models.CharField(max_length=8)
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    #: Why nothing could be done; a sentence for the user.
    problem = models.TextField(blank=True)
    unused_files = models.JSONField(default=list)

    objects = models.Manager()

    class Meta:
        verbose_name = _("import of publications")
        verbose_name_plural = _("imports of publications")
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return self.catalogue_name

    @property
    def is_active(self) -> bool:
        """Whether a task works on it, or is waited for."""
        return self.state in (self.State.PLANNING, self.State.IMPORTING)

    @property
    def is_silent(self) -> bool:
        """Whether the task that should work on it seems to be gone."""
        return self.is_active and timezone.now() - self.active_at > SILENCE

    def note_progress(self, **values: Any) -> None:
        """Store these values and the time, and nothing else."""
        for name, value in (values | {"active_at": timezone.now()}).items():
            setattr(self, name, value)
        self.save(update_fields=[*values, "active_at"])

    def delete_files(self) -> None:
        """Delete what was uploaded, once it is certain."""
        for file in (self.catalogue, self.archive):
            if file:
                transaction.on_commit(lambda storage=file.storage, name=file.name: storage.delete(name))

    @classmethod
    def remove_old(cls) -> None:
        """Delete the runs of more than thirty days ago with their files."""
        for run in cls.objects.filter(created_at__lt=timezone.now() - KEPT):
            run.delete_files()
            run.delete()


class ImportLine(models.Model):
    """What would happen, or has happened, to one record of a run."""

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="lines")
    order = models.PositiveIntegerField()
    place = models.CharField(_("place"), max_length=200)
    title = models.CharField(_("title"), max_length=400, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State)
    changes = models.JSONField(default=list)
    problems = models.JSONField(default=list)
    warnings = models.JSONField(default=list)
    number = models.PositiveIntegerField(null=True)
    page = models.ForeignKey("research.PublicationPage", null=True, on_delete=models.SET_NULL, related_name="+")

    objects = models.Manager()

    class Meta:
        verbose_name = _("record of an import")
        verbose_name_plural = _("records of an import")
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["run", "order"], name="research_import_line")]

    def __str__(self) -> str:
        return self.title or self.place

    @classmethod
    def of(cls, run: ImportRun, outcome: Outcome) -> ImportLine:
        """Return an unsaved line that says what an outcome does."""
        return cls(
            run=run,
            order=outcome.order,
            place=outcome.place[:200],
            title=outcome.title[:400],
            state=outcome.state,
            changes=[[change.column, change.old[:SHOWN], change.new[:SHOWN]] for change in outcome.changes],
            problems=outcome.problems,
            warnings=outcome.warnings,
            number=outcome.number,
            page_id=outcome.page,
        )

    @property
    def shown_changes(self) -> list[Change]:
        """The changes as values that templates read."""
        return [Change(*change) for change in self.changes]
