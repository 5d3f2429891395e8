"""What the desk knows of one translation: how far it is, who has it, what it waits for."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail_localize.models import Translation

from site_config.languages.codes import NAMES, SOURCE


class Section(models.TextChoices):
    """The part of the site to which what is translated belongs."""

    NEWS = "news", _("News")
    RESEARCH = "research", _("Research")
    PAGES = "page", _("Pages")
    SHARED = "shared", _("Shared words")


class Status(models.TextChoices):
    """How far a translation is. What is out of date was public and complete before its English changed."""

    MISSING = "missing", _("Missing")
    IN_PROGRESS = "in_progress", _("In progress")
    OUT_OF_DATE = "out_of_date", _("Out of date")
    IN_REVIEW = "in_review", _("Waiting for review")
    STUCK = "stuck", _("Could not be published")
    APPROVED = "approved", _("Approved, waiting for the English page")
    COMPLETE = "complete", _("Complete")


class Job(models.Model):
    """
    One page, or one piece of shared words, in one language: the row that board and queue show.

    Everything but claim, due date, hand-in and why it is stuck can be counted anew from wagtail-localize's records
    (`counting.py`).
    """

    translation = models.OneToOneField(Translation, on_delete=models.CASCADE, related_name="job")
    language = models.CharField(max_length=2, choices=NAMES)
    section = models.CharField(max_length=10, choices=Section)
    title = models.CharField(max_length=255)
    status = models.CharField(max_length=12, choices=Status, default=Status.MISSING)
    #: Of the English text: sentences and words, and how many of them have no translation that counts.
    sentences = models.PositiveIntegerField(default=0)
    sentences_missing = models.PositiveIntegerField(default=0)
    words = models.PositiveIntegerField(default=0)
    words_missing = models.PositiveIntegerField(default=0)
    #: Since when the public translation no longer says what the English says.
    out_of_date_since = models.DateTimeField(null=True, blank=True)
    source_changed_at = models.DateTimeField(null=True, blank=True)
    #: When a translator last chose another link, picture or file than the English page has.
    choices_changed_at = models.DateTimeField(null=True, blank=True)
    #: When what the translators wrote last went public.
    published_at = models.DateTimeField(null=True, blank=True)

    claimed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    claimed_at = models.DateTimeField(null=True, blank=True)
    due_on = models.DateField(_("due on"), null=True, blank=True)
    handed_in_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    handed_in_at = models.DateTimeField(null=True, blank=True)
    #: Approved before the English page was out, and published together with it.
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    approved_at = models.DateTimeField(null=True, blank=True)
    #: What the reviewer said when it was given back.
    returned_note = models.TextField(blank=True)
    #: Why the site could not publish it by itself, by the code of the language in which that is said.
    stuck_because = models.JSONField(default=dict, blank=True)

    objects = models.Manager()

    class Meta:
        verbose_name = _("translation")
        verbose_name_plural = _("translations")
        indexes = [
            models.Index(fields=["language", "section", "status"], name="translators_job_board"),
            models.Index(fields=["language", "due_on", "source_changed_at"], name="translators_job_queue"),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.language})"

    @property
    def why_stuck(self) -> str:
        """Why the site could not publish it by itself, in the language of the user; empty where it could."""
        return self.stuck_because.get(get_language(), self.stuck_because.get(SOURCE, ""))
