"""
What stands in which file of the sitemap.

Pages are filed by language and by their number in the database, 10,000 numbers to a file: a page stays in its file
whatever is published or deleted around it, and every file is made of a bounded number of pages.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote
from uuid import UUID

from django.db.models import F, Max, Value
from django.db.models.functions import Substr
from wagtail.models import Page

from site_config.languages.codes import CODES
from site_config.pages.addresses import absolute, address_in
from site_config.pages.querysets import SitePageQuerySet

#: About 5 MB of XML; sitemaps.org allows 50,000 addresses and 50 MB.
NUMBERS_PER_FILE = 10_000
#: Depths in the page tree: a home page shows what its sections list, and a section lists what stands below it.
HOME, SECTION, LISTED = 2, 3, 4


@dataclass(frozen=True)
class Entry:
    """
    A published page really written in the language of the file: its address, when its readers last saw it change, and
    the addresses of all its languages, itself included, in our order.
    """

    url: str
    changed: datetime | None
    versions: dict[str, str]


def published_pages() -> SitePageQuerySet:
    """Return the pages that search engines are told of; asks for the view restrictions."""
    return SitePageQuerySet(Page).published().filter(depth__gte=HOME, alias_of=None)


def files() -> list[tuple[str, int]]:
    """Return language and number of each file that holds a page; one query and the view restrictions."""
    number = F("pk") / NUMBERS_PER_FILE + Value(1)
    found = published_pages().annotate(file=number).values_list("locale__language_code", "file").order_by().distinct()
    return sorted(found, key=lambda file: (CODES.index(file[0]), file[1]))


def entries(language: str, number: int) -> list[Entry]:
    """
    Return what a file holds, nothing for a file that there is not.

    One query and the view restrictions; two more, and the restrictions, for a file with a list in it.
    """
    pages = published_pages()
    first = (number - 1) * NUMBERS_PER_FILE
    here = pages.in_language(language).filter(pk__gte=first, pk__lt=first + NUMBERS_PER_FILE)
    columns = ("translation_key", "locale__language_code", "url_path", "last_published_at", "depth")
    rows = pages.filter(translation_key__in=here.values("translation_key")).order_by("translation_key")
    # As `address_in` has it, which would make the same beginning thousands of times.
    beginnings = {code: absolute(address_in(Page(), code)) for code in CODES}
    urls: dict[UUID, dict[str, str]] = defaultdict(dict)
    changes: dict[UUID, datetime | None] = {}
    lists: set[UUID] = set()
    for key, code, url_path, changed, depth in rows.values_list(*columns):
        urls[key][code] = beginnings[code] + quote(url_path.split("/", 2)[2])
        if code == language:
            changes[key] = changed
            if depth < LISTED:
                lists.add(key)
    newest = newest_listed(language) if lists else {}
    return [
        Entry(
            url=urls[key][language],
            changed=max(filter(None, (changed, newest.get(key))), default=None),
            versions={code: urls[key][code] for code in CODES if code in urls[key]},
        )
        for key, changed in changes.items()
    ]


def newest_listed(language: str) -> dict[UUID, datetime]:
    """
    Return when the lists of a language last changed for its readers, by the translation keys of sections and home.

    A section changes with any page that it lists, in whichever language its readers are given that page, and the front
    page with any section. What was taken out of a list leaves no date behind.
    """
    listed = SitePageQuerySet(Page).readable_in(language).filter(depth=LISTED)
    section = Substr("path", 1, Page.steplen * SECTION)
    newest: dict[UUID, datetime] = {}
    changes = dict(listed.values_list(section).order_by().annotate(Max("last_published_at")))
    above = {path[: Page.steplen * depth] for path in changes for depth in (HOME, SECTION)}
    keys = dict(Page.objects.filter(path__in=above).values_list("path", "translation_key"))
    for path, changed in changes.items():
        for key in (keys[path], keys[path[: Page.steplen * HOME]]):
            if changed:
                newest[key] = max(changed, newest.get(key, changed))
    return newest
