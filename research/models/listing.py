from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import models, transaction
from wagtail.models import Page

from research.filters import NEWEST, OLDEST, TITLE, UNDATED, Filters
from research.models.links import PublicationTopic
from research.models.publication import PublicationPage
from site_config.languages.codes import CODES, reading_order
from site_config.languages.language_set import LanguageSetField
from site_config.languages.letters import SORT_KEY_LENGTH, sort_key
from site_config.languages.partial_dates import PartialDateField

if TYPE_CHECKING:
    from django.db.models import QuerySet

NEWEST_FIRST = ("-published_on", "number")
#: The orders in which the list can be read; the permanent number decides between equals. The year, not the date, puts
#: the undated last among the oldest: "undated" sorts after every number, while no date at all sorts before.
ORDERS = {
    NEWEST: NEWEST_FIRST,
    OLDEST: ("year", "published_on", "number"),
    TITLE: ("title_key", "number"),
}
#: More topics than this describe nothing; so many fit into the column and its index.
MOST_TOPICS = 20
_FACTS = ("page", "kind", "year", "published_on", "languages", "topics", "title_key")


class ListEntryQuerySet(models.QuerySet):
    """The list, for readers of one language and as they filter it."""

    def for_readers(self, language: str) -> ListEntryQuerySet:
        """
        Return what the public may see of the list; asks for the site's view restrictions at once.

        Restrictions are applied here and never stored, so that what becomes private is gone with the next request.
        """
        private: QuerySet = Page.objects.private()
        return self.filter(reader=language).exclude(page__in=private.values("pk"))

    def matching(self, filters: Filters, *, aside: str = "") -> ListEntryQuerySet:
        """Return the entries that pass the filters, the one named by `aside` left open."""
        entries = self
        active = [name for name in filters.active if name != aside]
        for name in active:
            value = getattr(filters, name)
            if name == "topic":
                entries = entries.filter(topics__contains=f" {value} ")
            elif name == "language":
                entries = entries.filter(languages__contains=value)
            else:
                entries = entries.filter(**{"kind" if name == "type" else name: value})
        return entries

    def on_topics(self, topics: Iterable[int]) -> ListEntryQuerySet:
        """Return the entries with any of these topics (of the source language, by their keys)."""
        carried = PublicationTopic.objects.filter(page=models.OuterRef("page"), topic__in=list(topics))
        return self.filter(models.Exists(carried))

    def refresh(self, keys: Collection[UUID]) -> None:
        """Bring the entries of the publications with these translation keys up to date, whatever happened to them."""
        with transaction.atomic():
            pages = PublicationPage.objects.live().filter(translation_key__in=keys)
            written: dict[UUID, dict[str, PublicationPage]] = {}
            for page in pages.select_related("locale").prefetch_related("editions", "topic_links__topic"):
                written.setdefault(page.translation_key, {})[page.language] = page
            entries = [entry for pages in written.values() for entry in _entries_of(pages)]
            stale = self.filter(page__translation_key__in=keys)
            for reader in CODES:
                stale = stale.exclude(
                    reader=reader, number__in=[entry.number for entry in entries if entry.reader == reader]
                )
            stale.delete()
            self.bulk_create(
                entries, update_conflicts=True, unique_fields=["reader", "number"], update_fields=list(_FACTS)
            )


class ListEntry(models.Model):
    """
    A publication's place in the list for readers of one language, kept when a page is published or taken back.

    `SitePageQuerySet.readable_in` finds the same pages, but looks at every page of every language for it: too slow to
    count ten thousand publications by topic, type, year and language with each request. It knows no order by title
    either that is right for lists of mixed languages, since a title's key depends on who reads it.
    """

    #: The language of the readers, not of the page: theirs, else the best of its fallbacks.
    reader = models.CharField(max_length=2)
    number = models.PositiveIntegerField()
    page = models.ForeignKey("research.PublicationPage", on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=20)
    #: Four digits, or "undated".
    year = models.CharField(max_length=7)
    published_on = PartialDateField(blank=True)
    #: The languages in which the publication exists.
    languages = LanguageSetField()
    #: The slugs of its topics in the order of the alphabet, each with a space before and after it; few sets differ.
    topics = models.CharField(max_length=2000, default=" ")
    #: The title's place in the readers' alphabet: their own script comes first.
    title_key = models.CharField(max_length=SORT_KEY_LENGTH)

    objects = ListEntryQuerySet.as_manager()  # ty: ignore[missing-argument] (Django calls it on the class)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["reader", "number"], name="research_listed_once_per_reader")]
        indexes = [
            models.Index(fields=["reader", "-published_on", "number"], name="research_list_newest"),
            models.Index(fields=["reader", "year", "published_on", "number"], name="research_list_oldest"),
            models.Index(fields=["reader", "title_key", "number"], name="research_list_title"),
            # Holds all that is counted, so that counting reads no table.
            models.Index(fields=["reader", "kind", "year", "languages", "topics", "page"], name="research_list_counts"),
        ]

    def __str__(self) -> str:
        return f"{self.number} ({self.reader})"


def _entries_of(pages: dict[str, PublicationPage]) -> Iterable[ListEntry]:
    """Yield the entry of one publication for each language of readers who can read one of its live pages."""
    for reader in CODES:
        page = next((pages[code] for code in reading_order(reader) if code in pages), None)
        if page is None:
            continue
        date: Any = page.published_on
        topics = sorted({link.topic.slug for link in page.topic_links.all()})[:MOST_TOPICS]
        yield ListEntry(
            reader=reader,
            number=page.number,
            page=page,
            kind=page.kind,
            year=f"{date.year:04d}" if date else UNDATED,
            published_on=date,
            languages=page.languages,
            topics=f" {' '.join(topics)} ",
            title_key=sort_key(page.title, reader),
        )
