"""Turns a row's texts into checked values, or into sentences that say what is wrong, each with its column."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext as _

from research.identifiers import clean_doi, clean_isbn, clean_issn
from research.imports import vocabulary
from research.imports.columns import BY_NAME
from research.imports.dates import partial_date
from research.imports.languages import language_named, languages_named
from research.imports.names import contributors
from research.imports.rows import Row
from research.imports.topic_names import TopicNames
from research.models import PublicationPage
from research.record import Organisation
from research.vocabularies import PublicationKind, Region
from site_config.languages.codes import CODES, SOURCE
from site_config.pages.identity import mission_node

#: Our column → field of the page, where the two are called differently.
FIELDS = {"date": "published_on"}
#: Columns whose values are plain fields of the page.
PAGE_COLUMNS = (
    "title", "subtitle", "original_title", "original_language", "kind", "date", "publisher", "place", "funder",
    "series", "report_number", "isbn", "issn", "doi", "printed_pages", "region", "licence", "abstract", "contents",
    "disclaimer", "note",
)  # fmt: skip
#: Of these, the words that a translator writes anew.
WORDS = frozenset(
    {"title", "subtitle", "publisher", "place", "funder", "series", "abstract", "contents", "disclaimer", "note"}
)

_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
_SOFT_BREAK = re.compile("\r\n|[\r\x0b\x0c\u2028\u2029]|_x000[BD]_")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_CYRILLIC = re.compile("[а-яёА-ЯЁ]")


@dataclass(frozen=True)
class WantedEdition:
    """An edition that a row names; `file` is the name of its file, or empty."""

    languages: tuple[str, ...]
    file: str = ""


@dataclass
class Facts:
    """
    What a row says, by column.

    Values are of the types of the page's fields; `authors` and `editors` are tuples of contributors, `topics` slugs,
    `editions` tuples of WantedEdition, `replaced_by` and `printed_title` texts.
    """

    row: Row
    values: dict[str, Any] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    @property
    def original_title(self) -> str:
        """The title by which the publication is known, whatever column it stands in."""
        return next(
            (self.values[name] for name in ("original_title", "printed_title", "title") if name in self.values), ""
        )


def facts_of(row: Row, topics: TopicNames) -> Facts:
    """Check a row, all of its columns at once."""
    facts = Facts(row, problems=list(row.problems))
    for name, raw in row.texts.items():
        try:
            text = _clean_text(name, raw)
            if text:
                facts.values[name] = CLEANERS.get(name, str)(text)
        except ValidationError as error:
            # A reference manager's kinds are not ours, and nobody typed them for this site.
            kept = facts.warnings if row.is_reference and name == "kind" else facts.problems
            kept += [f"{name}: {message}" for message in error.messages]
    _read_topics(facts, topics)
    _join_editions(facts)
    _leave_out_the_mission(facts)
    _check_lengths(facts)
    _check_language(facts)
    return facts


def _clean_text(name: str, raw: str) -> str:
    text = _SOFT_BREAK.sub("\n", _INVISIBLE.sub("", unicodedata.normalize("NFC", raw)))
    if _CONTROL.search(text):
        raise ValidationError(_("There is a control character in it, which no text may hold."))
    column = BY_NAME.get(name)
    if column is not None and column.is_long:
        return "\n".join(line.rstrip() for line in text.split("\n")).strip("\n")
    return text.strip() if name in ("authors", "editors", "editions", "topics") else " ".join(text.split())


def _whole_number(text: str) -> int:
    digits = re.sub(r"\s*(?:pp?\.?|pages|с\.?|стр\.?)$", "", text.strip(), flags=re.IGNORECASE)
    if not re.fullmatch(r"[0-9]{1,9}", digits):
        raise ValidationError(_("“%(text)s” is no whole number."), params={"text": text[:40]})
    return int(digits)


def _printed_pages(text: str) -> int:
    number = _whole_number(text)
    if not 0 < number <= 32_767:
        raise ValidationError(_("“%(text)s” is no number of pages."), params={"text": text[:40]})
    return number


def _language(text: str) -> str:
    code = language_named(text)
    if not code:
        raise ValidationError(_("“%(word)s” is no language of this site: write en, ru or tg."), params={"word": text})
    return code


def _slug(text: str) -> str:
    if slugify(text) != text or len(text) > 255:
        raise ValidationError(_("A slug has small Latin letters, figures and hyphens only."))
    return text


def _editions(text: str) -> tuple[WantedEdition, ...]:
    found: list[WantedEdition] = []
    for part in re.split(r"[;\n]", text):
        if not part.strip():
            continue
        languages, _colon, name = part.partition(":")
        edition = WantedEdition(languages_named(languages), name.strip())
        if any(edition.languages == other.languages for other in found):
            raise ValidationError(_("Two editions are in the same languages: %(text)s."), params={"text": languages})
        found.append(edition)
    return tuple(found)


CLEANERS: Mapping[str, Callable[[str], Any]] = {
    "number": _whole_number,
    "original_language": _language,
    "kind": lambda text: vocabulary.one_of(PublicationKind, text),
    "date": partial_date,
    "authors": contributors,
    "editors": contributors,
    "isbn": clean_isbn,
    "issn": clean_issn,
    "doi": clean_doi,
    "printed_pages": _printed_pages,
    "region": lambda text: vocabulary.one_of(Region, text),
    "licence": vocabulary.licence,
    "editions": _editions,
    "languages": languages_named,
    "slug": _slug,
}


def _read_topics(facts: Facts, topics: TopicNames) -> None:
    if "topics" not in facts.values:
        return
    slugs, unknown = topics.slugs(re.split(r"[;\n]", facts.values.pop("topics")))
    # Keywords of a reference manager are often other words than our topics.
    kept = facts.warnings if facts.row.is_reference else facts.problems
    kept += [f"topics: {sentence}" for sentence in unknown]
    if slugs and not (unknown and facts.row.is_reference):
        facts.values["topics"] = slugs


def _join_editions(facts: Facts) -> None:
    """Make one edition of the columns `languages` and `file`."""
    languages, name = facts.values.pop("languages", ()), facts.values.pop("file", "")
    if not languages and not name:
        return
    if "editions" in facts.row.texts:
        facts.problems.append(_("editions: Fill in either this column, or “languages” and “file”."))
    elif not languages and "languages" not in facts.row.texts:
        facts.problems.append(_("languages: Say in which languages the file is."))
    elif languages:
        facts.values["editions"] = (WantedEdition(languages, name),)


def mission_names() -> set[str]:
    """Return what exports call the mission where a page names no publisher, in all languages."""
    nodes = [mission_node(code) for code in CODES]
    return {name for node in nodes for name in (node["alternateName"], node["parentOrganization"]["name"])}


def _leave_out_the_mission(facts: Facts) -> None:
    """The mission is the publisher of what names none, and stands in exports as the author of what has none."""
    names = mission_names()
    if facts.values.get("publisher") in names:
        facts.values["publisher"] = ""
    authors = facts.values.get("authors", ())
    alone = authors[0] if len(authors) == 1 else None
    publisher = facts.row.texts.get("publisher", "")
    if facts.row.is_reference and isinstance(alone, Organisation) and alone.name in {*names, publisher}:
        del facts.values["authors"]


def _check_lengths(facts: Facts) -> None:
    page: Any = PublicationPage
    for name in PAGE_COLUMNS:
        value = facts.values.get(name)
        most = getattr(page._meta.get_field(FIELDS.get(name, name)), "max_length", None)
        if isinstance(value, str) and most and len(value) > most:
            facts.problems.append(
                _("%(column)s: This is too long: %(length)s characters, at most %(most)s.")
                % {"column": name, "length": len(value), "most": most}
            )
    printed = facts.values.get("printed_title", "")
    if len(printed) > 400:
        facts.problems.append(_("title: This is too long: at most 400 characters."))


def _check_language(facts: Facts) -> None:
    """Ask for the original language where its title is in Cyrillic letters: nobody here guesses Russian or Tajik."""
    title = facts.values.get("original_title") or facts.values.get("printed_title", "")
    is_said = "original_language" in facts.row.texts or facts.row.language
    if _CYRILLIC.search(title) and not is_said and "number" not in facts.values:
        name = "language" if facts.row.is_reference else "original_language"
        facts.problems.append(
            _("%(column)s: Say whether the original title is Russian (ru) or Tajik (tg).") % {"column": name}
        )
    if facts.row.is_reference and facts.row.language and facts.row.language != SOURCE and "number" not in facts.values:
        facts.warnings.append(_("Its words are not English: translate them on its page."))
