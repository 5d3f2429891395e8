"""What pictures lack that somebody should add; the admin's list and its home ask here."""

from __future__ import annotations

from django.db.models import Q, QuerySet, TextChoices
from django.utils.translation import gettext_lazy as _

from site_config.media.models import SiteDocument


class Lack(TextChoices):
    """What a picture can lack."""

    DESCRIPTION = "description", _("Description")
    CREDIT = "credit", _("Credit")
    LICENCE = "licence", _("Licence")
    CONSENT = "consent", _("Consent of the people on it")


_CONDITIONS: dict[str, Q] = {
    Lack.DESCRIPTION: Q(description=""),
    Lack.CREDIT: Q(credit=""),
    Lack.LICENCE: Q(licence=""),
    Lack.CONSENT: Q(shows_people=True, consent=""),
}


def lacking(pictures: QuerySet, what: str) -> QuerySet:
    """Return the pictures without a Lack; the first pages of PDFs, which the site draws, are never among them."""
    drawn = SiteDocument.objects.filter(first_page__isnull=False).values("first_page")
    return pictures.filter(_CONDITIONS[what]).exclude(pk__in=drawn)
