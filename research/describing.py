"""Makes records (record.py) from pages: the pages of one publication in all languages know together what it is."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.utils import timezone, translation
from django.utils.translation import gettext

from research.record import Contributor, Record, RecordFile, Reference
from research.vocabularies import Region
from site_config.languages.codes import CODES, SOURCE
from site_config.languages.partial_dates import PartialDate
from site_config.media.models import SiteDocument
from site_config.media.views import DOCUMENT_TYPES
from site_config.pages.addresses import absolute, address_in
from site_config.topics.models import Topic

if TYPE_CHECKING:
    # The pages describe themselves by this module, so it must not need them to be there first.
    from research.models import Edition, PublicationPage

#: The pages of one publication by language.
Pages = Mapping[str, "PublicationPage"]

_NO_BREAK_SPACES = re.compile("[\u00a0\u202f]")


def pages_by_key(pages: Iterable[PublicationPage]) -> dict[UUID, dict[str, PublicationPage]]:
    """Return pages by the translation key of their publication, and by language."""
    found: dict[UUID, dict[str, PublicationPage]] = defaultdict(dict)
    for page in pages:
        found[page.translation_key][page.language] = page
    return found


def published_pages(publications: Any, keys: Iterable[UUID]) -> dict[UUID, dict[str, PublicationPage]]:
    """
    Return the public pages of these publications, with all that a record needs, in a fixed number of queries.

    `publications` is the manager of the page type.
    """
    return pages_by_key(publications.published().filter(translation_key__in=list(keys)).for_records())


def source_of(pages: Pages) -> PublicationPage:
    """Return the page whose facts count: the English one, else the first there is."""
    return next(pages[code] for code in (SOURCE, *CODES) if code in pages)


def address_of(page: PublicationPage, language: str) -> str:
    """Return the absolute address at which the publication's page is read in a language."""
    return absolute(address_in(page, language))


def _day_of(moment: datetime | None) -> PartialDate | None:
    """Return the day in Dushanbe of a moment; None for none."""
    day = moment and timezone.localdate(moment)
    return PartialDate(day.year, day.month, day.day) if day else None


def title_in(pages: Pages, language: str) -> tuple[str, str, str]:
    """
    Return the title of the edition in a language, the language in which it stands, and its subtitle.

    As printed where that is known: the edition's own title, or the original title. Else the page's, which is a
    translation; where there is none, the original title stands in for it.
    """
    title, title_language, subtitle = _title_in(pages, language)
    return plain(title), title_language, plain(subtitle)


def plain(text: str) -> str:
    """
    Return a text with ordinary spaces.

    No-break ones are for the lines of the site's pages. Catalogues would take a title with one for another title.
    """
    return _NO_BREAK_SPACES.sub(" ", text)


def _title_in(pages: Pages, language: str) -> tuple[str, str, str]:
    source = source_of(pages)
    page = pages.get(language)
    is_original = language == source.original_language
    # An edition in this language alone says it better than one that shares its title with another language.
    for edition in sorted(source.all_editions, key=lambda edition: len(edition.languages)):
        if edition.title and language in edition.languages and (len(edition.languages) == 1 or not is_original):
            return edition.title, language, ""
    subtitle = page.subtitle if page else ""
    if is_original and source.original_title:
        return source.original_title, language, subtitle
    if page:
        return page.title, language, subtitle
    if source.original_title:
        return source.original_title, source.original_language, ""
    return source.title, source.language, source.subtitle


def file_of(edition: Edition, page: PublicationPage, language: str) -> RecordFile | None:
    """Return an edition's file at its address below the publication's page in a language; None without a file."""
    document: SiteDocument | None = edition.file
    if document is None or not edition.address_name:
        return None
    return RecordFile(
        url=address_of(page, language) + edition.address_name,
        media_type=DOCUMENT_TYPES.get(f".{document.file_extension.lower()}", "application/octet-stream"),
        languages=tuple(edition.languages),
        size=document.file_size,
        pages=document.page_count,
        sha256=document.checksum,
    )


class Describer:
    """
    Makes records of publications, named by their translation keys; `publications` is the manager of the page type.

    What many of them share is asked for once, in four queries at the most.
    """

    def __init__(self, publications: Any, keys: Iterable[UUID]) -> None:
        self._publications = publications
        self._keys = list(keys)

    def records(self, pages: Pages) -> dict[str, Record]:
        """Return the publication's records by language, each as its own landing page shows it."""
        return {language: self.record(pages, language) for language in source_of(pages).languages}

    def record(self, pages: Pages, language: str, seen_from: str = "") -> Record:
        """
        Return the record of one language of the publication.

        `seen_from` is the language of the page that shows it, where it is another: an English page about a Russian
        edition offers the file below its own address.
        """
        source = source_of(pages)
        seen_from = seen_from or language
        words = pages.get(language, source)
        title, title_language, subtitle = title_in(pages, language)
        keywords, keywords_language = self._keywords(source, language)
        with translation.override(language):
            publisher = plain(words.publisher) or gettext(
                "International Organization for Migration, Mission in Tajikistan"
            )
            # Without the mission: reference managers would take what follows a comma for a given name.
            corporate_author = plain(words.publisher) or gettext("International Organization for Migration")
            region = str(Region(source.region).label) if source.region else ""
        files = (
            file_of(edition, source, seen_from) for edition in source.all_editions if language in edition.languages
        )
        return Record(
            number=source.number or 0,
            language=language,
            original_language=source.original_language,
            title=title,
            title_language=title_language,
            subtitle=subtitle,
            permalink=source.permanent_link(language),
            page_url=address_of(source, seen_from),
            list_url=address_of(source, seen_from).rsplit("/", 2)[0] + "/",
            publisher=publisher,
            corporate_author=corporate_author,
            authors=_names("authors", pages, language),
            editors=_names("editors", pages, language),
            funders=tuple(filter(None, map(str.strip, plain(words.funder).split(";")))),
            date=source.published_on or None,
            available=None if source.published_on else _day_of(source.first_published_at),
            kind=source.kind,
            abstract=plain(words.abstract),
            abstract_language=words.language,
            keywords=keywords,
            keywords_language=keywords_language,
            topics=tuple(dict.fromkeys(link.topic.slug for link in source.topic_links.all())),
            series=plain(words.series),
            report_number=source.report_number,
            isbn=source.isbn,
            issn=source.issn,
            doi=source.doi,
            place=plain(words.place),
            region=region,
            licence=source.licence_url,
            disclaimer=plain(words.disclaimer),
            printed_pages=source.printed_pages,
            files=tuple(file for file in files if file),
            versions=tuple(reference_to(pages, code, code) for code in source.languages if code != language),
            replaces=self._forerunners(source, language),
            replaced_by=self._successor(source, language),
        )

    def _keywords(self, source: PublicationPage, language: str) -> tuple[tuple[str, ...], str]:
        """Return the names of the topics in the record's language, or in that of the page where one has none."""
        keys = [link.topic.translation_key for link in source.topic_links.all()]
        for code in (language, source.language):
            names = [self._topic_names.get((key, code)) for key in keys]
            if all(names):
                return tuple(dict.fromkeys(filter(None, names))), code if names else ""
        return tuple(dict.fromkeys(link.topic.name for link in source.topic_links.all())), source.language

    @cached_property
    def _topic_names(self) -> dict[tuple[UUID, str], str]:
        topics = Topic.objects.values_list("translation_key", "locale__language_code", "name")
        return {(key, language): name for key, language, name in topics}

    @cached_property
    def _replaced(self) -> dict[UUID, dict[UUID, dict[str, PublicationPage]]]:
        """The publications that others replace: key of the newer one → key of the older one → its pages."""
        older = self._publications.published().filter(replaced_by__translation_key__in=self._keys)
        found: dict[UUID, dict[UUID, dict[str, PublicationPage]]] = defaultdict(lambda: defaultdict(dict))
        for page in older.for_references().select_related("replaced_by").order_by("published_on", "number"):
            found[page.replaced_by.translation_key][page.translation_key][page.language] = page
        return found

    @cached_property
    def _replacing(self) -> dict[UUID, dict[str, PublicationPage]]:
        """The pages of the newer publications: key of the older one → its successor's pages."""
        links = dict(
            self._publications.filter(translation_key__in=self._keys, replaced_by__isnull=False).values_list(
                "translation_key", "replaced_by__translation_key"
            )
        )
        newer = self._publications.published().filter(translation_key__in=set(links.values()))
        pages = pages_by_key(newer.for_references()) if links else {}
        return {older: pages[key] for older, key in links.items() if key in pages}

    def _forerunners(self, source: PublicationPage, language: str) -> tuple[Reference, ...]:
        older = self._replaced.get(source.translation_key, {}).values()
        return tuple(reference_to(pages, source_of(pages).language_for(language), language) for pages in older)

    def _successor(self, source: PublicationPage, language: str) -> Reference | None:
        pages = self._replacing.get(source.translation_key) if source.replaced_by_id else None
        return reference_to(pages, source_of(pages).language_for(language), language) if pages else None


def reference_to(pages: Pages, language: str, seen_from: str) -> Reference:
    """Return a reference to the record of a language, on the page of the language it is seen from."""
    source = source_of(pages)
    title, _language, subtitle = title_in(pages, language)
    return Reference(
        permalink=source.permanent_link(language),
        page_url=address_of(source, seen_from),
        title=f"{title}: {subtitle}" if subtitle else title,
        language=language,
    )


def _names(relation: str, pages: Pages, language: str) -> tuple[Contributor, ...]:
    """Return authors or editors as the page in the language prints them, else as the original's page does."""
    source = source_of(pages)
    page = pages.get(language) or pages.get(source.original_language) or source
    return tuple(contributor.value for contributor in getattr(page, relation).all())
