from __future__ import annotations

from datetime import datetime, timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from site_config.languages.codes import NAMES

#: How long a message is kept; the form and the privacy page promise it to readers.
KEPT = timedelta(days=90)


class Mailing(models.TextChoices):
    """What became of the copy that goes to the mission's mailbox."""

    WAITING = "waiting", pgettext_lazy("mail", "Not sent yet")
    SENT = "sent", pgettext_lazy("mail", "Sent")
    FAILED = "failed", pgettext_lazy("mail", "Could not be sent")


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
    is_answered = models.BooleanField(
        _("answered"), default=False, help_text=_("Tick this when nothing is left to do; colleagues then see it.")
    )

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
