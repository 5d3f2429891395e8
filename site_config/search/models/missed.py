from __future__ import annotations

import re
from datetime import date

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from site_config.languages.codes import NAMES

#: What is longer was pasted, not asked.
LONGEST, MOST_WORDS = 60, 5
#: Different searches that are kept of one month: a machine that asks nonsense fills no table.
MOST_OF_A_MONTH = 2_000
#: Asked less often it may be somebody's name, and tells editors nothing.
SHOWN_FROM = 3
_PERSONAL = re.compile(r"@|\d{5}|\d[\d\s()-]{6,}\d")


class MissedSearch(models.Model):
    """
    What readers searched for in a language and did not find, and how often in a month.

    Nothing tells who searched or when in the month; what looks like an address, a telephone or a number of a document
    is not kept at all.
    """

    text = models.CharField(_("searched for"), max_length=LONGEST)
    language = models.CharField(_("language"), max_length=2, choices=list(NAMES.items()))
    #: The first day of the month.
    month = models.DateField(_("month"))
    count = models.PositiveIntegerField(_("times"), default=0)

    class Meta:
        verbose_name = _("search without result")
        verbose_name_plural = _("searches without result")
        constraints = [models.UniqueConstraint(fields=["month", "language", "text"], name="search_missed_once_a_month")]
        # Rows come from readers and go by themselves.
        default_permissions = ("view",)

    def __str__(self) -> str:
        return self.text

    @classmethod
    def note(cls, text: str, language: str) -> None:
        """Count one more search that found nothing."""
        text = " ".join(text.casefold().split())
        if not text or len(text) > LONGEST or len(text.split()) > MOST_WORDS or _PERSONAL.search(text):
            return
        this_month = cls.objects.filter(month=_first_day())
        if this_month.filter(text=text, language=language).update(count=models.F("count") + 1):
            return
        if this_month.count() < MOST_OF_A_MONTH:
            cls.objects.bulk_create(
                [cls(text=text, language=language, month=_first_day(), count=1)], ignore_conflicts=True
            )

    @classmethod
    def often(cls) -> models.QuerySet:
        """Return what was asked for often enough in the last 12 months, this one among them, with its numbers."""
        this_month = models.Sum("count", filter=models.Q(month=_first_day()), default=0)
        lately = cls.objects.filter(month__gt=_a_year_ago()).values("text", "language")
        return lately.annotate(times=models.Sum("count"), this_month=this_month).filter(times__gte=SHOWN_FROM)

    @classmethod
    def forget_old(cls) -> int:
        """Delete what is older than 12 months; return how many rows that were."""
        return cls.objects.filter(month__lte=_a_year_ago()).delete()[0]


def _first_day() -> date:
    return timezone.localdate().replace(day=1)


def _a_year_ago() -> date:
    """Return the first day of the same month of last year: what is later are 12 months, this one among them."""
    today = _first_day()
    return today.replace(year=today.year - 1)
