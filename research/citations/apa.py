from __future__ import annotations

from collections.abc import Sequence

from research.citations.citation import Citation, abbreviated, initials_first, joined, runs, sentence_end
from research.record import Contributor, Record

#: Publication Manual of the APA, 7th edition: up to twenty authors are all named.
MOST_NAMES = 20


def apa(record: Record) -> Citation:
    """
    Return a reference in the style of the APA's Publication Manual, 7th edition (reports).

    Its words are English whatever the record's language: it stands in English papers. An organisation that is both
    author and publisher is named once, so the mission is not repeated after IOM. Reports are cited by
    their year.
    """
    people, role = _responsible(record)
    author = _names(people) + role
    date = f"({record.date.year if record.date else 'n.d.'})."
    number = f"Report No. {record.report_number}" if record.report_number else ""
    # Editors beside authors stand first in the brackets after the title.
    beside = _editors(record.editors) if record.authors and record.editors else ""
    details = "; ".join(filter(None, [beside, ", ".join(filter(None, [record.series, number]))]))
    note = f" ({details})" if details else ""
    is_repeated = not (record.authors or record.editors) or record.publisher == _names(people)
    publisher = "" if is_repeated else f" {record.publisher}{sentence_end(record.publisher)}"
    return Citation(
        "APA 7",
        runs(
            f"{author}{sentence_end(author)} {date} ",
            (record.full_title, True),
            note + ("." if note else sentence_end(record.full_title)),
            publisher,
            f" {record.doi_url or record.permalink}",
        ),
    )


def _responsible(record: Record) -> tuple[Sequence[Contributor], str]:
    """Return who stands in the author's place, and the role that is said of editors there."""
    if record.authors or not record.editors:
        return record.creators, ""
    return record.editors, " (Eds.)" if len(record.editors) > 1 else " (Ed.)"


def _editors(editors: Sequence[Contributor]) -> str:
    names = [initials_first(editor) for editor in editors]
    return f"{joined(names, ' & ' if len(names) == 2 else ', & ')}, {'Eds.' if len(names) > 1 else 'Ed.'}"


def _names(people: Sequence[Contributor]) -> str:
    names = [abbreviated(person, ",") for person in people]
    if len(names) > MOST_NAMES:
        return f"{', '.join(names[: MOST_NAMES - 1])}, . . . {names[-1]}"
    return joined(names, ", & ")
