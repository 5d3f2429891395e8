"""Which page somebody meant who asked for an address that does not exist."""

from __future__ import annotations

import heapq
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from uuid import UUID

from wagtail.models import Page

from site_config.languages.codes import SOURCE, reading_order
from site_config.languages.letters import slugify_title
from site_config.old_addresses.own_pages import numbered_types
from site_config.old_addresses.sections import LANGUAGES
from site_config.pages.addresses import address_in
from site_config.pages.querysets import SitePageQuerySet

#: The newest pages that are looked through, each counted in every language.
MOST_PAGES = 30_000
#: Pages that are compared with an address letter by letter: those that share most groups of three letters with it.
COMPARED = 20
#: Of 1: how much of both slugs is alike (difflib's ratio). Below it the likeness is chance.
LIKE_ENOUGH = 0.7
#: Right below the home page of a language; there stand the root and the home page itself.
_HOME_DEPTH = 2
_NUMBER = re.compile(r"(\d{1,9})[-:.]?", re.ASCII)
_ENDING = re.compile(r"\.[a-z0-9]{2,4}$", re.IGNORECASE)


@dataclass(frozen=True)
class Known:
    """What is known of one missing address: the page probably meant, or that a page has come to stand there."""

    page: Page | None = None
    address: str = ""
    is_answered: bool = False


@dataclass(frozen=True)
class _Slot:
    """One published page in one language; `below` is its address below that language's home page."""

    pk: int
    key: UUID
    language: str
    below: str


class Likeness:
    """All published pages, looked through for a list of addresses: the same few queries however many there are."""

    def __init__(self) -> None:
        pages = SitePageQuerySet(Page).published().filter(depth__gte=_HOME_DEPTH).order_by("-pk")
        rows = pages.values_list("pk", "translation_key", "locale__language_code", "url_path")[:MOST_PAGES]
        self._by_key: dict[UUID, list[_Slot]] = defaultdict(list)
        self._by_address: dict[str, list[_Slot]] = defaultdict(list)
        for pk, key, language, url_path in rows:
            slot = _Slot(pk, key, language, url_path.split("/", 2)[2])
            self._by_key[key].append(slot)
            self._by_address[slot.below].append(slot)
        self._grams: dict[str, list[str]] = defaultdict(list)
        self._sizes: dict[str, int] = {}
        for below in self._by_address:
            grams = _grams(_last(below))
            self._sizes[below] = len(grams)
            for gram in grams:
                self._grams[gram].append(below)

    def is_answered(self, path: str) -> bool:
        """Return whether a published page is read at the path."""
        language, below = _split(path)
        slots = self._by_address.get(below, []) if language else []
        return any(slot.language in reading_order(language) for slot in slots)

    def of(self, paths: Iterable[str]) -> dict[str, Known]:
        """Return what is known of each path."""
        asked = list(paths)
        missing = [path for path in asked if not self.is_answered(path)]
        numbered = self._numbered(missing)
        chosen = {path: self._slot(path, numbered) for path in missing}
        pages = SitePageQuerySet(Page).filter(pk__in={slot.pk for slot in chosen.values() if slot})
        by_pk = {page.pk: page for page in pages.select_related("locale")}
        known = {path: Known(is_answered=True) for path in asked}
        for path, slot in chosen.items():
            page = by_pk.get(slot.pk) if slot else None
            known[path] = Known(page, address_in(page, page.locale.language_code)) if page else Known()
        return known

    def _slot(self, path: str, numbered: dict[int, UUID]) -> _Slot | None:
        """Return the likeliest page in the best language for who asks for the path."""
        key = numbered.get(_number(path) or -1) or self._likest(path)
        slots = self._by_key.get(key, []) if key else []
        named = next(iter(_parts(path.removeprefix("/index.php"))), "")
        first = LANGUAGES.get(named, SOURCE)
        order = [*reading_order(first), *sorted({slot.language for slot in slots} - set(reading_order(first)))]
        return min(slots, key=lambda slot: order.index(slot.language), default=None)

    def _likest(self, path: str) -> UUID | None:
        slug = _slug(path)
        if not slug:
            return None
        grams = _grams(slug)
        shared = Counter(below for gram in grams for below in self._grams.get(gram, ()))
        nearest = heapq.nlargest(COMPARED, shared, key=lambda below: shared[below] / (len(grams) + self._sizes[below]))
        # It keeps what it knows of the second text, and is given the first anew for each page.
        matcher = SequenceMatcher(b=slug, autojunk=False)
        likeness: dict[str, float] = {}
        for below in nearest:
            matcher.set_seq1(_last(below))
            likeness[below] = matcher.ratio()
        # Of pages alike the one in the section that was asked for.
        above = set(_parts(path)[:-1])
        best = max(likeness, key=lambda below: (likeness[below], len(above & set(_parts(below)))), default="")
        return self._by_address[best][0].key if best and likeness[best] >= LIKE_ENOUGH else None

    @staticmethod
    def _numbered(paths: list[str]) -> dict[int, UUID]:
        """Return the translation keys of the pages that have the old numbers in the paths: a query for each type."""
        numbers = {number for path in paths if (number := _number(path))}
        found: dict[int, UUID] = {}
        for model in numbered_types() if numbers else ():
            pages = model.objects.filter(legacy_number__in=numbers)
            found |= dict(pages.values_list("legacy_number", "translation_key"))
        return found


def _parts(path: str) -> list[str]:
    return [part for part in path.split("/") if part]


def _last(path: str) -> str:
    return (_parts(path) or [""])[-1]


def _split(path: str) -> tuple[str, str]:
    """Return our language of a path and what stands below it, as the addresses of pages are kept."""
    parts = _parts(path)
    if not parts or parts[0] not in LANGUAGES.values():
        return "", ""
    return parts[0], "".join(f"{part}/" for part in parts[1:])


def _number(path: str) -> int | None:
    match = _NUMBER.match(_last(path))
    return int(match[1]) if match else None


def _slug(path: str) -> str:
    """Return the name of what was asked for, as our slugs are written, without an old number and a file's ending."""
    name = _ENDING.sub("", _NUMBER.sub("", _last(path), count=1))
    return slugify_title(name, max_length=100, fallback="")


def _grams(slug: str) -> set[str]:
    """Return the groups of three letters in a slug, its beginning and end marked."""
    marked = f"--{slug}-"
    return {marked[place : place + 3] for place in range(len(marked) - 2)} if slug else set()
