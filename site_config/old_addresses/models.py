from __future__ import annotations

from datetime import timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

#: What is longer is no address that anybody printed or linked to.
LONGEST = 200
#: Addresses that are kept. Some more come together before the weakest are forgotten, so that a new one has its chance.
MOST, SURPLUS = 1_000, 50
#: Not asked for so long, an address is forgotten.
KEPT_FOR = timedelta(days=365)


class MissingAddress(models.Model):
    """
    An address that was asked for and that no page, redirect or rule answers; how often, and on which day last.

    Nothing tells who asked. `path` is decoded, without query and closing slash, as Wagtail's redirects write it.
    """

    path = models.CharField(_("address"), max_length=LONGEST, unique=True)
    times = models.PositiveIntegerField(_("times"), default=1)
    last_asked_on = models.DateField(_("last asked on"))
    #: The path of a page of this site that readers came from, as their browser says.
    linked_from = models.CharField(_("linked from"), max_length=LONGEST, blank=True)

    class Meta:
        verbose_name = _("address not found")
        verbose_name_plural = _("addresses not found")
        # Rows come from readers and go by themselves.
        default_permissions = ("view",)

    def __str__(self) -> str:
        return self.path

    @classmethod
    def note(cls, path: str, linked_from: str = "") -> None:
        """Count once more that an address was asked for: one query for a known one, four for a new one."""
        today = timezone.localdate()
        news = {"last_asked_on": today} | ({"linked_from": linked_from} if linked_from else {})
        if cls.objects.filter(path=path).update(times=models.F("times") + 1, **news):
            return
        cls.objects.bulk_create([cls(path=path, **news)], ignore_conflicts=True)
        cls.forget()

    @classmethod
    def forget(cls) -> None:
        """Delete what nobody asked for in a year and, of too many, what was asked for least and longest ago."""
        cls.objects.filter(last_asked_on__lt=timezone.localdate() - KEPT_FOR).delete()
        surplus = cls.objects.count() - MOST
        if surplus >= SURPLUS:
            weakest = cls.objects.order_by("times", "last_asked_on", "pk").values_list("pk", flat=True)[:surplus]
            cls.objects.filter(pk__in=list(weakest)).delete()
