from __future__ import annotations

import datetime
from dataclasses import dataclass

from research.citations.citation import NO_BREAK, Citation, abbreviated, initials_first, runs, sentence_end
from research.record import Person, Record

#: GOST R 7.0.5-2008: the areas of the description are parted by a point and a dash.
AREA = f".{NO_BREAK}– "
#: A colon and a semicolon of the description have spaces on both sides, and must not begin a line.
COLON, SEMICOLON = f"{NO_BREAK}: ", f"{NO_BREAK}; "
#: Up to three authors stand before the title; of more, one is named after it.
MOST_IN_HEADING = 3


@dataclass(frozen=True)
class Words:
    """What the description says in the language of the document it describes."""

    pages: str
    and_others: str
    edited_by: str
    undated: str
    number: str


WORDS = {
    "en": Words("p.", "[et al.]", "ed. by", "[s. a.]", "no."),
    "ru": Words("с.", "[и др.]", "ред.:", "[б. г.]", "№"),
    # confirm: a native reader of Tajik theses should look at these.
    "tg": Words("с.", "[ва диг.]", "зери таҳрири", "[бе сана]", "№"),
}
#: What says when an address was looked up, in the language of the text that cites. confirm: the Tajik words.
ACCESSED = {"ru": "дата обращения", "tg": "санаи муроҷиат"}


def gost(record: Record, accessed: datetime.date, reader_language: str = "ru") -> Citation:
    """
    Return a list entry by GOST R 7.0.5-2008 (bibliographic reference), as Russian and Tajik theses want it.

    The description speaks the document's language, which is that of its title: where only the original title is known,
    words of a translation would stand among it. The note of access speaks the reader's: Tajik for Tajik, else Russian.
    """
    words = WORDS[record.title_language]
    people = [author for author in record.authors if isinstance(author, Person)]
    heading = ", ".join(abbreviated(person, "") for person in people) if len(people) <= MOST_IN_HEADING else ""
    heading = f"{heading}{sentence_end(heading)} " if heading else ""
    title = f"{record.title}{COLON}{record.subtitle}" if record.subtitle else record.title
    responsible = _responsible(record, people, words)
    description = f"{title} / {responsible}" if responsible else title
    imprint = f"{record.place}{COLON}{record.publisher}" if record.place else record.publisher
    year = str(record.date.year) if record.date else words.undated
    areas = [f"{imprint}, {year}"]
    if record.printed_pages:
        areas.append(f"{record.printed_pages}{NO_BREAK}{words.pages}")
    if record.series or record.report_number:
        number = f"{words.number}{NO_BREAK}{record.report_number}" if record.report_number else ""
        areas.append(f"({SEMICOLON.join(filter(None, [record.series, number]))})")
    access = f"{ACCESSED.get(reader_language, ACCESSED['ru'])}: {accessed:%d.%m.%Y}"
    areas.append(f"URL: {record.doi_url or record.permalink} ({access})")
    text = heading + description
    for area in areas:
        # A point that stands there already is not doubled.
        text += AREA.removeprefix(".") + area if text.endswith(".") else AREA + area
    return Citation("ГОСТ Р 7.0.5", runs(f"{text}."))


def _responsible(record: Record, people: list[Person], words: Words) -> str:
    """Return who answers for the text where the heading does not say so: organisations, many authors, editors."""
    named: list[str] = []
    if len(people) > MOST_IN_HEADING:
        named.append(f"{initials_first(people[0])} {words.and_others}")
    named += [author.name for author in record.authors if not isinstance(author, Person)]
    if record.editors:
        editors = [initials_first(editor) for editor in record.editors]
        if len(editors) > MOST_IN_HEADING:
            editors = [f"{editors[0]} {words.and_others}"]
        named.append(f"{words.edited_by} {', '.join(editors)}")
    return SEMICOLON.join(named)
