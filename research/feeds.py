from __future__ import annotations

import datetime

from django.utils.feedgenerator import Enclosure
from django.utils.html import linebreaks
from django.utils.translation import gettext

from research.describing import address_of, file_of
from research.models import ListEntry, PublicationPage, ResearchIndexPage
from research.models.listing import ListEntryQuerySet
from site_config.pages.addresses import absolute
from site_config.pages.feeds import ENTRIES, LanguageFeed
from site_config.pages.models import reader_language

#: Among so many of the newest publications those in the language of the feed are found.
LOOKED_AT = 400


def newest_publications(listed: ListEntryQuerySet, language: str) -> list[PublicationPage]:
    """
    Return those of the list that came to the site last and are really written in the language, the newest first.

    By the permanent number, which is given in the order of arrival. The list's own table has few columns.
    """
    newest = listed.order_by("-number").values_list("page", flat=True)
    pages = PublicationPage.objects.published().in_language(language).filter(pk__in=list(newest[:LOOKED_AT]))
    return list(pages.for_records().order_by("-number")[:ENTRIES])


class PublicationFeed(LanguageFeed):
    """
    The publications that came to the site last, with their files as enclosures.

    Only what is really written in the language; an entry's date is the day it came to the site, since a publication's
    own date may be no more than a year, and an Atom date must be a moment.
    """

    url_name = "research_feed"

    def title(self) -> str:
        """The feed's name in feed readers."""
        return gettext("Publications of the IOM Mission in Tajikistan")

    def subtitle(self) -> str:
        """What the feed brings."""
        return gettext("New research on migration from Tajikistan.")

    def link(self) -> str:
        """The research list."""
        section = ResearchIndexPage.objects.readable_in(reader_language()).first()
        return absolute(section.reader_url) if section else absolute(f"/{reader_language()}/")

    def items(self) -> list[PublicationPage]:
        """The newest entries first."""
        return newest_publications(ListEntry.objects.for_readers(reader_language()), reader_language())

    def item_title(self, item: PublicationPage) -> str:
        """The page's title, as it stands."""
        return item.title

    def item_description(self, item: PublicationPage) -> str:
        """The abstract as HTML, which Atom's summary is."""
        return linebreaks(item.abstract, autoescape=True)

    def item_link(self, item: PublicationPage) -> str:
        """The landing page."""
        return address_of(item, item.language)

    def item_guid(self, item: PublicationPage) -> str:
        """The permanent link, which no retitling changes."""
        return item.permanent_link(item.language)

    def item_author_name(self, item: PublicationPage) -> str | None:
        """The authors in one line; Django's feeds take one name."""
        return ", ".join(str(author) for author in item.authors.all()) or None

    def item_pubdate(self, item: PublicationPage) -> datetime.datetime | None:
        """When it came to the site."""
        return item.first_published_at

    def item_updateddate(self, item: PublicationPage) -> datetime.datetime | None:
        """When the page was last changed."""
        return item.last_published_at

    def item_categories(self, item: PublicationPage) -> list[str]:
        """The slugs of its topics."""
        return [link.topic.slug for link in item.topic_links.all()]

    def item_enclosures(self, item: PublicationPage) -> list[Enclosure]:
        """The files in any language, at their addresses below this page."""
        files = [file for edition in item.all_editions if (file := file_of(edition, item, item.language))]
        return [Enclosure(file.url, str(file.size or 0), file.media_type) for file in files]
