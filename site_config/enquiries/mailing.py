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
    """
    Send the message on, in the mission's working language, and note whether that worked.

    A mail server that fails is logged; the message stays in the admin, marked. Does nothing where it has gone already.
    """
    enquiry = Enquiry._default_manager.filter(pk=pk).exclude(mailing=Mailing.SENT).first()
    if enquiry is None:
        return
    try:
        with translation.override(SOURCE):
            letter(enquiry).send()
    # SMTP's own errors are of this kind too. The reader's words stand in none of them.
    except OSError:
        logger.exception("A message from a reader could not be mailed", extra={"fields": {"enquiry": pk}})
        outcome = Mailing.FAILED
    else:
        outcome = Mailing.SENT
    Enquiry._default_manager.filter(pk=pk).update(mailing=outcome)


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
