"""
The addresses of the old site, read without asking the database.

The old site ran on Joomla: `/index.php/en/researches/129-migration-remittances` is the item 129 of a section, in a
language. The prefix `index.php` could be left out, and so could the language, which then was English. Lists came in
parts, `?start=64`, that have drifted since; the query therefore says nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from site_config.languages.codes import SOURCE

#: What is longer was never an address of the old site.
LONGEST, MOST_PARTS = 500, 8

#: The first part of an old address → our language. The old site named Tajik by its country.
LANGUAGES = {"en": "en", "ru": "ru", "tg": "tg", "tj": "tg"}
#: Those that no address of this site begins with.
_OLD_LANGUAGES = {"tj"}

# Nine digits fit into the integers of every database.
_ITEM = re.compile(r"(\d{1,9})(?:[-:.].*)?", re.DOTALL | re.ASCII)


@dataclass(frozen=True)
class Section:
    """
    A section of the old site.

    `leads_to` is the path of its page below ours of a language, empty for the home page; `kind` is the `search_kind`
    of the pages its items became, empty where it had none. `is_our_word` says that addresses of this site use the name
    too: there only what no page of ours is called, an item or one of `subsections`, counts as old.
    """

    leads_to: str
    kind: str = ""
    is_our_word: bool = False
    subsections: tuple[str, ...] = ()


SECTIONS: dict[str, Section] = {
    "researches": Section("research/", "research"),
    "research": Section("research/", "research", is_our_word=True),
    "newsletters": Section("news/", "news"),
    "news": Section("news/", "news", is_our_word=True, subsections=("newsletter",)),
    "about-us": Section("about/"),
    "multimedia": Section(""),
}
#: An address of the older generation that stands for itself without a language, though its word is ours too.
_WITHOUT_LANGUAGE = ("research",)


@dataclass(frozen=True)
class OldAddress:
    """
    What an old address asks for.

    `leads_to` is the path below our `/{language}/`; `number` the item's, None for a list or a page. `is_certain` says
    that no page of ours can have the address; `is_only_an_item` that it is old only if the item is known.
    """

    language: str
    leads_to: str
    kind: str = ""
    number: int | None = None
    is_certain: bool = True
    is_only_an_item: bool = False

    @property
    def list_address(self) -> str:
        """Return the address of the list or page that stands in for the whole section."""
        return f"/{self.language}/{self.leads_to}"


def read(path: str) -> OldAddress | None:
    """Return what a decoded path asks for as an address of the old site; None where it is none, or nobody knows."""
    parts = [part for part in path.lower().split("/") if part] if len(path) <= LONGEST else []
    if not 0 < len(parts) <= MOST_PARTS:
        return None
    has_prefix = parts[0] == "index.php"
    parts = parts[has_prefix:]
    named = parts[0] if parts and parts[0] in LANGUAGES else ""
    parts = parts[bool(named) :]
    language = LANGUAGES.get(named, SOURCE)
    is_old = has_prefix or named in _OLD_LANGUAGES
    if not parts:
        return OldAddress(language, "") if is_old else None
    section = SECTIONS.get(parts[0])
    if section is None:
        return None
    item = _ITEM.fullmatch(parts[-1]) if section.kind and len(parts) > 1 else None
    is_only_an_item = False
    if section.is_our_word and not is_old:
        is_item = len(parts) == 2 and item is not None and "-" in parts[1]
        is_section = parts[1:2] and parts[1] in section.subsections
        if not (is_item or is_section or (not named and tuple(parts) == _WITHOUT_LANGUAGE)):
            return None
        is_only_an_item = bool(is_item and named)
    return OldAddress(
        language,
        section.leads_to,
        section.kind,
        int(item[1]) if item else None,
        is_certain=is_old or not named,
        is_only_an_item=is_only_an_item,
    )
