from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from research.record import Record
from research.snapshot import record_from, snapshot_of


def present_second() -> datetime:
    """Return the present time in UTC in whole seconds, as harvesters are told it."""
    return timezone.now().astimezone(UTC).replace(microsecond=0)


def sets_of(record: Record) -> set[str]:
    """
    Return the sets that the record belongs to, by their specs, the parents of nested sets included.

    Every record is in `publications`, and in `openaire`, where OpenAIRE's harvester used to look.
    """
    sets = {"publications", "openaire", "lang", f"lang:{record.language}"}
    return sets.union({"topic"} if record.topics else (), (f"topic:{slug}" for slug in record.topics))


@dataclass(frozen=True)
class Header:
    """What harvesters are told of every record, deleted ones too; `sets` are the specs in the order of the alphabet."""

    number: int
    language: str
    datestamp: datetime
    is_deleted: bool
    sets: tuple[str, ...]


class CatalogueQuerySet(models.QuerySet):
    """What is told to harvesters, and the two ways in which it changes."""

    def in_harvest_order(self) -> CatalogueQuerySet:
        """Order by the time of the last change: what changes during a harvest moves behind all that is to come."""
        return self.order_by("datestamp", "pk")

    def after(self, datestamp: datetime, pk: int) -> CatalogueQuerySet:
        """Return what comes later in the order of a harvest than the record with this datestamp and key."""
        # Not "later, or at the same time with a higher key": databases find that place in the index only when it is
        # said as a range and an exception.
        return self.filter(datestamp__gte=datestamp).exclude(datestamp=datestamp, pk__lte=pk)

    def in_set(self, spec: str) -> CatalogueQuerySet:
        """Return the records of a set and of the sets within it, deleted ones included."""
        return self.filter(models.Exists(CatalogueSet.objects.filter(record=models.OuterRef("pk"), spec=spec)))

    def expose(self, record: Record, *, slug: str) -> bool:
        """
        Tell harvesters of the record from now on; return whether anything that they are told has changed.

        The datestamp moves only then. `slug` is that of the publication's page. Two that expose the same record at
        once do so one after the other.
        """
        snapshot, sets = snapshot_of(record), sets_of(record)
        with transaction.atomic():
            row, is_new = self.select_for_update().get_or_create(
                number=record.number,
                language=record.language,
                defaults={"slug": slug, "snapshot": snapshot, "datestamp": present_second()},
            )
            known = set() if is_new else set(row.sets.values_list("spec", flat=True))
            if not is_new and not row.is_deleted and (row.slug, row.snapshot, known) == (slug, snapshot, sets):
                return False
            row.slug, row.snapshot, row.is_deleted = slug, snapshot, False
            row.sets.filter(spec__in=known - sets).delete()
            CatalogueSet.objects.bulk_create(CatalogueSet(record=row, spec=spec) for spec in sorted(sets - known))
            row.change()
        return True

    def withdraw(self, number: int, language: str) -> bool:
        """
        Tell harvesters that the record is deleted; return whether that is news.

        What it was is kept, its sets too: those who harvest a set must learn of what left it.
        """
        with transaction.atomic():
            row = self.select_for_update().filter(number=number, language=language, is_deleted=False).first()
            if row is None:
                return False
            row.is_deleted = True
            row.change()
        return True

    def withdraw_numbers(self, numbers: Iterable[int]) -> int:
        """Withdraw all records of these publications at once; return how many were public."""
        public = self.filter(number__in=numbers, is_deleted=False)
        return public.update(is_deleted=True, datestamp=present_second())


class CatalogueRecord(models.Model):
    """
    What harvesters are told of a publication in one language, kept for ever: an OAI identifier is never reused.

    The datestamp must not lie before the moment at which others can see the change, or a harvest in between would
    miss it for ever: its next one asks only for what is later. A transaction may end long after the change was
    written, so datestamps are moved once more right after it (`_move_datestamp`). What is left is the moment between
    that and the end of the transaction: whoever harvests in it is told of the record twice, never too seldom. Should
    the process die in just that moment, the earlier datestamp stays.
    """

    number = models.PositiveIntegerField(_("permanent number"))
    language = models.CharField(_("language"), max_length=8)
    slug = models.SlugField(_("slug"), max_length=255, db_index=False)
    #: In whole seconds; never goes back.
    datestamp = models.DateTimeField(_("last change"))
    is_deleted = models.BooleanField(_("deleted"), default=False)
    snapshot = models.JSONField(_("record"))

    objects = CatalogueQuerySet.as_manager()  # ty: ignore[missing-argument] (Django calls it on the class)

    class Meta:
        verbose_name = _("record for harvesters")
        verbose_name_plural = _("records for harvesters")
        constraints = [
            models.UniqueConstraint(fields=["number", "language"], name="research_catalogue_number_language")
        ]
        indexes = [models.Index(fields=["datestamp", "id"], name="research_catalogue_harvest")]

    def __str__(self) -> str:
        return f"{self.number}/{self.language}"

    @property
    def record(self) -> Record:
        """The record as it is exposed, or was until it was deleted."""
        return record_from(self.snapshot)

    @property
    def header(self) -> Header:
        """The header; lists prefetch `sets`."""
        sets = tuple(sorted(membership.spec for membership in self.sets.all()))
        return Header(self.number, self.language, self.datestamp, self.is_deleted, sets)

    def change(self) -> None:
        """Save the record as changed now. Only within a transaction that has locked it."""
        written = present_second()
        self.datestamp = max(self.datestamp, written)
        self.save()
        transaction.on_commit(partial(_move_datestamp, self.pk, written), robust=True)


def _move_datestamp(pk: int, written: datetime) -> None:
    """Let no datestamp lie before the end of its transaction; needless when that ended within the same second."""
    ended = present_second()
    if ended > written:
        CatalogueRecord.objects.filter(pk=pk, datestamp__lt=ended).update(datestamp=ended)


class CatalogueSet(models.Model):
    """A set that a record belongs to, or did when it was deleted; `topic:health` comes with its parent `topic`."""

    record = models.ForeignKey(CatalogueRecord, on_delete=models.CASCADE, related_name="sets", db_index=False)
    spec = models.CharField(_("set"), max_length=100)

    class Meta:
        verbose_name = _("set for harvesters")
        verbose_name_plural = _("sets for harvesters")
        constraints = [models.UniqueConstraint(fields=["record", "spec"], name="research_catalogue_set")]
        indexes = [models.Index(fields=["spec", "record"], name="research_catalogue_of_set")]

    def __str__(self) -> str:
        return self.spec
