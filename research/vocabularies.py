"""The short lists from which a record is described: kinds of documents, licences, regions of the country."""

from __future__ import annotations

import re

from django.db import models
from django.utils.translation import gettext_lazy as _


class PublicationKind(models.TextChoices):
    """What sort of document a publication is; the values stand in addresses (`?type=`)."""

    REPORT = "report", _("Report")
    STUDY = "study", _("Study")
    ASSESSMENT = "assessment", _("Assessment")
    PROCEEDINGS = "proceedings", _("Proceedings")
    GUIDE = "guide", _("Guide")
    PAPER = "paper", _("Paper")


class Region(models.TextChoices):
    """The first-level divisions of Tajikistan, by their codes in ISO 3166-2:TJ."""

    DUSHANBE = "TJ-DU", _("Dushanbe")
    SUGHD = "TJ-SU", _("Sughd Region")
    KHATLON = "TJ-KT", _("Khatlon Region")
    BADAKHSHAN = "TJ-GB", _("Gorno-Badakhshan Autonomous Region")
    REPUBLICAN = "TJ-RA", _("Districts of Republican Subordination")


class Licence(models.TextChoices):
    """The Creative Commons licences that publications of UN bodies carry; `licence_url` gives their addresses."""

    BY_3_IGO = "by-3.0-igo", "CC BY 3.0 IGO"
    BY_NC_3_IGO = "by-nc-3.0-igo", "CC BY-NC 3.0 IGO"
    BY_NC_ND_3_IGO = "by-nc-nd-3.0-igo", "CC BY-NC-ND 3.0 IGO"
    BY_NC_SA_3_IGO = "by-nc-sa-3.0-igo", "CC BY-NC-SA 3.0 IGO"
    BY_SA_3_IGO = "by-sa-3.0-igo", "CC BY-SA 3.0 IGO"
    BY_4 = "by-4.0", "CC BY 4.0"
    BY_NC_4 = "by-nc-4.0", "CC BY-NC 4.0"
    BY_NC_ND_4 = "by-nc-nd-4.0", "CC BY-NC-ND 4.0"
    BY_NC_SA_4 = "by-nc-sa-4.0", "CC BY-NC-SA 4.0"
    BY_SA_4 = "by-sa-4.0", "CC BY-SA 4.0"


def licence_url(licence: str) -> str:
    """Return the address of a licence by its value; empty for none."""
    match = re.fullmatch(r"(by[a-z-]*?)-([0-9.]+)(?:-(igo))?", licence)
    return "/".join(["https://creativecommons.org/licenses", *filter(None, match.groups()), ""]) if match else ""
