from __future__ import annotations

from datetime import datetime, timedelta

from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from site_config.languages.codes import NAMES

#: How long a message is kept; the form and the privacy page promise it to readers.
KEPT = timedelta(days=90)

#: How long to wait after each try to mail a message that failed; after the last one nobody tries again. A day in all.
PAUSES = (timedelta(minutes=10), timedelta(hours=1), timedelta(hours=4), timedelta(hours=18))


class Mailing(models.TextChoices):
    """What became of the copy that goes to the mission's mailbox."""

    WAITING = "waiting", pgettext_lazy("mail", "Not sent yet")
    SENT = "sent", pgettext_lazy("mail", "Sent")
    AGAIN = "again", pgettext_lazy("mail", "To be tried again")
    FAILED = "failed", pgettext_lazy("mail", "Could not be sent")


class EnquiryQuerySet(models.QuerySet):
    """Messages as the mail asks for them."""

    def to_be_mailed(self) -> EnquiryQuerySet:
        """Return the messages whose next try has come."""
        is_due = models.Q(next_try_at=None) | models.Q(next_try_at__lte=timezone.now())
        return self.filter(is_due, mailing__in=(Mailing.WAITING, Mailing.AGAIN))


class Enquiry(models.Model):
    """
    A reader's message to the mission. Nothing tells from where it came; name and address are as the reader gave them.

    Its own name is a number: Wagtail's log of what editors did keeps it for longer than the message may be kept.
    """

    language = models.CharField(_("language"), max_length=2, choices=list(NAMES.items()))
    name = models.CharField(pgettext_lazy("of a person", "name"), max_length=100, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    message = models.TextField(_("message"), max_length=5000)
    received_at = models.DateTimeField(_("received"), default=timezone.now, db_index=True)
    mailing = models.CharField(_("mail"), max_length=10, choices=Mailing.choices, default=Mailing.WAITING)
    tries = models.PositiveSmallIntegerField(_("tries to mail it"), default=0)
    #: Empty for a new message, which is mailed at once, and where nobody tries again.
    next_try_at = models.DateTimeField(_("next try to mail it"), null=True, blank=True)
    is_answered = models.BooleanField(
        _("answered"), default=False, help_text=_("Tick this when nothing is left to do; colleagues then see it.")
    )

    objects = EnquiryQuerySet.as_manager()  # ty: ignore[missing-argument] (Django calls it on the class)

    class Meta:
        verbose_name = _("message from a reader")
        verbose_name_plural = _("messages from readers")
        ordering = ["-received_at", "-pk"]
        # They come from readers: nobody adds one in the admin.
        default_permissions = ("view", "change", "delete")

    def __str__(self) -> str:
        return gettext("Message No. %(number)s") % {"number": self.pk}

    @property
    def sender(self) -> str:
        """Who wrote, as far as the reader said so."""
        return self.name or self.email or gettext("Unnamed")

    @property
    def mailing_state(self) -> str:
        """What became of the mail, and when it is tried again where it failed, by the clock of who looks."""
        state = self.get_mailing_display()
        if self.mailing != Mailing.AGAIN or self.next_try_at is None:
            return state
        return f"{state}: {date_format(timezone.localtime(self.next_try_at), 'DATETIME_FORMAT')}"

    def claim(self) -> bool:
        """
        Take the message for one try to mail it; return False where another process has taken it.

        What is noted is that the try failed, so that one that never ends is made up for too.
        """
        pause = PAUSES[self.tries] if self.tries < len(PAUSES) else None
        unclaimed = type(self).objects.to_be_mailed().filter(pk=self.pk, tries=self.tries)
        return bool(
            unclaimed.update(
                tries=self.tries + 1,
                mailing=Mailing.AGAIN if pause else Mailing.FAILED,
                next_try_at=timezone.now() + pause if pause else None,
            )
        )

    @property
    def is_deleted_at(self) -> datetime:
        """When the message has been kept long enough."""
        return self.received_at + KEPT

    @classmethod
    def is_known(cls, enquiry: Enquiry) -> bool:
        """Return whether the same was received within a day, as by a button pressed twice."""
        same = cls.objects.filter(name=enquiry.name, email=enquiry.email, message=enquiry.message)
        return same.filter(received_at__gt=timezone.now() - timedelta(days=1)).exists()

    @classmethod
    def delete_old(cls) -> int:
        """Delete what has been kept long enough; return how many messages that were."""
        return cls.objects.filter(received_at__lte=timezone.now() - KEPT).delete()[0]
