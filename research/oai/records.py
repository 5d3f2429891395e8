"""What harvesters are told of records: one of them, or all of a window of time and a set, page by page."""

from __future__ import annotations

from datetime import UTC, datetime

from research.models import CatalogueRecord
from research.models.catalogue import CatalogueQuerySet, Header
from research.oai.formats import FORMATS, UNKNOWN, Format
from research.oai.identifiers import identifier_of, parse_identifier
from research.oai.protocol import Problem, ProtocolError, Question, window_of
from research.oai.resumption import PAGE, resumption
from research.oai.tokens import Place, place_asked
from research.oai.xml import element, part, utc

_NO_SUCH_IDENTIFIER = Problem("idDoesNotExist", "No record has this identifier.")
_NO_RECORDS = Problem("noRecordsMatch", "No record of this set changed in this time.")


def get_record(question: Question) -> str:
    """Answer GetRecord; raise ProtocolError when the record, the format or both are not known."""
    row = _find(question.arguments["identifier"])
    form = FORMATS.get(question.arguments["metadataPrefix"])
    if row is None or form is None:
        problems = [*([_NO_SUCH_IDENTIFIER] if row is None else []), *([UNKNOWN] if form is None else [])]
        raise ProtocolError(*problems)
    return element("GetRecord", [_record(row, form)])


def check_identifier(question: Question) -> None:
    """Raise ProtocolError when the question names a record that does not exist."""
    identifier = question.arguments.get("identifier")
    if identifier is not None and _find(identifier) is None:
        raise ProtocolError(_NO_SUCH_IDENTIFIER)


def _find(identifier: str) -> CatalogueRecord | None:
    parsed = parse_identifier(identifier)
    if parsed is None:
        return None
    number, language = parsed
    return CatalogueRecord.objects.prefetch_related("sets").filter(number=number, language=language).first()


def list_records(question: Question) -> str:
    """
    Answer ListRecords or ListIdentifiers with a page of the list; three queries, however long the list is.

    A list is in the order of the last changes, and a page goes on after the last record of the one before. A record
    that changes meanwhile moves to the end, so none is left out, and one that was shown already comes again as it is
    now. Where `until` closes the list, what changes moves out of it and is for the next harvest. The size that a page
    names is what was shown and what is left when it is asked.

    Raises ProtocolError when the token is not ours, the format is not known or nothing is found.
    """
    place = place_asked(question)
    form = FORMATS.get(place.arguments["metadataPrefix"])
    if form is None:
        raise ProtocolError(UNKNOWN)
    matching = _matching(place)
    rows = matching.in_harvest_order().prefetch_related("sets")
    if question.verb == "ListIdentifiers":
        rows = rows.defer("snapshot")
    found = list(rows[: PAGE + 1])
    if not found:
        raise ProtocolError(_NO_RECORDS)
    page = found[:PAGE]
    onward, remaining = None, len(page)
    if len(found) > len(page):
        last = page[-1].header
        onward = place.next([int(last.datestamp.timestamp()), page[-1].pk], len(page))
        remaining = max(matching.count(), len(found))
    if question.verb == "ListIdentifiers":
        entries = [_header(row.header) for row in page]
    else:
        entries = [_record(row, form) for row in page]
    return element(question.verb, [*entries, resumption(place, onward, remaining)])


def _matching(place: Place) -> CatalogueQuerySet:
    rows = CatalogueRecord.objects.all()
    window = window_of(place.arguments)
    if window.since:
        rows = rows.filter(datestamp__gte=window.since)
    if window.until:
        rows = rows.filter(datestamp__lte=window.until)
    if spec := place.arguments.get("set"):
        rows = rows.in_set(spec)
    if place.after is not None:
        seconds, pk = place.after
        rows = rows.after(datetime.fromtimestamp(seconds, UTC), pk)
    return rows


def _record(row: CatalogueRecord, form: Format) -> str:
    header = row.header
    if header.is_deleted:
        return element("record", [_header(header)])
    return element("record", [_header(header), element("metadata", [part(form.build(row.record))])])


def _header(header: Header) -> str:
    content = [
        element("identifier", identifier_of(header.number, header.language)),
        element("datestamp", utc(header.datestamp)),
        *(element("setSpec", spec) for spec in header.sets),
    ]
    return element("header", content, {"status": "deleted"} if header.is_deleted else {})
