"""BibTeX, as BibTeX, biber, pybtex, bibtexparser, Zotero and JabRef read it."""

from __future__ import annotations

import re

from research.record import Contributor, Organisation, Person, Record
from site_config.languages.letters import slugify_title

#: Entry types; what BibTeX has no type for is a technical report, which reference managers show as a report.
ENTRY_TYPES = {"proceedings": "proceedings"}

#: Names of languages in babel, for `langid`. Tajik is a locale of its own there (locale/tg/babel-tg.ini). The BCP 47
#: code stands in `language` in any case.
BABEL = {"en": "english", "ru": "russian", "tg": "tajik"}

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_ESCAPES = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    # Not `\{`: BibTeX counts braces whatever stands before them, and a single one would swallow the file.
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    **{sign: f"\\{sign}" for sign in "&%$#_"},
}
#: Addresses are verbatim in biblatex and reference managers (biblatex manual, data types): a backslash would become a
#: part of them. What would break the braces is written in per cent.
_IN_ADDRESSES = {"\\": "%5C", "{": "%7B", "}": "%7D", " ": "%20"}
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]+")


def bibtex(record: Record) -> str:
    """Return one entry, ending with a line break. Cyrillic stays as it is, in UTF-8."""
    kind = ENTRY_TYPES.get(record.kind, "techreport")
    fields: list[tuple[str, str]] = []

    def add(name: str, value: object) -> None:
        if text := escape(str(value or "")):
            fields.append((name, f"{{{text}}}"))

    # The second braces keep capitals as they are in every style.
    fields.append(("title", f"{{{{{escape(record.full_title)}}}}}"))
    people = {"author": record.creators, "editor": record.editors}
    if kind == "proceedings":
        # Proceedings have editors; where none is named, the names on their title page are those in BibTeX's terms.
        people = {"author": record.authors, "editor": record.editors} if record.editors else {"editor": record.creators}
    fields += [(role, f"{{{_names(names)}}}") for role, names in people.items() if names]
    add("publisher" if kind == "proceedings" else "institution", record.publisher)
    if kind == "techreport" and record.kind != "report":
        add("type", record.kind.capitalize())
    if record.date:
        add("year", record.date.year)
        if record.date.month:
            # A macro, which styles print in their own language: without braces.
            fields.append(("month", MONTHS[record.date.month - 1]))
        add("day", record.date.day)
    add("number", record.report_number)
    add("series", record.series)
    add("address", record.place)
    add("pagetotal", record.printed_pages)
    add("isbn", record.isbn)
    add("issn", record.issn)
    if record.doi:
        fields.append(("doi", f"{{{_verbatim(record.doi)}}}"))
    add("language", record.language)
    add("langid", BABEL[record.language])
    fields.append(("url", f"{{{_verbatim(record.permalink)}}}"))
    add("abstract", record.abstract)
    add("keywords", ", ".join(record.keywords))
    # Styles print a note in the bibliography; an annotation only where a reader asks for annotations.
    add("annote", record.disclaimer)
    lines = ",\n".join(f"  {name} = {value}" for name, value in fields)
    return f"@{kind}{{{key_of(record)},\n{lines}\n}}\n"


def key_of(record: Record) -> str:
    """Return the entry's key in ASCII, unlike that of any other record: "olimova2012environmental-10en"."""
    first = record.creators[0]
    name = first.family if isinstance(first, Person) else first.name
    words = slugify_title(record.title, fallback="untitled").split("-")
    word = next((each for each in words if len(each) > 3), words[0])
    year = record.date.year if record.date else "nd"
    family = slugify_title(name, fallback="anon").split("-")[0]
    return f"{family}{year}{word}-{record.number}{record.language}"


def escape(text: str) -> str:
    """Return text for a field in braces: one line, without signs that TeX would act upon or that break the braces."""
    return "".join(_ESCAPES.get(sign, sign) for sign in " ".join(_CONTROL.sub(" ", text).split()))


def _verbatim(address: str) -> str:
    return "".join(_IN_ADDRESSES.get(sign, sign) for sign in _CONTROL.sub("", address))


def _names(contributors: tuple[Contributor, ...]) -> str:
    return " and ".join(map(_name, contributors))


def _name(contributor: Contributor) -> str:
    # Braces keep an organisation whole; without them it is taken for "Migration, I. O. for".
    if isinstance(contributor, Organisation):
        return f"{{{escape(contributor.name)}}}"
    # The word that parts names, a comma inside one, would be read as structure.
    parts = [escape(part) for part in (contributor.family, contributor.given) if part]
    return ", ".join(f"{{{part}}}" if re.search(r"(?i)\band\b|,", part) else part for part in parts)
