from __future__ import annotations

from collections.abc import Sequence

from research.citations.citation import Citation, joined, runs, sentence_end
from research.record import Contributor, Record

#: The Chicago Manual of Style, 17th edition: up to ten names are all given, of more the first seven.
MOST_NAMES, NAMES_OF_MORE = 10, 7


def chicago(record: Record) -> Citation:
    """
    Return a bibliography entry in the style of the Chicago Manual, 17th edition (notes and bibliography).

    Reports are treated like books; editors beside authors follow the title.
    Its words are English whatever the record's language, as in APA.
    """
    if record.authors or not record.editors:
        author = _names(record.creators)
    else:
        author = f"{_names(record.editors)}, {'eds' if len(record.editors) > 1 else 'ed'}"
    edited_by = f"Edited by {_given_first(record.editors)}" if record.authors and record.editors else ""
    number = f"no. {record.report_number}" if record.report_number else ""
    series = ", ".join(filter(None, [record.series, number]))
    publisher = ": ".join(filter(None, [record.place, record.publisher]))
    date = str(record.date.year) if record.date else "n.d."
    imprint = ", ".join(filter(None, [publisher, date]))
    return Citation(
        "Chicago 17",
        runs(
            f"{author}{sentence_end(author)} ",
            (record.full_title, True),
            f"{sentence_end(record.full_title)} ",
            f"{edited_by}{sentence_end(edited_by)} " if edited_by else "",
            f"{series[:1].upper()}{series[1:]}. " if series else "",
            f"{imprint}{sentence_end(imprint)} {record.doi_url or record.permalink}.",
        ),
    )


def _names(people: Sequence[Contributor]) -> str:
    # Only the first name is inverted.
    names = [people[0].inverted, *map(str, people[1:])]
    if len(names) > MOST_NAMES:
        return f"{', '.join(names[:NAMES_OF_MORE])}, et al"
    return joined(names, ", and ")


def _given_first(people: Sequence[Contributor]) -> str:
    names = list(map(str, people))
    if len(names) > MOST_NAMES:
        return f"{', '.join(names[:NAMES_OF_MORE])}, et al"
    return joined(names, " and " if len(names) == 2 else ", and ")
