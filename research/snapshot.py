"""
Records (record.py) as plain JSON and back: what the catalogue keeps of a publication, also once its pages are gone.

Addresses of this site are kept without its name, since BASE_URL may change; all others as they are. What a record
leaves at its default is left out, so a field that is added to Record later changes no snapshot.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from django.conf import settings

from research.record import Contributor, Organisation, Person, Record, RecordFile, Reference
from site_config.languages.partial_dates import PartialDate

_ADDRESSES = {"permalink", "page_url", "list_url", "url"}


def snapshot_of(record: Record) -> dict[str, Any]:
    """Return the record as values that JSON knows; equal records have equal snapshots."""
    return _known(record)


def record_from(snapshot: Mapping[str, Any]) -> Record:
    """
    Return the record of a snapshot, with the site's present addresses.

    Names that Record no longer has are passed over: the snapshot of a removed publication is never written anew.
    Raises TypeError when a field without a default is missing.
    """
    return Record(**{name: value for name, value in _read_all(snapshot).items() if name in _RECORD_FIELDS})


_RECORD_FIELDS = {field.name for field in fields(Record)}


def _known(thing: Record | Person | Organisation | RecordFile | Reference) -> dict[str, Any]:
    values = ((field, getattr(thing, field.name)) for field in fields(thing))
    return {field.name: _plain(field.name, value) for field, value in values if value != field.default}


def _plain(name: str, value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(name, part) for part in value]
    if isinstance(value, PartialDate):
        return value.isoformat()
    if isinstance(value, Person | Organisation | RecordFile | Reference):
        return _known(value)
    return _without_site(value) if name in _ADDRESSES else value


def _read_all(snapshot: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _read(name, value) for name, value in snapshot.items()}


def _read(name: str, value: Any) -> Any:
    match name:
        case "date" | "available":
            return PartialDate.parse(value)
        case "authors" | "editors":
            return tuple(map(_contributor, value))
        case "files":
            return tuple(RecordFile(**_read_all(file)) for file in value)
        case "versions" | "replaces":
            return tuple(Reference(**_read_all(reference)) for reference in value)
        case "replaced_by":
            return Reference(**_read_all(value))
    if isinstance(value, list):
        return tuple(value)
    return _with_site(value) if name in _ADDRESSES else value


def _contributor(value: Mapping[str, str]) -> Contributor:
    return Organisation(**value) if "name" in value else Person(**value)


def _without_site(address: str) -> str:
    return address.removeprefix(settings.BASE_URL) if address.startswith(f"{settings.BASE_URL}/") else address


def _with_site(address: str) -> str:
    return settings.BASE_URL + address if address.startswith("/") else address
