from __future__ import annotations

from uuid import UUID

from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext_lazy as _


class PermanentNumber(models.Model):
    """
    The number under which a publication can be cited for ever (`/id/publication/{number}/{language}`).

    One number serves a publication in all languages, so it hangs on the translation key; a row outlives its page,
    so that no number is ever given twice.
    """

    number = models.PositiveIntegerField(_("number"), primary_key=True)
    translation_key = models.UUIDField(unique=True, editable=False)

    class Meta:
        verbose_name = _("permanent number")
        verbose_name_plural = _("permanent numbers")

    def __str__(self) -> str:
        return str(self.number)

    @classmethod
    def of(cls, translation_key: UUID) -> int:
        """
        Return the number of the publication, giving the next free one to a new publication.

        When two are given at the same moment the database lets one through, and the other takes the number after it.
        """
        while True:
            known = cls.objects.filter(translation_key=translation_key).first()
            if known is not None:
                return known.number
            highest = cls.objects.aggregate(highest=models.Max("number"))["highest"] or 0
            try:
                with transaction.atomic():
                    cls.objects.create(number=highest + 1, translation_key=translation_key)
            except IntegrityError:
                continue
