"""The copy of a reader's message that goes to the mission's mailbox."""

from __future__ import annotations

import logging

from django.conf import settings
from django.core.mail import EmailMessage
from django.tasks import task
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from site_config.enquiries.models import Enquiry, Mailing
from site_config.languages.codes import SOURCE
from site_config.navigation.models import NavigationSettings
from site_config.pages.addresses import absolute

logger = logging.getLogger(__name__)


@task(backend="background")
def mail_enquiry(pk: int) -> None:
    """Send a new message on; does nothing where another process has."""
    enquiry = Enquiry.objects.to_be_mailed().filter(pk=pk).first()
    if enquiry is not None:
        mail(enquiry)


def mail_due() -> int:
    """
    Send on what could not be sent before and is due, the oldest first; return how many messages that were.

    Ends with the first that fails: the server is probably down, and the others keep their tries.
    """
    sent = 0
    for enquiry in Enquiry.objects.to_be_mailed().order_by("pk"):
        if not mail(enquiry):
            break
        sent += 1
    return sent


def mail(enquiry: Enquiry) -> bool:
    """
    Send the message on, in the mission's working language; return whether it has gone, be it by another process.

    A mail server that fails is logged. A message is mailed twice only if the machine stops in the moment between.
    """
    if not enquiry.claim():
        return True
    try:
        with translation.override(SOURCE):
            letter(enquiry).send()
    # SMTP's own errors are of this kind too. The reader's words stand in none of them.
    except OSError:
        logger.exception("A message from a reader could not be mailed", extra={"fields": {"enquiry": enquiry.pk}})
        return False
    Enquiry.objects.filter(pk=enquiry.pk).update(mailing=Mailing.SENT, next_try_at=None)
    return True


def letter(enquiry: Enquiry) -> EmailMessage:
    """Return the mail. Nothing that the reader wrote stands in its headers but an address that was checked."""
    address = absolute(reverse("enquiries:edit", args=[enquiry.pk]))
    return EmailMessage(
        subject=f"{enquiry} from the website",
        body=render_to_string("enquiries/letter.txt", {"enquiry": enquiry, "address": address}),
        to=[recipient()],
        reply_to=[enquiry.email] if enquiry.email else None,
    )


def recipient() -> str:
    """Return the mission's own mailbox, or that of who runs the site while there are no contact details."""
    chosen = (
        NavigationSettings._default_manager.filter(site__is_default_site=True).select_related("contact_details").first()
    )
    return chosen.contact_details.email if chosen and chosen.contact_details else settings.CONTACT_EMAIL
