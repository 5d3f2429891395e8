"""What kind of story it is, and what an event, a call for entries and a film need besides."""

from __future__ import annotations

import datetime

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail_localize.fields import SynchronizedField, TranslatableField

from newsroom.dates import in_dushanbe
from site_config.languages.day_spans import format_days


class StoryKind(models.TextChoices):
    """What a reader may expect of a story."""

    NEWS = "news", _("News")
    FEATURE = "feature", _("Feature")
    OPINION = "opinion", _("Opinion")
    STATEMENT = "statement", _("Statement")
    EVENT = "event", _("Event")
    CALL = "call", _("Call for entries")
    VIDEO = "video", _("Film")


class KindOfStory(models.Model):
    """The fields of a story that depend on its kind; readers see those of its own kind only."""

    kind = models.CharField(_("kind"), max_length=20, choices=StoryKind, default=StoryKind.NEWS)
    event_starts_on = models.DateField(_("first day"), null=True, blank=True)
    event_ends_on = models.DateField(
        _("last day"), null=True, blank=True, help_text=_("Only where the event takes several days.")
    )
    event_starts_at = models.TimeField(_("begins at"), null=True, blank=True, help_text=_("By the clock of Dushanbe."))
    event_place = models.CharField(
        _("place"), max_length=200, blank=True, help_text=_("Hall and town, such as “National Library, Dushanbe”.")
    )
    deadline = models.DateTimeField(
        _("deadline"),
        null=True,
        blank=True,
        help_text=_("The last moment to answer, by the clock of Dushanbe. Afterwards the page says that it is closed."),
    )
    film_url = models.URLField(
        _("address of the film"), blank=True, help_text=_("Readers follow a link: a player would bring trackers along.")
    )

    kind_panels = [
        "kind",
        MultiFieldPanel(
            [FieldRowPanel(["event_starts_on", "event_ends_on", "event_starts_at"]), "event_place"],
            heading=_("Event"),
            classname="collapsed",
            attrs={"data-story-kind": StoryKind.EVENT.value},
        ),
        MultiFieldPanel(
            [FieldPanel("deadline")],
            heading=_("Call for entries"),
            classname="collapsed",
            attrs={"data-story-kind": StoryKind.CALL.value},
        ),
        MultiFieldPanel(
            [FieldPanel("film_url")],
            heading=_("Film"),
            classname="collapsed",
            attrs={"data-story-kind": StoryKind.VIDEO.value},
        ),
    ]
    kind_translatable_fields = [
        SynchronizedField("kind", overridable=False),
        SynchronizedField("event_starts_on", overridable=False),
        SynchronizedField("event_ends_on", overridable=False),
        SynchronizedField("event_starts_at", overridable=False),
        TranslatableField("event_place"),
        SynchronizedField("deadline", overridable=False),
        SynchronizedField("film_url", overridable=False),
    ]

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Raise ValidationError for an event that ends before it begins."""
        super().clean()
        if self.event_starts_on and self.event_ends_on and self.event_ends_on < self.event_starts_on:
            raise ValidationError({"event_ends_on": gettext("The last day is before the first.")})

    @property
    def is_event(self) -> bool:
        """Whether the story announces something that takes place on a known day."""
        return self.kind == StoryKind.EVENT and self.event_starts_on is not None

    def event_days(self, language: str | None = None) -> str:
        """Return the event's days and hour in words, in the active language unless one is given."""
        if self.event_starts_on is None:
            return ""
        return format_days(self.event_starts_on, self.event_ends_on, self.event_starts_at, language)

    @property
    def event_last_day(self) -> datetime.date | None:
        """The event's last day, which is its first where it takes one day."""
        return self.event_ends_on or self.event_starts_on

    @property
    def is_past(self) -> bool:
        """Whether the event is over: its last day, by the clock of Dushanbe, is gone."""
        return self.is_event and self.event_last_day < in_dushanbe(timezone.now()).date()

    @property
    def is_call(self) -> bool:
        """Whether the story calls for entries until a known moment."""
        return self.kind == StoryKind.CALL and self.deadline is not None

    @property
    def is_closed(self) -> bool:
        """Whether the deadline of a call has gone by."""
        return self.is_call and self.deadline <= timezone.now()

    @property
    def film(self) -> str:
        """The film's address, of a story that is one."""
        return self.film_url if self.kind == StoryKind.VIDEO else ""


#: What each kind needs before it is published, by the field's name.
NEEDS = {
    StoryKind.EVENT: ("event_starts_on", _("An event needs its first day.")),
    StoryKind.CALL: ("deadline", _("A call for entries needs its deadline.")),
    StoryKind.VIDEO: ("film_url", _("A film needs its address.")),
}
