"""What an address asks of the research list, read from its query without a database and written back in one form."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any, Protocol
from urllib.parse import urlencode

from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from research.vocabularies import PublicationKind
from site_config.languages.codes import CODES
from site_config.languages.partial_dates.value import FIRST_YEAR, LAST_YEAR

UNDATED = "undated"
NEWEST, OLDEST, TITLE = SORTS = ("newest", "oldest", "title")

#: The filters proper, in the order in which the page offers them.
FACETS = ("topic", "type", "year", "language")

#: As much of a wrong value as is repeated to the reader, in letters.
_SHOWN = 40


class Query(Protocol):
    """The two methods of a QueryDict that are needed."""

    def __contains__(self, name: object, /) -> bool: ...

    def getlist(self, name: str, /) -> list[str]: ...


@dataclass(frozen=True)
class Filters:
    """A state of the list. Empty text leaves a filter open; `topic` is a slug, `type` a PublicationKind."""

    topic: str = ""
    type: str = ""
    year: str = ""
    language: str = ""
    sort: str = NEWEST
    page: int = 1

    @property
    def active(self) -> tuple[str, ...]:
        """The names of the filters in use."""
        return tuple(name for name in FACETS if getattr(self, name))

    def without(self, *names: str) -> Filters:
        """Return this state with the named filters open, from the first page."""
        return replace(self, page=1, **{name: getattr(_PLAIN, name) for name in names})

    def having(self, **values: Any) -> Filters:
        """Return this state with other values, from the first page unless `page` is among them."""
        return replace(self, **({"page": 1} | values))

    def query_string(self, without: Collection[str] = (), having: Mapping[str, Any] | None = None) -> str:
        """
        Return the query of this state, or of its neighbour, from the question mark on; '' for the plain list.

        Every state has one query: parameters in one order, defaults left out.
        """
        state = self
        if without:
            state = state.without(*without)
        if having:
            state = state.having(**having)
        given = {name: value for name, value in asdict(state).items() if value != getattr(_PLAIN, name)}
        return f"?{urlencode(given)}" if given else ""


_PLAIN = Filters()
_NAMES = tuple(field.name for field in fields(Filters))

_REASONS = {
    "topic": _("There is no topic “%(value)s”: it was left out."),
    "type": _("There is no type of publication “%(value)s”: it was left out."),
    "year": _("“%(value)s” is no year: it was left out."),
    "language": _("“%(value)s” is not a language of this site: it was left out."),
    "sort": _("The list cannot be sorted by “%(value)s”: the newest come first."),
    "page": _("This list has no page “%(value)s”."),
}
_REPEATED = _("Only one choice of a kind at a time: “%(value)s” was left out.")


@dataclass(frozen=True)
class Ignored:
    """A value that the list cannot follow."""

    name: str
    value: str
    is_repeated: bool = False

    @property
    def message(self) -> str:
        """A sentence for the reader, in the active language."""
        reason = _REPEATED if self.is_repeated else _REASONS[self.name]
        return str(reason) % {"value": Truncator(self.value).chars(_SHOWN)}


def read_filters(query: Query, topics: Collection[str]) -> tuple[Filters, tuple[Ignored, ...]]:
    """
    Return the state that a query asks for, and what of it was ignored; `topics` are the slugs there are.

    The first good value of a name counts. Nothing is an error, unknown names and empty values mean nothing, and one
    sentence for each name is enough, however often it is repeated.
    """
    checks: dict[str, Callable[[str], bool]] = {
        "topic": topics.__contains__,
        "type": PublicationKind.values.__contains__,
        "year": _is_year,
        "language": CODES.__contains__,
        "sort": SORTS.__contains__,
        "page": _is_page,
    }
    chosen: dict[str, Any] = {}
    ignored: list[Ignored] = []
    for name in _NAMES:
        values = dict.fromkeys(value for raw in query.getlist(name) if (value := raw.strip()))
        good = next(filter(checks[name], values), None)
        if good is not None:
            chosen[name] = int(good) if name == "page" else good
        wrong = next((value for value in values if not checks[name](value)), None)
        if wrong is not None:
            ignored.append(Ignored(name, wrong))
        elif len(values) > 1:
            ignored.append(Ignored(name, list(values)[1], is_repeated=True))
    return Filters(**chosen), tuple(ignored)


def _is_year(value: str) -> bool:
    is_number = len(value) == 4 and value.isascii() and value.isdigit()
    return value == UNDATED or (is_number and FIRST_YEAR <= int(value) <= LAST_YEAR)


def _is_page(value: str) -> bool:
    return len(value) < 6 and value.isascii() and value.isdigit() and int(value) > 0
