"""Finds the publication of the site that a row is about."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from research.identifiers import clean_doi, clean_isbn
from research.imports.values import Facts
from research.models import PublicationPage, RemovedPublication
from site_config.languages.codes import SOURCE
from site_config.languages.partial_dates import PartialDate


@dataclass(eq=False)
class Known:
    """
    A publication of the site, or one that an earlier row makes.

    `page` is the key of its English page; None where it has none, or where it is only planned. `place` says which row
    of the catalogue is about it, once one is.
    """

    title: str
    english_title: str = ""
    year: int | None = None
    number: int | None = None
    page: int | None = None
    isbn: str = ""
    doi: str = ""
    slug: str = ""
    place: str = ""
    is_planned: bool = False

    @property
    def name(self) -> str:
        """What problems call it."""
        words = _("“%(title)s”") if self.number is None else _("publication %(number)s, “%(title)s”")
        return words % {"number": self.number, "title": self.title[:80]}


class Publications:
    """All publications, by what tells one from another: a light row for each, however many there are."""

    def __init__(self) -> None:
        self._numbers: dict[int, Known] = {}
        self._isbns: defaultdict[str, list[Known]] = defaultdict(list)
        self._dois: defaultdict[str, list[Known]] = defaultdict(list)
        self._slugs: defaultdict[str, list[Known]] = defaultdict(list)
        self._titles: defaultdict[str, list[Known]] = defaultdict(list)
        #: Slugs at which readers are told that a publication was removed.
        self._removed: set[str] = set()

    @classmethod
    def load(cls) -> Publications:
        """Ask for all of them, in two queries."""
        found = cls()
        removed: Any = RemovedPublication
        found._removed.update(removed.objects.values_list("slug", flat=True))
        names = ("pk", "translation_key", "locale__language_code", "number", "isbn", "doi", "slug", "published_on")
        rows = PublicationPage.objects.order_by("pk").values_list(*names, "title", "original_title")
        publications: dict[UUID, Known] = {}
        for pk, key, language, number, isbn, doi, slug, date, title, original in rows.iterator():
            if language == SOURCE or key not in publications:
                year = date.year if isinstance(date, PartialDate) else None
                page = pk if language == SOURCE else None
                publications[key] = Known(original or title, title, year, number, page, isbn, doi, slug)
        for known in publications.values():
            found.add(known)
        return found

    def add(self, known: Known) -> None:
        """Let later rows find a publication."""
        if known.number is not None:
            self._numbers[known.number] = known
        for index, key in self._places(known):
            index[key].append(known)

    def forget(self, known: Known) -> None:
        """Let no later row find it: it could not be made."""
        for index, key in self._places(known):
            index[key] = [each for each in index[key] if each is not known]

    def _places(self, known: Known) -> Iterable[tuple[defaultdict[str, list[Known]], str]]:
        keys = ((self._isbns, plain_isbn(known.isbn)), (self._dois, known.doi.lower()), (self._slugs, known.slug))
        titles = dict.fromkeys(map(plain_title, filter(None, (known.title, known.english_title))))
        return [*((index, key) for index, key in keys if key), *((self._titles, title) for title in titles)]

    def has_slug(self, slug: str) -> bool:
        """Whether a publication has this slug, or had it until it was removed."""
        return bool(self._slugs.get(slug)) or slug in self._removed

    def match(self, facts: Facts) -> Known | None:
        """Return the publication that a row is about, None for a new one; raise ValidationError, in words."""
        values = facts.values
        number = values.get("number")
        if number is not None and number not in self._numbers:
            raise ValidationError(
                _("number: No publication has the number %(number)s. Leave it empty for a new one: the site gives it."),
                params={"number": number},
            )
        named = [
            ("number", [self._numbers[number]] if number is not None else []),
            ("doi", self._dois.get(values.get("doi", "").lower(), [])),
            ("isbn", self._isbns.get(plain_isbn(values.get("isbn", "")), [])),
            ("slug", self._slugs.get(values.get("slug", ""), [])),
        ]
        found = {id(known): known for _column, those in named for known in those}
        if len(found) > 1:
            columns = ", ".join(column for column, those in named if those)
            raise ValidationError(
                _("%(columns)s: This fits several publications: %(names)s. Give the number."),
                params={"columns": columns, "names": "; ".join(known.name for known in found.values())},
            )
        return next(iter(found.values())) if found else self._by_title(facts)

    def _by_title(self, facts: Facts) -> Known | None:
        values = facts.values
        if not facts.original_title:
            return None
        date = values.get("date")
        year = date.year if date else None
        those = self._titles.get(plain_title(facts.original_title), [])
        found = [known for known in those if known.year == year] or [
            known for known in those if known.year is None or year is None
        ]
        if not found:
            return None
        if len(found) > 1:
            raise ValidationError(
                _("title: Title and year fit several publications: %(names)s. Give the number."),
                params={"names": "; ".join(known.name for known in found)},
            )
        known = found[0]
        for column, one, other in (
            ("isbn", plain_isbn(values.get("isbn", "")), plain_isbn(known.isbn)),
            ("doi", values.get("doi", ""), known.doi),
        ):
            if one and other and one != other:
                raise ValidationError(
                    _("%(column)s: Title and year are those of %(name)s, which has another one. Give the number."),
                    params={"column": column, "name": known.name},
                )
        return known

    def named(self, text: str) -> Known | None:
        """Return the publication that a number, ISBN or DOI names; raise ValidationError where it can be none."""
        if re.fullmatch(r"[0-9]{1,8}", text):
            return self._numbers.get(int(text))
        if re.match(r"(?:https?://|doi:\s*)?(?:dx\.)?(?:doi\.org/)?10\.", text, re.IGNORECASE):
            found = self._dois.get(clean_doi(text), [])
        else:
            found = self._isbns.get(plain_isbn(clean_isbn(text)), [])
        if len(found) > 1:
            raise ValidationError(_("This fits several publications. Give the number."))
        return found[0] if found else None


def plain_title(title: str) -> str:
    """Return a title in the form in which titles are compared: letters and figures only."""
    text = unicodedata.normalize("NFKC", title).casefold().replace("ё", "е")
    return " ".join(re.findall(r"\w+", text))


def plain_isbn(isbn: str) -> str:
    """Return an ISBN as thirteen digits without hyphens, whether it has ten or thirteen; empty for none."""
    digits = re.sub(r"[^0-9Xx]", "", isbn).upper()
    if len(digits) != 10:
        return digits
    start = "978" + digits[:9]
    total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(start))
    return start + str(-total % 10)
