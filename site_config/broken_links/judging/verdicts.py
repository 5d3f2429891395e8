from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from site_config.broken_links.finding import Link
from site_config.broken_links.judging.addresses import Addresses
from site_config.broken_links.judging.files import Files
from site_config.broken_links.judging.pages import Pages
from site_config.broken_links.models import Kind, Reason


@dataclass(frozen=True)
class FoundIn:
    """A link and where it was found: by a reader of which language, on the page at which path (a snippet has none)."""

    link: Link
    language: str
    path: str


@dataclass(frozen=True)
class Verdict:
    """Why a link is broken, and the title of what it leads to, where there is one."""

    reason: Reason
    title: str = ""


class Judge:
    """Judges the links of one batch; the number of queries is the same for any number of pages, addresses aside."""

    def __init__(self, found: Iterable[FoundIn], addresses: Addresses) -> None:
        found = list(found)
        self._addresses = addresses
        self._pages = Pages(_numbers(found, Kind.PAGE), {each.language for each in found})
        self._documents = Files.documents(_numbers(found, Kind.DOCUMENT))
        self._pictures = Files.pictures(_numbers(found, Kind.PICTURE))

    def verdict(self, found: FoundIn) -> Verdict | None:
        """Return why a link is broken; None where it is not."""
        link = found.link
        if link.kind == Kind.ADDRESS:
            reason = self._addresses.why_not(link.target, found.path)
            return Verdict(reason) if reason else None
        number = _number(link)
        if number is None:
            return Verdict(Reason.DELETED)
        if link.kind == Kind.PAGE:
            reason, title = self._pages.why_not(number, found.language), self._pages.title(number)
        else:
            files = self._documents if link.kind == Kind.DOCUMENT else self._pictures
            reason, title = files.why_not(number), files.title(number)
        return Verdict(reason, title) if reason else None


def _number(link: Link) -> int | None:
    """Return the number that a link is stored with; None for anything else, and for more than a table can count."""
    target = link.target
    return int(target) if target.isascii() and target.isdigit() and len(target) < 19 else None


def _numbers(found: Iterable[FoundIn], kind: Kind) -> set[int]:
    return {number for each in found if each.link.kind == kind and (number := _number(each.link)) is not None}
